"""The directory in order: who stands where in which list, who is related to whom, and what a change touches.

Every update costs by the size of the change, not of the directory.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from site_builder import urls
from site_builder.model.card import Card
from site_builder.model.directory import Entry
from site_builder.order import Rank, rank
from site_builder.pages.listing import codes_of
from site_builder.pages.provider import RELATED

_WINDOW: Final = 6
_Ranked = tuple[Rank, str]


class ListKey(NamedTuple):
    """A list: everyone (no facet), or everyone of one value of a facet."""

    facet: urls.Facet | None
    code: str


EVERYONE: Final = ListKey(None, "")


class Span(NamedTuple):
    """Positions of a list that changed: from the first up to the last; to the end of the list where `last` is None."""

    first: int
    last: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """What has to be written again: providers' own pages, and the changed part of each list."""

    providers: frozenset[str]
    lists: dict[ListKey, Span]

    @property
    def counts(self) -> bool:
        """Whether a list became longer or shorter, which the facets beside every list show."""
        return any(span.last is None for span in self.lists.values())


class Index:
    """Entries by id, in the recommended order, by facet, and with their relations."""

    def __init__(self, entries: Iterable[Entry], day: date) -> None:
        """Sort the entries into all lists, in the order of a day."""
        self.day: Final = day
        self.entries: Final[dict[str, Entry]] = {entry.card.id: entry for entry in entries}
        self.lists: Final[dict[ListKey, list[_Ranked]]] = {EVERYONE: []}
        self._buckets: Final[dict[str, list[tuple[tuple[str, ...], str]]]] = {}
        self._masks: Final[dict[str, int]] = {}
        self._bits: Final[dict[str, int]] = {}
        ranked = sorted(
            (rank(entry, day), entry.card.id) for entry in self.entries.values() if not entry.card.removed_on
        )
        for item in ranked:
            entry = self.entries[item[1]]
            for key in _keys(entry.card):
                self.lists.setdefault(key, []).append(item)
            self._relate(entry.card)
        for bucket in self._buckets.values():
            bucket.sort()

    def listed(self, key: ListKey, first: int = 0, end: int | None = None) -> list[Entry]:
        """Return the entries of a list in order, or a part of them."""
        entries = self.entries
        return [entries[item[1]] for item in self.lists.get(key, [])[first:end]]

    def length(self, key: ListKey) -> int:
        """Return how many entries a list has."""
        return len(self.lists.get(key, ()))

    def counts(self) -> dict[urls.Facet, dict[str, int]]:
        """Return how many entries each value of each facet has."""
        found: dict[urls.Facet, dict[str, int]] = {name: {} for name in urls.FACETS}
        for key, items in self.lists.items():
            if key.facet and items:
                found[key.facet][key.code] = len(items)
        return found

    def related(self, provider_id: str) -> tuple[Card, ...]:
        """Return the providers that share most categories, platforms and services, of those near it in its categories."""
        card = self.entries[provider_id].card
        if card.removed_on:
            return ()
        mine, masks = self._masks[provider_id], self._masks
        near = {other for other in self._near(card) if self.entries[other].card.is_demo == card.is_demo}
        near.discard(provider_id)
        best = sorted(near, key=lambda other: (-(mine & masks[other]).bit_count(), other))[:RELATED]
        return tuple(self.entries[other].card for other in best)

    def update(self, changed: Sequence[Entry], gone: Sequence[str]) -> Touched:
        """Take in new and changed entries and drop those that are gone; return what that touches."""
        ids = [*(entry.card.id for entry in changed), *gone]
        old = [self.entries[provider_id] for provider_id in ids if provider_id in self.entries]
        around = {near for entry in (*old, *changed) for near in self._near(entry.card)}
        before = {near: self._shown(near) for near in around if near in self.entries}
        moves: dict[ListKey, list[tuple[int, int]]] = {}
        for entry in old:
            self._drop(entry, moves)
        for entry in changed:
            self._add(entry, moves)
        around |= {near for entry in changed for near in self._near(entry.card)}
        related = {near for near in around & self.entries.keys() if self._shown(near) != before.get(near)}
        lists = {key: _span(steps) for key, steps in moves.items()}
        return Touched(providers=frozenset(related | {entry.card.id for entry in changed}), lists=lists)

    def _shown(self, provider_id: str) -> tuple[tuple[str | None, ...], ...]:
        """Return what a provider's page shows of the related ones."""
        return tuple((card.id, card.name_en, card.name_zh, card.place) for card in self.related(provider_id))

    def _near(self, card: Card) -> Iterator[str]:
        item = (card.services, card.id)
        for code in _buckets(card):
            bucket = self._buckets.get(code, [])
            at = bisect_left(bucket, item)
            for _, provider_id in bucket[max(0, at - _WINDOW) : at + _WINDOW + 1]:
                yield provider_id

    def _relate(self, card: Card) -> None:
        for code in _buckets(card):
            self._buckets.setdefault(code, []).append((card.services, card.id))
        self._masks[card.id] = self._mask(card)

    def _mask(self, card: Card) -> int:
        mask = 0
        for code in (*card.categories, *card.platforms, *card.services, card.place or ""):
            mask |= 1 << self._bits.setdefault(code, len(self._bits))
        return mask

    def _drop(self, entry: Entry, moves: dict[ListKey, list[tuple[int, int]]]) -> None:
        card = entry.card
        del self.entries[card.id]
        if card.removed_on:
            return
        item = (rank(entry, self.day), card.id)
        for key in _keys(card):
            items = self.lists[key]
            at = bisect_left(items, item)
            del items[at]
            moves.setdefault(key, []).append((at, -1))
        for code in _buckets(card):
            bucket = self._buckets[code]
            del bucket[bisect_left(bucket, (card.services, card.id))]
        del self._masks[card.id]

    def _add(self, entry: Entry, moves: dict[ListKey, list[tuple[int, int]]]) -> None:
        card = entry.card
        self.entries[card.id] = entry
        if card.removed_on:
            return
        item = (rank(entry, self.day), card.id)
        for key in _keys(card):
            items = self.lists.setdefault(key, [])
            at = bisect_left(items, item)
            items.insert(at, item)
            moves.setdefault(key, []).append((at, 1))
        for code in _buckets(card):
            insort(self._buckets.setdefault(code, []), (card.services, card.id))
        self._masks[card.id] = self._mask(card)


def _keys(card: Card) -> Iterator[ListKey]:
    """Yield the lists that a card stands in."""
    yield EVERYONE
    for name in urls.FACETS:
        for code in dict.fromkeys(codes_of(card, name)):
            yield ListKey(name, code)


def _buckets(card: Card) -> tuple[str, ...]:
    return tuple(dict.fromkeys(card.categories)) or ("",)


def _span(steps: Sequence[tuple[int, int]]) -> Span:
    """Return what some removals and insertions touch; earlier ones may have moved the positions of later ones."""
    slack = len(steps) - 1 if len(steps) > 2 else 0  # noqa: PLR2004 # one entry that moved takes two steps
    first = max(0, min(at for at, _ in steps) - slack)
    if sum(step for _, step in steps):
        return Span(first, None)
    return Span(first, max(at for at, _ in steps) + slack)
