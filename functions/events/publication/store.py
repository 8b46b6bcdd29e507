"""What the published file is made from: sparse lists, read whole, page by page."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final

from functions import keys, tally
from functions.codec import decode
from functions.organisation import Organisation
from functions.table import Item, Question, Table

_BATCH: Final = 100 // tally.QUARTERS
_INDEX: Final = ("pk", "sk", "gsi1pk", "gsi1sk")


def claimed(table: Table) -> tuple[Organisation, ...]:
    """Return the providers that claimed their entry and are not suspended."""
    found = (decode(Organisation, item) for item in _listed(table, keys.CLAIMED))
    return tuple(each for each in found if not each.suspended_at)


def shown(table: Table) -> Mapping[str, list[Item]]:
    """Return the cooperations that both sides show, by provider."""
    found: defaultdict[str, list[Item]] = defaultdict(list)
    for item in _listed(table, keys.SHOWN):
        found[str(item["provider"])].append(item)
    return found


def _listed(table: Table, pk: str) -> Iterator[Item]:
    after: Item | None = None
    while True:
        page = table.list(Question(pk=pk, index="gsi1", after=after))
        yield from page.items
        if not page.has_more or not page.items:
            return
        after = {name: page.items[-1][name] for name in _INDEX}


def tallies(table: Table, providers: Sequence[str], now: datetime) -> Mapping[str, list[Item]]:
    """Return the tallies of the last quarters, by provider."""
    found: dict[str, list[Item]] = {}
    for first in range(0, len(providers), _BATCH):
        places = {each: tally.where("provider", each, now) for each in providers[first : first + _BATCH]}
        items = table.read(*(key for all_ in places.values() for key in all_))
        found |= {each: [items[key] for key in all_ if key in items] for each, all_ in places.items()}
    return found
