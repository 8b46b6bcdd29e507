"""A platform's figures as CSV: every row is read, and every bad one is told with line, column and reason. Pure.

The first line names the columns `provider,indicator,value,n`. A value is written as the platform writes it, with at most
four decimals; it becomes a whole number of ten-thousandths.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final, Literal, NamedTuple

from site_builder.model.assessment import WHOLE, Indicator, Method, Unit

COLUMNS: Final = ("provider", "indicator", "value", "n")
LARGEST_COUNT: Final = 1_000_000
_DECIMALS: Final = 4
_LINES: Final = re.compile(r"\r\n|\r|\n")
_NUMBER: Final = re.compile(r"(\d{1,7})(?:\.(\d{1,4}))?", re.ASCII)
_MOST: Final[Mapping[Unit, int]] = {"figure": 100, "rating": 5, "grade": 5, "share": 1}
Why = Literal["columns", "fields", "provider", "indicator", "number", "range", "whole", "twice", "empty"]


class Fault(NamedTuple):
    """What is wrong with a row: its line in the file, counted from 1, the column, and the kind of fault."""

    line: int
    column: str
    why: Why


class Row(NamedTuple):
    """A row that is right."""

    provider: str
    indicator: str
    value: int
    n: int


Knows = Callable[[str], bool]
"""Whether a provider is listed."""


def read(text: str, method: Method, knows: Knows) -> tuple[tuple[Row, ...], tuple[Fault, ...]]:
    """Return the rows of a file and the faults of all others.

    Args:
        text: The file.
        method: Names the indicators that are imported.
        knows: Says whether a provider is listed.
    """
    lines = [_cells(line) for line in _LINES.split(text.removeprefix("\ufeff"))]
    imported = {each.code: each for each in method.indicators if each.is_imported}
    rows: list[Row] = []
    faults: list[Fault] = []
    seen: set[tuple[str, str]] = set()
    if tuple(map(str.lower, lines[0])) != COLUMNS:
        return (), (Fault(1, "", "columns"),)
    for number, found in enumerate(lines[1:], 2):
        if not any(found):
            continue
        wrong = list(_faults(number, found, imported, knows, seen))
        faults += wrong
        if not wrong:
            rows.append(Row(found[0], found[1], _amount(found[2]), int(found[3])))
        seen.add(found[:2])  # type: ignore[arg-type] # two texts, or fewer, which never come again
    if not rows and not faults:
        faults.append(Fault(2, "", "empty"))
    return tuple(rows), tuple(faults)


def _cells(line: str) -> tuple[str, ...]:
    """Return the cells of a line; nothing in them can hold a comma, so quotes are decoration."""
    return tuple(cell.strip().strip('"').strip() for cell in line.split(","))


def _faults(
    line: int,
    cells: tuple[str, ...],
    imported: Mapping[str, Indicator],
    knows: Knows,
    seen: set[tuple[str, str]],
) -> Iterator[Fault]:
    if len(cells) != len(COLUMNS):
        yield Fault(line, "", "fields")
        return
    provider, code, value, n = cells
    if not knows(provider):
        yield Fault(line, "provider", "provider")
    if code not in imported:
        yield Fault(line, "indicator", "indicator")
    if (provider, code) in seen:
        yield Fault(line, "indicator", "twice")
    why = _value_fault(value, imported.get(code))
    if why:
        yield Fault(line, "value", why)
    if not re.fullmatch(r"[1-9]\d{0,6}|0", n, re.ASCII) or int(n) > LARGEST_COUNT:
        yield Fault(line, "n", "whole")


def _value_fault(text: str, indicator: Indicator | None) -> Why | None:
    if not _NUMBER.fullmatch(text):
        return "number"
    if indicator is None:
        return None
    most = _MOST.get(indicator.unit, LARGEST_COUNT)
    if _amount(text) > most * WHOLE:
        return "range"
    return "whole" if indicator.unit == "count" and _amount(text) % WHOLE else None


def _amount(text: str) -> int:
    """Return a number in ten-thousandths."""
    whole, _, rest = text.partition(".")
    return int(whole) * WHOLE + int(rest.ljust(_DECIMALS, "0") or 0)


def template(method: Method, provider: str) -> str:
    """Return a file to fill in: a row of each imported indicator, for one provider."""
    rows = (f"{provider},{each.code},,\n" for each in method.indicators if each.is_imported)
    return ",".join(COLUMNS) + "\n" + "".join(rows)
