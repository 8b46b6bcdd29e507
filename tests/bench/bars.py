"""Figures beside their bars, as a table."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

_LARGE: Final = 10_000
_MIDDLE: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure of ours, what it is compared with, and the bar for it.

    Attributes:
        unit: `s`, `ms` or `MB`.
        other: The figure compared with; None where the bar is a figure itself.
        bar: Highest ratio, or highest figure where there is no other; None where nothing is asked.
        stretch: A harder bar, told but not asked.
    """

    what: str
    ours: float
    unit: str
    other: float | None = None
    bar: float | None = None
    stretch: float | None = None

    @property
    def value(self) -> float:
        """What the bar is held against."""
        return self.ours if self.other is None else self.ours / self.other

    @property
    def verdict(self) -> str:
        """OK, MISSED, or nothing where nothing is asked."""
        if self.bar is None:
            return ""
        if self.value > self.bar:
            return "MISSED"
        return "OK, stretch" if self.stretch and self.value <= self.stretch else "OK"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """What is asked at a number of providers; None where nothing is."""

    cold_wall: float | None = None
    cold_cpu: float | None = None
    stretch: float | None = None
    floor: float | None = None
    memory: float | None = None
    one: float | None = None
    nothing: float | None = None
    watch_pages_s: float | None = None
    watch_all_s: float | None = None
    check: float | None = None
    check_one_s: float | None = None


def bars_of(providers: int) -> Bars:
    """Return the bars for a number of providers."""
    if providers >= _LARGE:
        return Bars(
            cold_wall=1 / 3, cold_cpu=1 / 3, stretch=1 / 4, floor=15, memory=1 / 3, one=1 / 60, nothing=1 / 120,
            watch_pages_s=0.05, watch_all_s=1, check=1 / 3, check_one_s=0.5,
        )  # fmt: skip
    if providers >= _MIDDLE:
        return Bars(cold_wall=1 / 2, cold_cpu=1 / 2, watch_pages_s=0.05, watch_all_s=1)
    return Bars(cold_wall=1)


def table(title: str, rows: Sequence[Row]) -> str:
    """Return the rows as a table in plain text."""
    cells = [("", "ours", "other", "ratio", "bar", ""), *map(_cells, rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
    return "\n".join([title, *(_line(row, widths) for row in cells)])


def missed(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows that miss their bar."""
    return (row for row in rows if row.verdict == "MISSED")


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *middle, last = (
        cell.rjust(width) if 0 < at < len(row) - 1 else cell.ljust(width)
        for at, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return "  ".join([first, *middle, last]).rstrip()


def _cells(row: Row) -> tuple[str, ...]:
    other = "" if row.other is None else _figure(row.other, row.unit)
    ratio = "" if row.other is None else _ratio(row.value)
    bar = "" if row.bar is None else f"<= {_figure(row.bar, row.unit) if row.other is None else _ratio(row.bar, 0)}"
    return row.what, _figure(row.ours, row.unit), other, ratio, bar, row.verdict


def _figure(value: float, unit: str) -> str:
    if unit == "ms":
        return f"{value * 1000:.1f} ms"
    return f"{value / 1e6:,.1f} MB" if unit == "MB" else f"{value:.3g} s" if value < 1 else f"{value:.2f} s"


def _ratio(value: float, places: int = 2) -> str:
    return f"{value:.2f}" if value > 1 else f"1/{1 / value:.{places}f}"
