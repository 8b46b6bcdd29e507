"""What follows from the day on which somebody last confirmed an entry; days are arguments, so that it can be told for any."""

from datetime import date
from functools import lru_cache
from typing import Final, Literal

from site_builder.model.dates import months_earlier

LASTING: Final = frozenset({("names", "legal"), ("names", "former"), ("company", "founded")})
"""Section and field of the facts that cannot change, and so never become old."""

State = Literal["fresh", "nudge", "unconfirmed", "hidden"]
STATES: Final[tuple[tuple[int, State], ...]] = ((18, "hidden"), (12, "unconfirmed"), (6, "nudge"))


@lru_cache(maxsize=8)
def limits(today: date) -> tuple[tuple[str, State], ...]:
    """Return for each state the last day of confirmation from which it follows, ISO, the longest ago first."""
    return tuple((months_earlier(today, months).isoformat(), state) for months, state in STATES)


def state_of(confirmed_on: str, today: date) -> State:
    """Return what follows from the last day of confirmation, ISO: a nudge, the word unconfirmed, a place behind everyone; never removal."""
    for day, state in limits(today):
        if confirmed_on <= day:
            return state
    return "fresh"


def is_unconfirmed(confirmed_on: str, today: date) -> bool:
    """Whether readers are told that nobody confirmed an entry for long."""
    return state_of(confirmed_on, today) in {"unconfirmed", "hidden"}
