"""Faults between the functions and the cloud: a proxy that answers as the cloud does when it is ill."""

import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

import httpx
import pytest

from infra.local.emulator import HOST, free_port

_START: Final = 30.0
_ONCE: Final = {"times": 1}
_TWICE: Final = {"times": 2}
_LOST: Final = {"response": {"abort_bytes": 0}}
KINDS: Final[dict[str, dict[str, Any]]] = {
    "throttled once": {"error": {"code": "ProvisionedThroughputExceededException"}, **_ONCE},
    "throttled twice": {"error": {"code": "ThrottlingException"}, **_TWICE},
    "throttled always": {"error": {"code": "ProvisionedThroughputExceededException"}},
    "too many requests": {"error": {"code": "RequestLimitExceeded"}},
    "broken once": {"error": {"code": "InternalServerError", "status": 500}, **_ONCE},
    "broken always": {"error": {"code": "InternalServerError", "status": 500}},
    "away": {"error": {"code": "ServiceUnavailable", "status": 503}},
    "cut off before the work, once": {"reset": True, **_ONCE},
    "cut off before the work, always": {"reset": True},
    "answer lost once": {**_LOST, **_ONCE},
    "answer lost always": dict(_LOST),
    "half an answer, once": {"response": {"truncate_frac": 0.5}, **_ONCE},
    "half an answer, always": {"response": {"truncate_frac": 0.5}},
    "slower than we wait": {"latency": 3_500, **_ONCE},
}
"""What goes wrong, by the rules of the proxy."""
UNDER_WAY: Final[dict[str, Any]] = {
    "error": {"code": "TransactionInProgressException"},
    "operation": "TransactWriteItems",
}


EVERY: Final = {**KINDS, "another transaction under way": UNDER_WAY}


def each_with_each(names: Iterable[str]) -> list[Any]:  # Any: parameters of tests
    """Return each act with each kind of fault; without the peers each kind once, and each act with a share of them."""
    acts = list(names)
    return [
        pytest.param(
            name, kind, marks=() if (one - other) % len(acts) == 0 else (pytest.mark.peers,), id=f"{name}: {kind}"
        )
        for one, name in enumerate(acts)
        for other, kind in enumerate(EVERY)
    ]


class Weather:
    """The proxy: fair, until it is told otherwise."""

    def __init__(self, endpoint: str) -> None:
        """Keep where it listens."""
        self.endpoint: Final = endpoint

    @contextmanager
    def of(self, service: str, *rules: dict[str, Any]) -> Iterator[None]:
        """Let requests to a service fail by these rules while the block runs, and hold that they did."""
        self._tell("rules", [{"service": service, **rule} for rule in rules])
        httpx.delete(f"{self.endpoint}/_microburst/fired", trust_env=False, timeout=_START)
        try:
            yield
            assert self.fired()
        finally:
            self._tell("rules", [])

    def fired(self) -> Sequence[Any]:
        """Return the faults so far."""
        return list(httpx.get(f"{self.endpoint}/_microburst/fired", trust_env=False, timeout=_START).json())

    def _tell(self, what: str, rules: Sequence[Any]) -> None:
        place = f"{self.endpoint}/_microburst/{what}"
        httpx.post(place, json=rules, trust_env=False, timeout=_START).raise_for_status()


@contextmanager
def weather(upstream: str) -> Iterator[Weather]:
    """Run the proxy before the local cloud."""
    port = free_port()
    words = [sys.executable, "-m", "microburst", "--upstream", upstream, "--host", HOST, "--port", str(port)]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:  # noqa: S603 # our own words
        try:
            yield Weather(_answering(f"http://{HOST}:{port}"))
        finally:
            process.kill()  # it has nothing to save


def _answering(endpoint: str) -> str:
    """Return where the proxy listens, when it does.

    Raises:
        RuntimeError: It does not answer.
    """
    end = time.monotonic() + _START
    while time.monotonic() < end:
        try:
            httpx.get(f"{endpoint}/_microburst/health", trust_env=False).raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.1)
        else:
            return endpoint
    message = "the proxy of faults does not answer"
    raise RuntimeError(message)
