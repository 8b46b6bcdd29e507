"""Every template in both languages, judged by Lighthouse: all marks but performance, which is only shown."""

from collections.abc import Callable
from math import inf
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest

from tests.builders import ROOT
from tests.peers.lighthouse import Lighthouse, Report
from tests.peers.served import Served

TEMPLATES = ROOT / "templates/pages"
UNLISTED = frozenset({"seo: is-crawlable"})
"""A visitor's own page and a demo page say noindex."""
MISSING = UNLISTED | {"seo: http-status-code", "best-practices: errors-in-console"}
"""What is not there answers 404, and the browser's console says so."""

SIGNED_IN = (
    "account",
    "brief",
    "claim",
    "confirm",
    "cooperation",
    "cooperations",
    "desk",
    "login",
    "opportunities",
    "opportunity",
    "organisation",
    "quarters",
    "queues",
    "register",
    "round",
    "rounds",
    "score",
)
"""Pages that are filled by their scripts; who is not signed in is told so."""


class Case(NamedTuple):
    """A page of a template.

    Attributes:
        paths: Its addresses: in both languages, or the one that there is.
        loses: What costs points by design.
        budget: The most bytes of all that it loads, compressed, without headers; where there is none they are only shown.
    """

    template: str
    paths: tuple[str, ...]
    loses: frozenset[str] = frozenset()
    budget: float = inf


def both(path: str) -> tuple[str, str]:
    """Return an address in both languages."""
    return f"/en{path}", f"/zh{path}"


REAL = (
    Case("root", ("/",)),
    Case("home", both("/")),
    Case("listing", both("/providers"), budget=10 * 1024),
    Case("listing", both("/categories/beauty"), budget=10 * 1024),
    Case("facet_index", both("/categories")),
    Case("provider", both("/providers/baozun"), budget=8 * 1024),
    Case("guide_index", both("/guides")),
    Case("guide", both("/guides/choosing-a-provider")),
    Case("glossary", both("/glossary")),
    Case("text", both("/method")),
    Case("new", both("/new")),
    Case("rules", both("/rules"), UNLISTED),
    Case("mails", both("/mails"), UNLISTED),
    Case("mail", both("/mails/login"), UNLISTED),
    Case("fit", both("/fit"), UNLISTED),
    Case("featured", both("/featured"), UNLISTED),
    Case("verify", both("/verify"), UNLISTED),
    Case("propose", both("/propose?id=baozun"), UNLISTED),
    Case("shortlist", both("/shortlist?add=baozun"), UNLISTED),
    Case("compare", both("/compare?ids=baozun,lily-and-beauty"), UNLISTED),
    *(Case(name, both(f"/{name}"), UNLISTED) for name in SIGNED_IN),
    Case("not_found", both("/nowhere"), MISSING),
    Case("root_not_found", ("/nowhere",), MISSING),
)
DEMO = (
    Case("provider", both("/providers/demo-lantern-bay"), UNLISTED),
    Case("provider", both("/providers/demo-amber-causeway"), UNLISTED),
    Case("featured", both("/featured/2026-q3")),
    Case("verify", both("/verify?provider=demo-lantern-bay"), UNLISTED),
)


def pages(cases: tuple[Case, ...]) -> list[object]:
    """Return a row for every page of the cases."""
    return [pytest.param(path, case, id=f"{case.template} {path}") for case in cases for path in case.paths]


@pytest.mark.peers
@pytest.mark.parametrize(("path", "case"), pages(REAL))
def test_a_page_has_all_marks_and_is_light(
    lighthouse: Lighthouse, production: Served, path: str, case: Case, tell: Callable[[str], None]
) -> None:
    report = lighthouse.report(production.address + path)
    size = sum(map(production.size, loaded(report)))

    tell(told(path, report, size))
    assert report.faults.keys() == case.loses, report.faults
    assert report.shift == 0, report.shifted
    assert size <= case.budget


@pytest.mark.peers
@pytest.mark.parametrize(("path", "case"), pages(DEMO))
def test_a_demo_page_lacks_nothing_but_the_leave_to_be_listed(
    lighthouse: Lighthouse, demo: Served, path: str, case: Case, tell: Callable[[str], None]
) -> None:
    report = lighthouse.report(demo.address + path)

    tell(told(path, report, sum(map(demo.size, loaded(report)))))
    assert report.faults.keys() == case.loses, report.faults
    assert report.shift == 0, report.shifted


def test_every_template_is_judged() -> None:
    judged = {case.template for case in REAL}

    assert judged == {path.stem for path in TEMPLATES.glob("*.html")}


def loaded(report: Report) -> tuple[str, ...]:
    """Return what a page loads from the network."""
    return tuple(address for address in report.requests if urlsplit(address).scheme == "http")


def told(path: str, report: Report, size: int) -> str:
    """Return the line of figures of a page."""
    scores = " ".join(f"{name} {score}" for name, score in report.scores.items())
    sizes = f"{size:,} bytes ({report.size_bytes:,.0f} with headers) in {len(loaded(report))} requests"
    return f"{path}: {scores}; {sizes}"
