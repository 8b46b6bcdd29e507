"""What the published file is made from: sparse lists, read whole, page by page."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import Final

from functions import keys, tally
from functions.closing_items import closing_of
from functions.codec import decode
from functions.organisation import Organisation
from functions.score import Score, score_of
from functions.table import Item, Question, Table

_BATCH: Final = 100 // tally.QUARTERS
_INDEX: Final = ("pk", "sk", "gsi1pk", "gsi1sk")
_MOST_QUARTERS: Final = 100
_PAGE: Final = 500


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


def quarters(table: Table) -> tuple[str, ...]:
    """Return the quarters whose scores may be seen."""
    where = keys.closing("")
    found = table.list(Question(pk=where.pk, prefix=where.sk, limit=_MOST_QUARTERS, newest_first=True))
    return tuple(each.quarter for each in map(closing_of, found.items) if each.published_at)


def scores(table: Table) -> Iterator[tuple[str, list[Score]]]:
    """Yield the frozen scores that may be seen, provider by provider in order, the newest first; no more is kept at a time."""
    lists = (map(_owned, _listed(table, keys.quarter(each), _PAGE)) for each in quarters(table))
    for provider, found in groupby(merge(*lists, key=itemgetter(0)), key=itemgetter(0)):
        yield provider, sorted((score for _, score in found), key=_age, reverse=True)


def _owned(item: Item) -> tuple[str, Score]:
    return str(item["provider"]), score_of(item)


def _age(score: Score) -> tuple[str, int]:
    return str(score["quarter"]), int(score["revision"])


def _listed(table: Table, pk: str, size: int = 100) -> Iterator[Item]:
    after: Item | None = None
    while True:
        page = table.list(Question(pk=pk, index="gsi1", after=after, limit=size))
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
