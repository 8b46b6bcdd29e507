"""The directory in order: who stands where in which list, who is related to whom, and what a change touches.

Every update costs by the size of the change, not of the directory.
"""

import marshal
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from datetime import date
from functools import cached_property
from itertools import islice
from operator import attrgetter, itemgetter
from typing import Any, Final, NamedTuple

from site_builder import urls
from site_builder.model.card import Card
from site_builder.model.directory import Entry
from site_builder.order import Rank, name_key, rank
from site_builder.pack import Content, Packed
from site_builder.pages.listing import codes_of
from site_builder.pages.provider import RELATED

_WINDOW: Final = 6
_ID: Final = itemgetter(1)
_RELATION: Final = attrgetter(  # what decides to whom a card is related, and what their pages show of it
    "services", "categories", "platforms", "place", "name_en", "name_zh", "is_demo", "removed_on"
)
_FACETS: Final[dict[str, urls.Facet | None]] = {"": None, **{name: name for name in urls.FACETS}}
_Order = tuple[str, str]
_Place = tuple[Any, str]  # Any: what the order goes by; then the id
_BY_NAME: Final = ("name", "")


class ListKey(NamedTuple):
    """A list: everyone (no facet), or everyone of one value of a facet."""

    facet: urls.Facet | None
    code: str


EVERYONE: Final = ListKey(None, "")


def _key(facet: str, code: str) -> ListKey:
    return ListKey(_FACETS[facet], code)


def _names(key: ListKey) -> tuple[str, str]:
    return key.facet or "", key.code


class Span(NamedTuple):
    """Positions of a list that changed: from the first up to the last; to the end of the list where `last` is None."""

    first: int
    last: int | None


class Touched(NamedTuple):
    """What has to be written again: providers' own pages, and the changed part of each list."""

    providers: frozenset[str]
    lists: dict[ListKey, Span]

    @property
    def counts(self) -> bool:
        """Whether a list became longer or shorter, which the facets beside every list show."""
        return any(span.last is None for span in self.lists.values())


class Orders(NamedTuple):
    """What sorting found, as bytes that a build can keep for the next one.

    Attributes:
        lists: Ids of each list in order, by facet (`""` for everyone) and code.
        lengths: How many each list has.
        sorted: Everyone in the orders that were asked for, by their names.
    """

    lists: dict[tuple[str, str], Content]
    lengths: dict[tuple[str, str], int]
    sorted: dict[tuple[str, str], Content]


class Index:
    """Entries by id, in the recommended order, by facet, and with their relations."""

    def __init__(
        self, entries: Iterable[Entry] | MutableMapping[str, Entry], day: date, orders: Orders | None = None
    ) -> None:
        """Sort the entries into all lists, in the order of a day.

        Args:
            entries: Everyone; a mapping by id becomes this one's.
            day: The day of the build.
            orders: What an index of the same entries on the same day found.
        """
        self.day: Final = day
        self.entries: Final[MutableMapping[str, Entry]] = (
            entries if isinstance(entries, MutableMapping) else {entry.card.id: entry for entry in entries}
        )
        self._masks: Final[dict[str, int]] = {}
        self._bits: Final[dict[str, int]] = {}
        found = orders or Orders({}, {}, {})
        lists = {_key(*names): kept for names, kept in found.lists.items()}
        self.lists: Final = Packed[ListKey, list[str]](lists, marshal.loads, marshal.dumps)
        self._lengths: Final = {_key(*names): length for names, length in found.lengths.items()}
        self._in_order: Final = Packed[_Order, list[_Place]](found.sorted, marshal.loads, marshal.dumps)
        if orders is None:
            self._sort()

    @property
    def is_changed(self) -> bool:
        """Whether somebody stands elsewhere than in the orders that were returned last."""
        return self.lists.is_changed or self._in_order.is_changed

    def orders(self) -> Orders:
        """Return what this index found, for one of the same entries."""
        lists = {_names(key): kept for key, kept in self.lists.kept().items()}
        lengths = {_names(key): length for key, length in self._lengths.items()}
        return Orders(lists, lengths, self._in_order.kept())

    def _sort(self) -> None:
        listed = [
            (self._rank(provider_id), entry.card)
            for provider_id, entry in self.entries.items()
            if not entry.card.removed_on
        ]
        ranked = [card for _, card in sorted(listed)]
        self.lists[EVERYONE] = [card.id for card in ranked]
        for name in urls.FACETS:
            for code, items in _by_code(name, ranked).items():
                self.lists[ListKey(name, code)] = items
        self._lengths.update({key: len(items) for key, items in self.lists.items()})

    def _rank(self, provider_id: str) -> Rank:
        return rank(self.entries[provider_id], self.day)

    def listed(self, key: ListKey, first: int = 0, end: int | None = None) -> list[Entry]:
        """Return the entries of a list in order, or a part of them."""
        entries = self.entries
        return [entries[provider_id] for provider_id in self.lists.get(key, [])[first:end]]

    def dates(self, key: ListKey, size: int) -> Iterator[str]:
        """Yield the newest date of each page of a list, pages being of this size."""
        items, newest = self.lists.get(key, ()), self._newest
        for first in range(0, len(items), size):
            yield max([newest[provider_id] for provider_id in items[first : first + size]])

    @cached_property
    def _newest(self) -> dict[str, str]:
        return {provider_id: entry.card.newest for provider_id, entry in self.entries.items()}

    def length(self, key: ListKey) -> int:
        """Return how many entries a list has."""
        return self._lengths.get(key, 0)

    def counts(self) -> dict[urls.Facet, dict[str, int]]:
        """Return how many entries each value of each facet has."""
        found: dict[urls.Facet, dict[str, int]] = {name: {} for name in urls.FACETS}
        for key, length in self._lengths.items():
            if key.facet and length:
                found[key.facet][key.code] = length
        return found

    def named(self) -> list[str]:
        """Return the ids of everyone who is listed, by display name."""
        return [provider_id for _, provider_id in self._sorted_by(_BY_NAME)]

    def related(self, provider_id: str) -> tuple[Card, ...]:
        """Return the providers that share most categories, platforms and services, of those near it in its categories."""
        card = self.entries[provider_id].card
        if card.removed_on:
            return ()
        mine, masks = self._mask(card), self._masks
        shared = [
            (-(mine & (masks.get(other) or self._mask(self.entries[other].card))).bit_count(), other)
            for other in self._near(card) - {provider_id}
        ]
        near = (self.entries[other].card for _, other in sorted(shared))
        return tuple(islice((other for other in near if other.is_demo == card.is_demo), RELATED))

    def update(self, changed: Sequence[Entry], gone: Sequence[str]) -> Touched:
        """Take in new and changed entries and drop those that are gone; return what that touches."""
        ids = [*(entry.card.id for entry in changed), *gone]
        old = [self.entries[provider_id] for provider_id in ids if provider_id in self.entries]
        stays = {entry.card.id for entry in changed if entry.card.id in self.entries and self._stays(entry)}
        relations = {entry.card.id: _RELATION(entry.card) for entry in old}
        as_before = {entry.card.id for entry in changed if relations.get(entry.card.id) == _RELATION(entry.card)}
        others = [entry for entry in (*old, *changed) if entry.card.id not in as_before]
        around = {near for entry in others for near in self._near(entry.card)}
        before = {near: self._shown(near) for near in around if near in self.entries}
        moves: dict[ListKey, list[tuple[int, int]]] = {}
        for entry in old:
            if entry.card.id not in stays:
                self._drop(entry, moves)
        for entry in changed:
            (self._replace if entry.card.id in stays else self._add)(entry, moves)
        around |= {near for entry in others for near in self._near(entry.card)}
        related = {near for near in around & self.entries.keys() if self._shown(near) != before.get(near)}
        self.__dict__.pop("_newest", None)
        lists = {key: _span(steps) for key, steps in moves.items()}
        return Touched(providers=frozenset(related | {entry.card.id for entry in changed}), lists=lists)

    def _shown(self, provider_id: str) -> tuple[tuple[str | None, ...], ...]:
        """Return what a provider's page shows of the related ones."""
        return tuple((card.id, card.name_en, card.name_zh, card.place) for card in self.related(provider_id))

    def _near(self, card: Card) -> set[str]:
        """Return who stands near a card in the order of services of each of its categories."""
        found: set[str] = set()
        own = (card.services, card.id)
        for code in _categories(card):
            near = self._sorted_by(("services", code))
            at = bisect_left(near, own)
            found.update(map(_ID, near[max(0, at - _WINDOW) : at + _WINDOW + 1]))
        return found

    def _sorted_by(self, order: _Order) -> list[_Place]:
        """Return everyone by name, or everyone of a category, or of none, in the order of services; made when first asked for."""
        if order not in self._in_order:
            what, code = order
            ids = self.lists.get(ListKey("categories", code), ()) if code else self.lists[EVERYONE]
            cards = [self.entries[provider_id].card for provider_id in ids]
            self._in_order[order] = (
                sorted(map(name_key, cards))
                if what == "name"
                else sorted((card.services, card.id) for card in cards if code or not card.categories)
            )
        return self._in_order[order]

    def _mask(self, card: Card) -> int:
        """Return a card's codes as bits; made when first asked for."""
        mask = self._masks.get(card.id)
        if mask is None:
            mask = 0
            for code in (*card.categories, *card.platforms, *card.services, card.place or ""):
                mask |= 1 << self._bits.setdefault(code, len(self._bits))
            self._masks[card.id] = mask
        return mask

    def _stays(self, entry: Entry) -> bool:
        """Whether a changed entry stands where it stood, in every list and order."""
        before = self.entries[entry.card.id]
        card, old = entry.card, before.card
        return (
            rank(entry, self.day) == rank(before, self.day)
            and card.removed_on == old.removed_on
            and [*_keys(card)] == [*_keys(old)]
            and [*self._asked_for(card)] == [*self._asked_for(old)]
        )

    def _replace(self, entry: Entry, moves: dict[ListKey, list[tuple[int, int]]]) -> None:
        """Take in an entry that stays where it stands."""
        card = entry.card
        for key in () if card.removed_on else _keys(card):
            at = bisect_left(self.lists[key], self._rank(card.id), key=self._rank)
            moves.setdefault(key, []).extend(((at, -1), (at, 1)))
        self.entries[card.id] = entry
        self._masks.pop(card.id, None)

    def _drop(self, entry: Entry, moves: dict[ListKey, list[tuple[int, int]]]) -> None:
        card = entry.card
        for key in () if card.removed_on else _keys(card):
            items = self.lists[key]
            at = bisect_left(items, self._rank(card.id), key=self._rank)
            del items[at]
            self._changed(key, items, moves, (at, -1))
        for order, place in () if card.removed_on else self._asked_for(card):
            near = self._in_order[order]
            del near[bisect_left(near, place)]
            self._in_order[order] = near
        del self.entries[card.id]
        self._masks.pop(card.id, None)

    def _add(self, entry: Entry, moves: dict[ListKey, list[tuple[int, int]]]) -> None:
        card = entry.card
        self.entries[card.id] = entry
        for key in () if card.removed_on else _keys(card):
            items = self.lists.get(key) or []
            at = bisect_left(items, self._rank(card.id), key=self._rank)
            items.insert(at, card.id)
            self._changed(key, items, moves, (at, 1))
        for order, place in () if card.removed_on else self._asked_for(card):
            near = self._in_order[order]
            insort(near, place)
            self._in_order[order] = near

    def _changed(
        self, key: ListKey, items: list[str], moves: dict[ListKey, list[tuple[int, int]]], step: tuple[int, int]
    ) -> None:
        """Take a list as it is after a step: a position, and how many came or went there."""
        self.lists[key], self._lengths[key] = items, len(items)
        moves.setdefault(key, []).append(step)

    def _asked_for(self, card: Card) -> Iterator[tuple[_Order, _Place]]:
        """Yield the orders that were asked for and in which a card stands, with its place there."""
        places: list[tuple[_Order, _Place]] = [
            (_BY_NAME, name_key(card)),
            *((("services", code), (card.services, card.id)) for code in _categories(card)),
        ]
        return ((order, place) for order, place in places if order in self._in_order)


def _by_code(name: urls.Facet, ranked: Sequence[Card]) -> dict[str, list[str]]:
    """Return the list of each value of a facet."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    codes = attrgetter(name)
    for card in ranked:
        for code in dict.fromkeys(codes(card)):
            found[code].append(card.id)
    return found


def _keys(card: Card) -> Iterator[ListKey]:
    """Yield the lists that a card stands in."""
    yield EVERYONE
    for name in urls.FACETS:
        for code in dict.fromkeys(codes_of(card, name)):
            yield ListKey(name, code)


def _categories(card: Card) -> tuple[str, ...]:
    return tuple(dict.fromkeys(card.categories)) or ("",)


def _span(steps: Sequence[tuple[int, int]]) -> Span:
    """Return what some removals and insertions touch; earlier ones may have moved the positions of later ones."""
    slack = len(steps) - 1 if len(steps) > 2 else 0  # noqa: PLR2004 # one entry that moved takes two steps
    first = max(0, min(at for at, _ in steps) - slack)
    if sum(step for _, step in steps):
        return Span(first, None)
    return Span(first, max(at for at, _ in steps) + slack)
