"""What may happen to a cooperation record, as a table. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal

from functions.beijing import quarter_of
from functions.cooperation_record import OTHER, CooperationRecord, Decision, Evaluation, Facts, Side, State, state_of
from functions.refusals import Refusal

Action = Literal["confirm", "correct", "dispute", "settle", "end", "evaluate", "authorise"]
Who = Literal["other", "either", "brand", "operator"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What somebody may do.

    Attributes:
        by: Who: the side that did not write the facts, either side, the brand, or an operator.
        when: States in which it is allowed.
    """

    by: Who
    when: frozenset[State]


_CLAIM: Final[frozenset[State]] = frozenset({"claimed", "corrected"})
MOVES: Final[Mapping[Action, Move]] = {
    "confirm": Move(by="other", when=_CLAIM),
    "correct": Move(by="either", when=_CLAIM),
    "dispute": Move(by="other", when=_CLAIM),
    "settle": Move(by="operator", when=frozenset({"disputed"})),
    "end": Move(by="either", when=frozenset({"confirmed"})),
    "evaluate": Move(by="brand", when=frozenset({"confirmed", "ended"})),
    "authorise": Move(by="brand", when=frozenset({"confirmed"})),
}
_CODES: Final[Mapping[State, str]] = {
    "claimed": "cooperation.claimed",
    "corrected": "cooperation.corrected",
    "confirmed": "cooperation.confirmed",
    "disputed": "cooperation.disputed",
    "rejected": "cooperation.rejected",
    "ended": "cooperation.ended",
}


def require(action: Action, record: CooperationRecord, side: Side | None) -> None:
    """Refuse a move that the table does not allow.

    Args:
        action: The move.
        record: The record as it is.
        side: Who moves; None is an operator.

    Raises:
        Refusal: The record is in another state, or one's own facts are for the other side to confirm.
    """
    move = MOVES[action]
    state = state_of(record)
    if state not in move.when:
        raise Refusal(_CODES[state])
    if move.by == "other" and side == record.by:
        raise Refusal("cooperation.own")


def require_version(record: CooperationRecord, v: int) -> None:
    """Refuse what rests on an older version.

    Raises:
        Refusal: Somebody changed the record meanwhile.
    """
    if record.v != v:
        raise Refusal("cooperation.changed")


def confirmed(record: CooperationRecord, side: Side, now: datetime) -> CooperationRecord:
    """Return a record that both sides agree about."""
    require("confirm", record, side)
    return replace(record, confirmed_at=now, v=record.v + 1)


def corrected(record: CooperationRecord, side: Side, facts: Facts, now: datetime) -> CooperationRecord:
    """Return a record with other facts, which the other side is asked about."""
    require("correct", record, side)
    return replace(record, facts=facts, by=side, corrected_at=now, v=record.v + 1)


def disputed(record: CooperationRecord, side: Side, reason: str, now: datetime) -> CooperationRecord:
    """Return a record that goes to the operators."""
    require("dispute", record, side)
    return replace(record, disputed_at=now, reason=reason, v=record.v + 1)


def settled(record: CooperationRecord, decision: Decision, reason: str, now: datetime) -> CooperationRecord:
    """Return a record after an operator's decision."""
    require("settle", record, None)
    confirmed_at = now if decision == "confirm" else None
    return replace(
        record, settled_at=now, decision=decision, settlement=reason, confirmed_at=confirmed_at, v=record.v + 1
    )


def ended(record: CooperationRecord, side: Side, day: str, now: datetime) -> CooperationRecord:
    """Return a cooperation that is over; what was confirmed stays confirmed."""
    require("end", record, side)
    if not record.facts.since <= day[:7] <= now.date().isoformat()[:7]:
        raise Refusal("cooperation.day")
    return replace(record, ended_at=now, ended_on=day, v=record.v + 1)


def shown(record: CooperationRecord, side: Side, *, is_shown: bool) -> CooperationRecord:
    """Return a record with one side's word about the public."""
    if side == "brand":
        return replace(record, brand_shows=is_shown, v=record.v + 1)
    return replace(record, provider_shows=is_shown, v=record.v + 1)


def require_period(record: CooperationRecord, period: str, now: datetime) -> None:
    """Refuse an evaluation of a quarter in which nothing was done: before the beginning, after the end, or yet to come.

    Raises:
        Refusal: It is such a quarter, or the record is not confirmed.
    """
    require("evaluate", record, "brand")
    last = min(quarter_of(now), _quarter(record.ended_on or now.date().isoformat()))
    if not _quarter(record.facts.since) <= period <= last:
        raise Refusal("evaluation.period")


def _quarter(day: str) -> str:
    """Return the quarter of a day or a month."""
    return f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}"


def replied(evaluation: Evaluation, text: str, now: datetime) -> Evaluation:
    """Return an evaluation with the provider's reply, which it has once.

    Raises:
        Refusal: There is one.
    """
    if evaluation.replied_at:
        raise Refusal("evaluation.replied")
    return replace(evaluation, reply=text, replied_at=now)


def other(side: Side) -> Side:
    """Return the other side."""
    return OTHER[side]
