"""What may happen to an invitation, as a table, and what it does. Pure.

A move is allowed from some states. What it rests on is also a condition of its write: no end may have come meanwhile, and
the provider's interest must be as it was read. So of two moves that meet one wins, and the other is told the state.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final, Literal, NamedTuple

from functions import tally
from functions.invitation import Invitation, State, state_of
from functions.refusals import Refusal
from functions.table import Absent, Condition, Is, Present

Action = Literal["view", "trust", "interest", "decline", "evaluate", "choose", "release", "withdraw", "ask", "write"]
Side = Literal["provider", "brand", "both"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What somebody may do.

    Attributes:
        by: Which side does it.
        when: States in which it is allowed.
        then: The state that follows; None where the state does not change.
        marks: The instant that it sets; None where it sets none.
    """

    by: Side
    when: frozenset[State]
    then: State | None = None
    marks: str | None = None


_UNANSWERED: Final[frozenset[State]] = frozenset({"invited", "viewed"})
_INTERESTED: Final[frozenset[State]] = frozenset({"interested", "evaluating"})
_OPEN: Final = _UNANSWERED | _INTERESTED
MOVES: Final[Mapping[Action, Move]] = {
    "view": Move(by="provider", when=frozenset({"invited"}), then="viewed", marks="viewed_at"),
    "trust": Move(by="provider", when=_OPEN, marks="confidential_at"),
    "ask": Move(by="provider", when=_OPEN),
    "interest": Move(by="provider", when=_UNANSWERED, then="interested", marks="interested_at"),
    "decline": Move(by="provider", when=_OPEN, then="declined", marks="declined_at"),
    "evaluate": Move(by="brand", when=_INTERESTED, then="evaluating", marks="evaluating_at"),
    "choose": Move(by="brand", when=_INTERESTED, then="chosen", marks="chosen_at"),
    "release": Move(by="brand", when=_OPEN, then="not-chosen", marks="released_at"),
    "withdraw": Move(by="brand", when=_OPEN, then="withdrawn", marks="withdrawn_at"),
    "write": Move(by="both", when=_OPEN | {"chosen", "not-chosen"}),
}
_CODES: Final[Mapping[State, str]] = {
    "invited": "invitation.invited",
    "viewed": "invitation.viewed",
    "interested": "invitation.interested",
    "evaluating": "invitation.evaluating",
    "declined": "invitation.declined",
    "expired": "invitation.expired",
    "chosen": "invitation.chosen",
    "not-chosen": "invitation.not_chosen",
    "withdrawn": "invitation.withdrawn",
}
_ENDS: Final = ("withdrawn_at", "chosen_at", "released_at", "declined_at", "lapsed_at")


_ONCE: Final = frozenset({"view", "trust"})
"""Moves that end nothing and are made once; the others are stopped by what they mark."""


def refusal_of(state: State, provider: str = "") -> Refusal:
    """Return the answer to somebody for whom an invitation is in the wrong state: the truth."""
    return Refusal(_CODES[state], field=provider)


def require(action: Action, invitation: Invitation, now: datetime) -> State:
    """Return the state that a move begins in.

    Raises:
        Refusal: The move is not allowed in it.
    """
    state = state_of(invitation, now)
    if state not in MOVES[action].when:
        raise refusal_of(state, invitation.provider)
    return state


def conditions(action: Action, invitation: Invitation) -> tuple[Condition, ...]:
    """Return what must still hold when a move is written: no end, the interest and the brand's word as they were read."""
    interest = Present(name="interested_at") if invitation.interested_at else Absent(name="interested_at")
    mark = MOVES[action].marks if action in _ONCE else None
    once = (Absent(name=mark),) if mark else ()
    heard = (Is(name="heard", value=invitation.heard),) if MOVES[action].by == "brand" else ()
    return (Present(name="pk"), *(Absent(name=name) for name in _ENDS), interest, *once, *heard)


def after_conflict(found: Invitation, now: datetime) -> Refusal:
    """Return what somebody is told who was too late: the state that another one made."""
    return refusal_of(state_of(found, now), found.provider)


def is_repeat(action: Action, invitation: Invitation, reason: str, line: str) -> bool:
    """Whether a brand asks for what it did already: after a lost answer, a double click, in a second tab."""
    mark = MOVES[action].marks
    if mark is None or getattr(invitation, mark) is None:
        return False
    if action == "choose":
        return True
    if action == "evaluate":
        return invitation.line == line and not any(getattr(invitation, name) for name in _ENDS)
    return (invitation.reason, invitation.line) == (reason, line)


class Effects(NamedTuple):
    """What a move changes beside the invitation.

    Attributes:
        left: Added to how many of the round have no end yet.
        unsettled: Added to how many of it are interested and without an outcome.
        chosen: Added to how many of it were chosen.
        done: How many of the brand's open invitations wait for an answer no more.
        provider: Added to the provider's tally.
        brand: Added to the brand's tally.
    """

    left: int = 0
    unsettled: int = 0
    chosen: int = 0
    done: int = 0
    provider: Mapping[str, int] = MappingProxyType({})
    brand: Mapping[str, int] = MappingProxyType({})


def moved(action: Action, before: Invitation, now: datetime, **said: Any) -> Invitation:  # noqa: ANN401 # fields of the record
    """Return an invitation after a move that is allowed.

    Args:
        action: The move.
        before: The invitation as it was.
        now: The present instant.
        said: What else is kept: note, contact, answers, reason, line, asked.

    Raises:
        Refusal: The move is not allowed.
    """
    require(action, before, now)
    mark = MOVES[action].marks
    marks: dict[str, Any] = {mark: now} if mark else {}
    if action in {"interest", "decline"} and before.viewed_at is None:
        marks["viewed_at"] = now
    if MOVES[action].by == "brand":
        marks["heard"] = True
    return replace(before, **marks, **said)


def effects(action: Action, before: Invitation, now: datetime) -> Effects:
    """Return what a move changes beside the invitation; it is allowed, as `moved` says."""
    is_interested = before.interested_at is not None
    settled, done = (-1, 0) if is_interested else (0, 1)
    heard = _heard(before, now)
    reply = {"answered": 1, **tally.hours(before.sent_at, now)}
    cut = {"cut": 1} if before.viewed_at and not is_interested else {}
    lost = {"lost": 1} if is_interested else {}
    return {
        "interest": Effects(unsettled=1, done=1, provider=reply),
        "decline": Effects(-1, settled, done=done, provider={} if is_interested else reply),
        "evaluate": Effects(brand=heard),
        "choose": Effects(-1, -1, 1, brand={**heard, "chosen": 1}, provider={"won": 1}),
        "release": Effects(-1, settled, done=done, brand=heard, provider=lost),
        "withdraw": Effects(-1, settled, done=done, brand=heard, provider=cut),
    }.get(action, Effects())


def _heard(before: Invitation, now: datetime) -> Mapping[str, int]:
    """Return the count of a brand's first word to an interested provider; one that came too late counts no more."""
    if before.interested_at is None or before.heard or before.overdue_at:
        return {}
    return {"answered": 1, **tally.hours(before.interested_at, now)}
