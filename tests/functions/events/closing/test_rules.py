"""What a closing makes of one provider."""

from datetime import UTC, datetime

from functions import keys
from functions.closing import Closing
from functions.events.closing import rules
from functions.fact import Fact
from site_builder.model.assessment import Value
from tests.functions.fakes import a_methods

AT = datetime(2026, 8, 5, tzinfo=UTC)
FACT = Fact(id="1", kind="k", at=AT, record="COOP#u", adds={"won": 2, "late": 1})
CLOSING = Closing(quarter="2026-Q3", method="v1", phase="close", closed_on="2026-10-12")


def test_a_tally_is_what_its_book_makes_of_it_or_it_is_reported() -> None:
    right = {keys.tally("provider", "p", "2026-Q3"): {"won": 2, "late": 1, "lost": 0, "active_at": "x"}}
    wrong = {keys.tally("provider", "p", "2026-Q3"): {"won": 3}}

    assert rules.differing("p", "2026-Q3", right, [("2026-Q3", FACT), ("2026-Q4", FACT)]) == ()
    assert [each.quarter for each in rules.differing("p", "2026-Q3", wrong, [("2026-Q3", FACT)])] == ["2026-Q3"]
    assert [each.made for each in rules.differing("p", "2026-Q3", {}, [("2026-Q1", FACT)])] == [{"late": 1, "won": 2}]


def test_a_score_counts_late_events_and_is_of_its_method() -> None:
    counted = {keys.tally("provider", "p", "2026-Q3"): {"won": 5, "late": 1}, keys.stores("p"): {"2025-01-04": 1}}

    found = rules.outcome("p", CLOSING, counted, {"2026-Q3": {"goods": Value(1, 1)}}, a_methods()["v1"])

    assert (found.score["late"], found.late, found.counts_as) == (1, 1, "lack_few")
    assert (found.score["closed_on"], found.score["revision"], found.score["method"]) == ("2026-10-12", 1, "v1")
