"""What closing a quarter costs: `python -m tests.bench.closing 10000` prints calls, units of the table, time and memory.

The table is a fake with the sizes of real items: see `tests/functions/metered.py`.
"""

import sys
import time
import tracemalloc
from collections.abc import Sequence
from dataclasses import dataclass

from tests.functions.events.closing.scene import AFTER, a_provider, a_year, an_ear, begin, frozen, standing, work
from tests.functions.metered import Metered


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
