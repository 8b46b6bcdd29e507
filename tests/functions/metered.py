"""A fake table with a meter: the units of the real one, by the sizes of real items.

Reading takes a unit for 4 KB (half of one from an index), writing one for each KB, twice that in a transaction, and once
more for each index that the item stands in.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from functions.table import Delete, Item, Key, Page, Put, Question, Update, Write, key_of
from tests.functions.fakes import FakeTable

_READ: Final = 4096
_WRITE: Final = 1024
READ_PRICE: Final = 0.125e-6
WRITE_PRICE: Final = 0.625e-6
"""Dollars a unit, on demand, in the region where the cloud is cheapest."""


class Metered(FakeTable):
    """A fake with an index of its partitions, so that many providers fit, and a meter."""

    def __init__(self) -> None:
        """Begin empty, with nothing used."""
        super().__init__()
        self.reads, self.writes = 0.0, 0
        self._parts: defaultdict[tuple[str, str], dict[Key, None]] = defaultdict(dict)

    def read(self, *keys: Key) -> Mapping[Key, Item]:
        """Read, each item on its own."""
        found = super().read(*keys)
        self.reads += sum(_units(found.get(key, {}), _READ) for key in keys)
        return found

    def list(self, question: Question) -> Page:
        """List: only the partition is looked at; what one call brings is rounded up once."""
        place = (question.index or "", question.pk)
        whole, self.items = self.items, {key: self.items[key] for key in self._parts[place] if key in self.items}
        try:
            page = super().list(question)
        finally:
            self.items = whole
        units = -(-sum(map(_size, page.items)) // _READ) or 1
        self.reads += units / 2 if question.index else units
        return page

    def write(self, write: Put | Update | Delete) -> Item:
        """Make one write."""
        answer = super().write(write)
        self._meter([write], 1)
        return answer

    def write_all(self, writes: Sequence[Write], token: str = "") -> None:
        """Make writes, each of which costs twice."""
        super().write_all(writes, token)
        self._meter(writes, 2)

    def _meter(self, writes: Sequence[Write], times: int) -> None:
        for write in writes:
            item = self.items.get(write.key, {})
            indexes = [name for name in ("gsi1", "gsi2") if f"{name}pk" in item]
            self.writes += times * _units(item, _WRITE) + len(indexes) * _units(item, _WRITE)
            self._parts["", write.key.pk][write.key] = None
            for name in indexes:
                self._parts[name, str(item[f"{name}pk"])][key_of(item)] = None  # type: ignore[arg-type] # an item


def _size(item: Mapping[str, object]) -> int:
    return len(json.dumps(item, default=str))


def _units(item: Mapping[str, object], size: int) -> int:
    return -(-_size(item) // size) or 1
