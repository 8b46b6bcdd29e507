"""How quick a contender is: ready, a keystroke, a choice."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from tests.bench.search.browser import Heap, Stand
from tests.bench.search.queries import CHOICES, QUERIES

_PARTS: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """Figures of a contender, in seconds, and the bytes of its heap.

    Attributes:
        ready: From the sources in memory to the first answer.
        whole: The same with everything that it finds.
        cold: A keystroke where nothing was typed before, the 95th percentile.
        keystrokes: The time of each prefix of each query.
        clicks: The time of each choice of facets.
    """

    ready: float
    whole: float
    cold: float
    keystrokes: tuple[float, ...]
    clicks: tuple[float, ...]
    heap: float


def measured(stand: Stand, heap: Heap, before: int) -> Speed:
    """Measure a contender once: type and choose twice, since the browser compiles what it runs often.

    Args:
        stand: Where the contender's sources are read.
        heap: The heap of that page.
        before: Its size before anything was read.
    """
    made = stand.call("make", "zh")
    stand.call("release")
    typed = [stand.call("keystrokes", QUERIES) for _ in range(2)]
    chosen = [stand.call("clicks", CHOICES) for _ in range(2)]
    return Speed(
        ready=made["first"] / 1000,
        whole=made["whole"] / 1000,
        cold=slow(typed[0]) / 1000,
        keystrokes=_quickest(typed, 1000),
        clicks=_quickest(chosen, 1000),
        heap=heap.size() - before,
    )


def best(rounds: Sequence[Speed]) -> Speed:
    """Return the quickest of several rounds, figure by figure: whatever else runs on a machine only ever adds."""
    least: Callable[[Callable[[Speed], float]], float] = lambda figure: min(map(figure, rounds))  # noqa: E731
    return Speed(
        ready=least(lambda speed: speed.ready),
        whole=least(lambda speed: speed.whole),
        cold=least(lambda speed: speed.cold),
        keystrokes=_quickest([speed.keystrokes for speed in rounds]),
        clicks=_quickest([speed.clicks for speed in rounds]),
        heap=least(lambda speed: speed.heap),
    )


def slow(times: Sequence[float]) -> float:
    """Return the 95th percentile: one in twenty takes as long or longer."""
    return sorted(times)[-(-len(times) * (_PARTS - 1) // _PARTS) - 1]


def _quickest(rounds: Sequence[Sequence[float]], units: int = 1) -> tuple[float, ...]:
    return tuple(min(times) / units for times in zip(*rounds, strict=True))
