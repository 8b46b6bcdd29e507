"""Lines of CSV that a spreadsheet reads as what they say."""

import csv
import io
from collections.abc import Sequence
from typing import Final

_FORMULA: Final = frozenset("=+-@＝＋－＠\t\r")


def line(cells: Sequence[object]) -> bytes:
    """Return a line of CSV."""
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\r\n").writerow(cells)
    return stream.getvalue().encode()


def cell(value: object) -> object:
    """Return a value as CSV; one that a spreadsheet would run as a formula is made text by an apostrophe."""
    kind = value.__class__
    if kind is tuple:
        value = "|".join(value)  # type: ignore[arg-type] # the tuples of a card hold texts
    elif kind is bool:
        return "true" if value else "false"
    elif kind is not str:
        return value
    return f"'{value}" if value[:1] in _FORMULA else value  # type: ignore[index] # a text by now
