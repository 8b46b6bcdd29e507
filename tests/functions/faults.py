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

    def __init__(self, client: httpx.Client) -> None:
        """Keep what speaks to it: one client, since each would read the certificates of all the world."""
        self._client: Final = client
        self.endpoint: Final = str(client.base_url).rstrip("/")

    @contextmanager
    def of(self, service: str, *rules: dict[str, Any]) -> Iterator[None]:
        """Let requests to a service fail by these rules while the block runs, and hold that they did."""
        self._tell("rules", [{"service": service, **rule} for rule in rules])
        self._client.delete("/_microburst/fired")
        try:
            yield
            assert self.fired()
        finally:
            self._tell("rules", [])

    def fired(self) -> Sequence[Any]:
        """Return the faults so far."""
        return list(self._client.get("/_microburst/fired").json())

    def _tell(self, what: str, rules: Sequence[Any]) -> None:
        self._client.post(f"/_microburst/{what}", json=rules).raise_for_status()


@contextmanager
def weather(upstream: str) -> Iterator[Weather]:
    """Run the proxy before the local cloud."""
    port = free_port()
    words = [sys.executable, "-m", "microburst", "--upstream", upstream, "--host", HOST, "--port", str(port)]
    fresh = httpx.Limits(max_keepalive_connections=0)  # a connection that rested might be one that has ended
    client = httpx.Client(base_url=f"http://{HOST}:{port}", trust_env=False, timeout=_START, limits=fresh)
    with client, subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:  # noqa: S603 # our own words
        try:
            _await(client)
            yield Weather(client)
        finally:
            process.kill()  # it has nothing to save


def _await(client: httpx.Client) -> None:
    """Return when the proxy listens.

    Raises:
        RuntimeError: It does not answer.
    """
    end = time.monotonic() + _START
    while time.monotonic() < end:
        try:
            client.get("/_microburst/health").raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.1)
        else:
            return
    message = "the proxy of faults does not answer"
    raise RuntimeError(message)
