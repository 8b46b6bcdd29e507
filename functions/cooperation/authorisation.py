"""What a brand lets a provider do in its name: services, until a day, and for as long as neither side ends it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, Literal

from functions.beijing import day_of
from functions.cooperation.rules import require
from functions.cooperation_record import CooperationRecord, Side
from functions.refusals import Refusal

State = Literal["active", "expired", "revoked", "returned", "ended"]
Action = Literal["grant", "revoke", "return"]
LONGEST: Final = timedelta(days=3 * 366)


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorisation:
    """What was granted.

    Attributes:
        services: Codes; what is not named is not granted.
        until: Last day in Beijing, `2027-11-30`.
        ended_by: Which side ended it; None where it was left to its day.
    """

    id: str
    services: tuple[str, ...]
    until: str
    granted_at: datetime
    ended_at: datetime | None = None
    ended_by: Side | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Who may do it, and in which state of the authorisation; None is before there is one."""

    by: Side
    when: State | None


MOVES: Final[Mapping[Action, Move]] = {
    "grant": Move(by="brand", when=None),
    "revoke": Move(by="brand", when="active"),
    "return": Move(by="provider", when="active"),
}
_ENDING: Final[Mapping[Side, Action]] = {"brand": "revoke", "provider": "return"}
_CODES: Final[Mapping[State, str]] = {
    "expired": "authorisation.expired",
    "revoked": "authorisation.revoked",
    "returned": "authorisation.returned",
    "ended": "cooperation.ended",
}


def standing(authorisation: Authorisation, record: CooperationRecord, now: datetime) -> State:
    """Return in which state an authorisation is; the end of the cooperation is its end, too."""
    steps: tuple[tuple[bool, State], ...] = (
        (authorisation.ended_by == "brand", "revoked"),
        (authorisation.ended_by == "provider", "returned"),
        (authorisation.until < day_of(now), "expired"),
        (record.ended_at is not None, "ended"),
    )
    return next((state for holds, state in steps if holds), "active")


def granted(made: Authorisation, record: CooperationRecord, now: datetime) -> Authorisation:
    """Return an authorisation that a brand may grant.

    Raises:
        Refusal: The cooperation is not confirmed, or over; the day is past, or too far.
    """
    require("authorise", record, "brand")
    last = (now + LONGEST).date().isoformat()
    if not day_of(now) <= made.until <= last:
        raise Refusal("authorisation.day", field="until")
    return made


def ended(
    authorisation: Authorisation, record: CooperationRecord, side: Side, reason: str, now: datetime
) -> Authorisation:
    """Return an authorisation that a side ended: revoked by the brand, or returned by the provider.

    Raises:
        Refusal: It does not hold any more.
    """
    state = standing(authorisation, record, now)
    if state != MOVES[_ENDING[side]].when:
        raise Refusal(_CODES[state])
    return replace(authorisation, ended_at=now, ended_by=side, reason=reason)
