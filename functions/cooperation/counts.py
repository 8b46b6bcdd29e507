"""What counts of cooperation records: confirmed ones, evaluations, claims that were rejected, and early ends. Pure."""

from collections.abc import Sequence
from typing import Final

from functions import keys, tally
from functions.beijing import quarter_of
from functions.cooperation_record import CooperationRecord, Evaluation
from functions.fact import STARTED, booked
from functions.ledger import Event
from functions.table import Write

_EARLY: Final = 12
"""Months within which an end is early, unless the sides had agreed on it."""
_MARKS: Final = ("delivery", "service", "communication", "result")


def of_beginning(record: CooperationRecord, event: Event) -> Sequence[Write]:
    """Return what a record adds that both sides agree about, or that an operator confirmed."""
    return [
        *_booked(record, event, {STARTED: 1}),
        tally.passed("brand", record.brand, event.at, started=1),
    ]


def of_settlement(record: CooperationRecord, event: Event) -> Sequence[Write]:
    """Return what the end of a dispute adds: the record, or a complaint where the provider had claimed what is not so."""
    if record.decision == "confirm":
        return of_beginning(record, event)
    return _booked(record, event, {"complaints": 1}) if record.by == "provider" else []


def of_end(record: CooperationRecord, event: Event) -> Sequence[Write]:
    """Return what an end adds: something only where it came early."""
    return _booked(record, event, {"ended_early": 1}) if is_early(record) else []


def of_evaluation(record: CooperationRecord, evaluation: Evaluation, event: Event) -> Sequence[Write]:
    """Return what an evaluation adds, to the quarter in which it was given; one of an earlier period is late."""
    late = {"late": 1} if evaluation.period < quarter_of(evaluation.at) else {}
    marks = {f"ev_{name}": getattr(evaluation, name) for name in _MARKS}
    return _booked(record, event, {"ev_n": 1, **marks, **late})


def is_early(record: CooperationRecord) -> bool:
    """Whether a cooperation ended within twelve months of its beginning, and before the month to which it was agreed."""
    if not record.ended_on:
        return False
    facts = record.facts
    lasted = _months(record.ended_on) - _months(facts.since)
    return lasted < _EARLY and not (facts.until and record.ended_on[:7] >= facts.until)


def _months(day: str) -> int:
    """Return the month of a day or a month, counted from the year nought."""
    return int(day[:4]) * 12 + int(day[5:7])


def _booked(record: CooperationRecord, event: Event, adds: dict[str, int]) -> list[Write]:
    return booked(record.provider, event, keys.cooperation(record.id).pk, adds)
