"""The table of all contenders side by side, each figure with its ratio to ours."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

Unit = Literal["ms", "MB", "KB", "%"]
_UNITS: Final[Mapping[Unit, tuple[float, str]]] = {
    "ms": (1e3, "{:,.1f} ms"),
    "MB": (1e-6, "{:,.1f} MB"),
    "KB": (1e-3, "{:,.0f} KB"),
    "%": (100, "{:.1f} %"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One figure of all contenders.

    Attributes:
        unit: `ms` counts seconds, `MB` and `KB` bytes, `%` parts of one; more is better where it is `%`.
        figures: By contender, ours first; None where it has none.
    """

    what: str
    unit: Unit
    figures: Mapping[str, float | None]

    @property
    def behind(self) -> tuple[str, ...]:
        """The contenders that are as good as we are, or better; as good is enough where nothing is better."""
        (_, ours), *others = self.figures.items()
        return tuple(
            name for name, other in others if other is not None and ours is not None and not self._is_ahead(ours, other)
        )

    def _is_ahead(self, ours: float, other: float) -> bool:
        return ours > other or ours == 1 if self.unit == "%" else ours < other


def side_by_side(lines: Sequence[Line]) -> str:
    """Return the lines as a table in plain text."""
    names = list(lines[0].figures)
    rows = [["", *names, ""], *(_cells(line) for line in lines)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_row(row, widths) for row in rows)


def behind(lines: Iterable[Line]) -> Iterator[str]:
    """Yield where we are not ahead, and of whom."""
    return (f"{line.what}: {name}" for line in lines for name in line.behind)


def _cells(line: Line) -> list[str]:
    (_, ours), *others = line.figures.items()
    return [
        line.what,
        _figure(ours, line.unit),
        *(_beside(other, ours, line.unit) for _, other in others),
        "BEHIND" if line.behind else "ahead",
    ]


def _figure(value: float | None, unit: Unit) -> str:
    scale, pattern = _UNITS[unit]
    return "–" if value is None else pattern.format(value * scale)


def _beside(other: float | None, ours: float | None, unit: Unit) -> str:
    shown = _figure(other, unit)
    return f"{shown} ({other / ours:.2g} x)" if other is not None and ours else shown


def _row(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *middle, last = row
    cells = [
        first.ljust(widths[0]),
        *(cell.rjust(width) for cell, width in zip(middle, widths[1:-1], strict=True)),
        last,
    ]
    return "  ".join(cells).rstrip()
