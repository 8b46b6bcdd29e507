"""The closing of a quarter: an operator previews it, closes it, publishes it; `events` does the work in slices. Pure.

One item holds how far it is. A slice takes it from its cursor, and puts cursor and counts forward in one write that holds
only while nobody else did; so a slice that is killed, or that meets another one, neither doubles nor leaves out anybody.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final, Literal

from functions.refusals import Refusal

Phase = Literal["preview", "close"]
State = Literal["open", "previewing", "previewed", "closing", "closed", "published", "stopped"]
MOST_TOLD: Final = 20
"""How many providers a report names whose tally differs from its book."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """A tally that is not what its book makes of it."""

    provider: str
    quarter: str
    kept: Mapping[str, int]
    made: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """How far a quarter is.

    Attributes:
        method: The version by which it is assessed.
        phase: What is, or was last, under way; None before the first preview.
        cursor: The last provider that was looked at; empty at the beginning.
        is_at_work: Whether slices go on.
        done: How many providers were looked at.
        stars: How many have which half stars, `h_0` to `h_10`; those without a score by what lacks, `lack_few`.
        late: How many events of earlier quarters count in this one.
        differing: The first tallies that differ; where there is one, nothing goes on.
        closed_on: Day in Beijing that the frozen scores carry.
    """

    quarter: str
    method: str
    phase: Phase | None = None
    cursor: str = ""
    is_at_work: bool = False
    done: int = 0
    stars: Mapping[str, int] = field(default_factory=dict)
    late: int = 0
    differing: tuple[Differing, ...] = ()
    started_at: datetime | None = None
    ended_at: datetime | None = None
    closed_on: str = ""
    closed_at: datetime | None = None
    published_at: datetime | None = None
    v: int = 0

    @property
    def state(self) -> State:
        """How far it is, from what happened."""
        steps: tuple[tuple[bool, State], ...] = (
            (self.published_at is not None, "published"),
            (self.closed_at is not None, "closed"),
            (bool(self.differing), "stopped"),
            (self.phase == "close", "closing"),
            (self.phase == "preview", "previewing" if self.is_at_work else "previewed"),
        )
        return next((state for holds, state in steps if holds), "open")


_CODES: Final[Mapping[State, str]] = {
    "open": "quarter.open",
    "previewing": "quarter.previewing",
    "previewed": "quarter.previewed",
    "closing": "quarter.closing",
    "closed": "quarter.closed",
    "published": "quarter.published",
    "stopped": "quarter.stopped",
}


def _require(closing: Closing, *states: State) -> None:
    if closing.state not in states:
        raise Refusal(_CODES[closing.state])


def previewed(closing: Closing, now: datetime) -> Closing:
    """Return a quarter whose preview begins, again where it had one.

    Raises:
        Refusal: It is under way, or closed.
    """
    if closing.phase == "close":
        raise Refusal(_CODES["closing" if closing.state == "stopped" else closing.state])
    _require(closing, "open", "previewed", "stopped")
    return _begun(closing, "preview", now)


def closed(closing: Closing, now: datetime, day: str) -> Closing:
    """Return a quarter that begins to be closed, or goes on after it had stopped.

    Raises:
        Refusal: It was not previewed, its preview found a difference, or it is under way or over.
    """
    if closing.state == "stopped" and closing.phase == "close":
        return replace(closing, differing=(), is_at_work=True, v=closing.v + 1)
    _require(closing, "previewed")
    return replace(_begun(closing, "close", now), closed_on=day)


def published(closing: Closing, now: datetime) -> Closing:
    """Return a quarter whose scores may be seen.

    Raises:
        Refusal: It is not closed, or published already.
    """
    _require(closing, "closed")
    return replace(closing, published_at=now, v=closing.v + 1)


def _begun(closing: Closing, phase: Phase, now: datetime) -> Closing:
    return Closing(
        quarter=closing.quarter, method=closing.method, phase=phase, is_at_work=True, started_at=now, v=closing.v + 1
    )


def gone_on(closing: Closing, *, cursor: str, done: int, stars: Mapping[str, int], late: int) -> Closing:
    """Return a quarter after some more providers."""
    sums = {name: closing.stars.get(name, 0) + stars.get(name, 0) for name in sorted({*closing.stars, *stars})}
    return replace(
        closing, cursor=cursor, done=closing.done + done, stars=sums, late=closing.late + late, v=closing.v + 1
    )


def stopped(closing: Closing, differing: tuple[Differing, ...]) -> Closing:
    """Return a quarter that does not go on, since tallies differ from their books."""
    return replace(closing, differing=differing[:MOST_TOLD], is_at_work=False, v=closing.v + 1)


def finished(closing: Closing, now: datetime) -> Closing:
    """Return a quarter whose providers were all looked at."""
    over = now if closing.phase == "close" else None
    return replace(closing, is_at_work=False, ended_at=now, closed_at=over, v=closing.v + 1)
