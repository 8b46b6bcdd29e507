"""Tallies of a quarter: how often an organisation was asked and answered, and how fast. Pure but for its writes.

A provider's `asked` is what counts for its rate: invitations that it answered, that ran out, or that were withdrawn after
it had seen them. A brand's is the same of providers that were interested: heard from the brand, or left without a word.
Reply times are kept as a histogram in whole hours, so the median is exact to the hour however many there are.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final, NamedTuple

from functions import keys
from functions.beijing import quarter_of, quarters_until
from functions.codec import instant
from functions.keys import OrganisationKind
from functions.table import Item, Key, Update

QUARTERS: Final = 4
"""How many quarters the figures look back, the present one included."""
_HOURS: Final = "h_"
_HOUR: Final = 3600


class Figures(NamedTuple):
    """How an organisation answers.

    Attributes:
        asked: The number behind the figures.
        median_hours: Half of the answers came within this time; None where there are none.
    """

    asked: int
    answered: int
    median_hours: int | None


def where(kind: OrganisationKind, organisation_id: str, at: datetime) -> tuple[Key, ...]:
    """Return where the tallies lie that the figures of an instant rest on."""
    return tuple(keys.tally(kind, organisation_id, quarter) for quarter in quarters_until(at, QUARTERS))


def counted(kind: OrganisationKind, organisation_id: str, at: datetime, **adds: int) -> Update:
    """Return the write that counts something; the organisation was active now."""
    key = keys.tally(kind, organisation_id, quarter_of(at))
    return Update(key=key, add=adds, set={"active_at": instant(at)} if kind == "provider" else {})


def passed(kind: OrganisationKind, organisation_id: str, at: datetime, **adds: int) -> Update:
    """Return the write that counts something which the organisation did not do itself."""
    return Update(key=keys.tally(kind, organisation_id, quarter_of(at)), add=adds)


def hours(begun: datetime, ended: datetime) -> dict[str, int]:
    """Return the count of one reply time."""
    return {f"{_HOURS}{max(0, int((ended - begun).total_seconds())) // _HOUR}": 1}


def figures(tallies: Iterable[Item]) -> Figures:
    """Return what some tallies say together."""
    sums: dict[str, int] = {}
    for tally in tallies:
        for name, value in tally.items():
            if isinstance(value, int):
                sums[name] = sums.get(name, 0) + value
    asked = sum(sums.get(name, 0) for name in ("answered", "lapsed", "cut"))
    return Figures(asked, sums.get("answered", 0), _median(sums))


def _median(sums: Mapping[str, int]) -> int | None:
    """Return the lower median of the histogram."""
    histogram = sorted((int(name.removeprefix(_HOURS)), many) for name, many in sums.items() if name.startswith(_HOURS))
    half = (sum(many for _, many in histogram) + 1) // 2
    seen = 0
    for each, many in histogram:
        seen += many
        if seen >= half:
            return each
    return None


def active_at(tallies: Iterable[Item]) -> str:
    """Return when a provider last did something, as it is kept; empty where it never did."""
    return max((str(tally.get("active_at", "")) for tally in tallies), default="")
