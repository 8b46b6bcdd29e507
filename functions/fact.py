"""Facts: the book that a provider's tallies are the balance of. Pure but for its writes.

What counts for a provider is written twice in the transaction of its event: added to the tally of the quarter, and as a
line of the provider's own book, which says what was added, when, and by which event of which record. So a tally can be
recomputed at any time, and a value of a score leads to the events behind it, by one question whatever their number.
A line holds no name, no text and no brand. A provider may dispute it once; an operator lets it stand or strikes it out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from functions import keys
from functions.beijing import day_of, quarter_of
from functions.codec import decode, encode
from functions.ledger import Event
from functions.table import NEW, Item, Put, Update, Write
from functions.tally import counted, passed

Verdict = Literal["stand", "strike"]
STARTED: Final = "started"
PAGE: Final = 1000
"""How many lines one question brings at most; their size is bounded, so they fit into a megabyte."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A line of the book.

    Attributes:
        id: Of the event that it came of.
        kind: Of that event.
        record: Partition of the record that the event is about, `ROUND#...` or `COOP#...`.
        adds: What it added to the tally, by name.
        disputed_at: When the provider disputed it, with `reason`.
        verdict: What an operator said to that, with `settlement` as the reason; a line that is struck out counts nothing.
    """

    id: str
    kind: str
    at: datetime
    record: str
    adds: Mapping[str, int]
    disputed_at: datetime | None = None
    reason: str = ""
    settled_at: datetime | None = None
    verdict: Verdict | None = None
    settlement: str = ""


def booked(
    provider_id: str, event: Event, record: str, adds: Mapping[str, int], *, is_own: bool = False
) -> list[Write]:
    """Return the writes of what an event adds for a provider: to its tally, and into its book.

    Args:
        provider_id: For whom it counts.
        event: What happened; its instant decides the quarter.
        record: Partition of the record that it is about.
        adds: What is added, by name of the tally; nothing is written into the book where it is empty.
        is_own: Whether the provider did it itself, which makes it active.
    """
    if is_own:
        count = counted("provider", provider_id, event.at, **adds)
    else:
        count = passed("provider", provider_id, event.at, **adds)
    if not adds:
        return [count] if is_own else []
    line = Fact(id=event.id, kind=event.kind, at=event.at, record=record, adds=adds)
    where = keys.fact(provider_id, quarter_of(event.at), event.id)
    return [count, Put(item={**encode(line), "pk": where.pk, "sk": where.sk}, when=NEW), *_stores(provider_id, line, 1)]


def _stores(provider_id: str, fact: Fact, sign: int) -> list[Write]:
    """Return the write that counts the stores of a line on its day; a day is one number, however many stores it had."""
    many = fact.adds.get(STARTED, 0)
    return [Update(key=keys.stores(provider_id), add={day_of(fact.at): sign * many})] if many else []


def first_store_on(stores: Item | None) -> str:
    """Return the day on which the first store of a provider was confirmed; empty where there is none."""
    return min((day for day, many in kept(stores).items() if many > 0), default="")


def fact_of(item: Item) -> Fact:
    """Return the line that an item holds."""
    return decode(Fact, item)


def recomputed(facts: Iterable[Fact]) -> dict[str, int]:
    """Return the tally that some lines make; their order means nothing."""
    sums: dict[str, int] = {}
    for fact in facts:
        for name, many in fact.adds.items() if fact.verdict != "strike" else ():
            sums[name] = sums.get(name, 0) + many
    return {name: many for name, many in sorted(sums.items()) if many}


def kept(tally: Item | None) -> dict[str, int]:
    """Return the numbers of a tally as it is kept."""
    found = (tally or {}).items()
    return {name: many for name, many in sorted(found) if isinstance(many, int) and many}


def struck(provider_id: str, fact: Fact) -> list[Write]:
    """Return the writes that take a line's numbers out again."""
    where = keys.tally("provider", provider_id, quarter_of(fact.at))
    back = {name: -many for name, many in fact.adds.items()}
    return [Update(key=where, add=back), *_stores(provider_id, fact, -1)]
