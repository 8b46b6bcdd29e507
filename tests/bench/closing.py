"""What closing a quarter costs: `python -m tests.bench.closing 10000` prints calls, units of the table, time and memory.

The table is a fake with the sizes of real items: reading takes a unit for 4 KB (half of one from an index), writing one
for each KB, twice that in a transaction, and once more for each index that the item stands in.
"""

import json
import sys
import time
import tracemalloc
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from functions.table import Delete, Item, Key, Page, Put, Question, Update, Write, key_of
from tests.functions.events.closing.scene import AFTER, a_provider, a_year, an_ear, begin, frozen, standing, work
from tests.functions.fakes import FakeTable

_READ: Final = 4096
_WRITE: Final = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a phase took.

    Attributes:
        peak: Bytes that it held at most; what the fake keeps of frozen scores is in it.
    """

    calls: int
    reads: float
    writes: int
    seconds: float
    peak: int
    slices: int


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


def populated(many: int) -> Metered:
    """Return a table with some providers and their year."""
    table = Metered()
    for number in range(many):
        table.write(a_provider(number))
        for writes in a_year(number):
            table.write_all(writes)
    return table


def measure(table: Metered, phase: str) -> Cost:
    """Return what a preview or the closing took, slice by slice until it is over."""
    begin(table, phase)
    table.calls.clear()
    table.reads, table.writes, slices = 0.0, 0, 0
    tracemalloc.start()
    began = time.perf_counter()
    while standing(table).is_at_work:
        work(table, an_ear(table, lambda: AFTER))
        slices += 1
    seconds = time.perf_counter() - began
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return Cost(
        calls=len(table.calls), reads=table.reads, writes=table.writes, seconds=seconds, peak=peak, slices=slices
    )


def main(arguments: Sequence[str]) -> int:
    """Print what both phases take for so many providers."""
    many = int(arguments[0]) if arguments else 10_000
    table = populated(many)
    for phase in ("preview", "close"):
        cost = measure(table, phase)
        sys.stdout.write(
            f"{phase} of {many:,} providers: {cost.calls:,} calls, {cost.reads:,.0f} read units, {cost.writes:,} write units, "
            f"{cost.seconds:.1f} s of processor, {cost.peak / 1e6:.1f} MB at most\n"
        )
    sys.stdout.write(f"{len(frozen(table)):,} frozen scores, {standing(table).state}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
