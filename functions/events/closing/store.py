"""What a closing reads of providers, batch by batch, and what it writes."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final

from functions import keys
from functions.closing import Closing
from functions.closing_items import closing_put
from functions.codec import decode
from functions.fact import PAGE, Fact, fact_of
from functions.organisation import Organisation
from functions.score import places
from functions.table import Conflict, Item, Key, Put, Question, Table

BATCH: Final = 20
"""Providers at a time: five items of each are one call."""


def keep(table: Table, before: Closing, after: Closing, at: datetime) -> bool:
    """Put a closing forward; False where somebody else did meanwhile.

    Args:
        table: The table.
        before: As it was read.
        after: As it is now.
        at: When the clock shall look again, while it is at work.
    """
    try:
        table.write(closing_put(before, after, at))
    except Conflict:
        return False
    return True


def providers(table: Table, after: str) -> tuple[str, ...]:
    """Return the next providers that claimed their entry and are not suspended, behind one of them; empty at the end."""
    while True:
        place = _place(after) if after else None
        page = table.list(Question(pk=keys.CLAIMED, index="gsi1", after=place, limit=BATCH))
        found = [decode(Organisation, item) for item in page.items]
        if not found:
            return ()
        standing = tuple(each.id for each in found if not each.suspended_at)
        if standing:
            return standing
        after = found[-1].id


def _place(provider_id: str) -> Item:
    where = keys.organisation("provider", provider_id)
    return {"pk": where.pk, "sk": where.sk, **keys.claimed(provider_id)}


def counted(table: Table, names: Sequence[str], quarter: str) -> Mapping[Key, Item]:
    """Return the tallies and stores of some providers."""
    return table.read(*(key for each in names for key in places(each, quarter)))


def book(table: Table, provider_id: str, oldest: str) -> Iterator[tuple[str, Fact]]:
    """Yield the lines of a provider's book from a quarter on, each with its quarter, the newest first."""
    pk = keys.organisation("provider", provider_id).pk
    after: Item | None = None
    while True:
        page = table.list(Question(pk=pk, prefix=keys.FACTS, after=after, limit=PAGE, newest_first=True))
        for item in page.items:
            quarter = str(item["sk"]).split("#")[1]
            if quarter < oldest:
                return
            yield quarter, fact_of(item)
        if not page.has_more or not page.items:
            return
        after = {name: page.items[-1][name] for name in ("pk", "sk")}


def figures(table: Table, provider_id: str) -> tuple[Item, ...]:
    """Return the imported figures of a provider, all files, the newest quarters first."""
    pk = keys.organisation("provider", provider_id).pk
    return table.list(Question(pk=pk, prefix=keys.FIGURES, limit=PAGE, newest_first=True)).items


def freeze(table: Table, puts: Sequence[Put]) -> None:
    """Freeze scores, each once; one that an earlier slice froze before it was killed stays as it is."""
    if not puts:
        return
    try:
        table.write_all(puts)
    except Conflict as conflict:
        freeze(table, [put for number, put in enumerate(puts) if number not in conflict.failed])
