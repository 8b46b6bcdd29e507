"""What counts of cooperation records."""

from dataclasses import replace

import pytest

from functions import keys
from functions.cooperation import counts
from functions.cooperation_record import Evaluation
from functions.fact import fact_of
from functions.ledger import Event
from functions.table import Put, Write
from tests.functions.cooperation.scene import a_record
from tests.functions.fakes import NOW

LINE = Event(id="01M88VFZ00WZVC04BQDT6VFK9Z", kind="k", actor="a", at=NOW, request="r")


def adds(writes: object) -> list[dict[str, int]]:
    """Return what the lines of the book among some writes add."""
    found: list[Write] = list(writes)  # type: ignore[call-overload] # the writes of one event
    return [dict(fact_of(each.item).adds) for each in found if isinstance(each, Put)]


def test_a_confirmed_record_counts_for_both_sides() -> None:
    writes = counts.of_beginning(a_record(), LINE)

    assert adds(writes) == [{"started": 1}]
    assert keys.tally("brand", a_record().brand, "2026-Q4") in [each.key for each in writes]


@pytest.mark.parametrize(
    ("by", "decision", "wanted"),
    [
        ("provider", "confirm", [{"started": 1}]),
        ("brand", "confirm", [{"started": 1}]),
        ("provider", "reject", [{"complaints": 1}]),
        ("brand", "reject", []),
    ],
)
def test_a_complaint_is_a_claim_of_the_provider_that_was_rejected(by: str, decision: str, wanted: list[object]) -> None:
    assert adds(counts.of_settlement(a_record(by=by, decision=decision), LINE)) == wanted


@pytest.mark.parametrize(
    ("since", "until", "ended_on", "is_early"),
    [
        ("2025-12", "", "2026-11-20", True),
        ("2025-11", "", "2026-11-01", False),
        ("2026-07", "2026-11", "2026-11-30", False),
        ("2026-07", "2026-12", "2026-11-30", True),
        ("2026-07", "", "", False),
    ],
)
def test_an_end_is_early_within_twelve_months_and_before_what_was_agreed(
    since: str,
    until: str,
    ended_on: str,
    is_early: bool,  # noqa: FBT001 # a column of the table
) -> None:
    record = a_record(ended_on=ended_on, facts=replace(a_record().facts, since=since, until=until))

    assert counts.is_early(record) is is_early
    assert adds(counts.of_end(record, LINE)) == [{"ended_early": 1}] * is_early


@pytest.mark.parametrize(("period", "late"), [("2026-Q4", {}), ("2026-Q3", {"late": 1})])
def test_an_evaluation_counts_when_it_is_given_and_one_of_an_earlier_quarter_is_late(
    period: str, late: dict[str, int]
) -> None:
    said = Evaluation(period=period, delivery=5, service=4, communication=3, result=2, comment="x", at=NOW)

    assert adds(counts.of_evaluation(a_record(), said, LINE)) == [
        {"ev_n": 1, "ev_delivery": 5, "ev_service": 4, "ev_communication": 3, "ev_result": 2, **late}
    ]
