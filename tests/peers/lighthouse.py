"""Lighthouse as a program that is asked for one page after another."""

import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import Any

PATIENCE = 120.0
"""Seconds after which an audit that has not ended is given up; one takes about six."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What Lighthouse found on a page.

    Attributes:
        faults: What costs points, by category and audit, with the places; performance is left out.
        scores: Points by category, 0 to 100.
        shift: Cumulative layout shift.
        shifted: What moved, where something did.
        requests: The addresses that the page loaded.
        size_bytes: What was transferred, with headers.
    """

    faults: Mapping[str, list[Any]]
    scores: Mapping[str, int]
    shift: float
    shifted: tuple[Any, ...]
    requests: tuple[str, ...]
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Lighthouse:
    """A running Lighthouse with a Chromium of its own."""

    process: subprocess.Popen[str]

    def report(self, address: str) -> Report:
        """Audit a page in all categories; one that answers 404 is audited too."""
        answer = self._ask(address, ignoreStatusCode=True, disableFullPageScreenshot=True)
        audits = answer["audits"]
        return Report(
            faults=_faults(answer),
            scores={name: round(100 * category["score"]) for name, category in answer["categories"].items()},
            shift=audits["cumulative-layout-shift"]["numericValue"],
            shifted=tuple(_items(audits["layout-shifts"])),
            requests=tuple(item["url"] for item in _items(audits["network-requests"])),
            size_bytes=audits["total-byte-weight"]["numericValue"],
        )

    def first_paint(self, address: str) -> float:
        """Return the milliseconds to the first contentful paint on Lighthouse's slow 4G."""
        answer = self._ask(address, onlyAudits=["first-contentful-paint"], disableFullPageScreenshot=True)
        paint: float = answer["audits"]["first-contentful-paint"]["numericValue"]
        return paint

    def _ask(self, address: str, **settings: object) -> dict[str, Any]:  # Any: Lighthouse's own words
        """Send one request and return its answer."""
        assert self.process.stdin
        assert self.process.stdout
        timer = Timer(PATIENCE, self.process.terminate)
        timer.start()
        self.process.stdin.write(json.dumps({"address": address, **settings}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        timer.cancel()
        assert line, f"Lighthouse ended, or took over {PATIENCE} s for {address}"
        answer: dict[str, Any] = json.loads(line)
        assert not answer.get("failure"), f"{address}: {answer['failure']}"
        return answer


@contextmanager
def running(packages: Path, chromium: str, flags: list[str]) -> Iterator[Lighthouse]:
    """Start Lighthouse and its Chromium; both end with the block."""
    words = ["node", str(Path(__file__).with_name("audit.mjs")), *flags]
    pipe = subprocess.PIPE
    environment = {**os.environ, "CHROME_PATH": chromium}
    with subprocess.Popen(words, cwd=packages, env=environment, stdin=pipe, stdout=pipe, text=True) as process:  # noqa: S603 # our own words
        yield Lighthouse(process)


def _faults(answer: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Return the audits that cost points, performance apart."""
    found = {}
    for name, category in answer["categories"].items():
        for reference in category["auditRefs"]:
            audit = answer["audits"][reference["id"]]
            costs = reference["weight"] and audit["score"] is not None and audit["score"] < 1
            if costs and name != "performance":
                found[f"{name}: {audit['id']}"] = _items(audit)[:3]
    return found


def _items(audit: Mapping[str, Any]) -> list[Any]:
    """Return the places that an audit names."""
    items: list[Any] = audit.get("details", {}).get("items", [])
    return items
