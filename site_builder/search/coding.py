"""Columns as texts: numbers in printable characters, and bits in base64, so that JSON carries them and brotli shrinks them."""

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

SYMBOLS: Final = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in '"\\')
_LAST: Final = len(SYMBOLS) // 2
_LAST_SINGLE: Final = "\uffff"
_MOST_SHARED: Final = len(SYMBOLS) - 1


class Coded(NamedTuple):
    """A column: its distinct values, most frequent first, and one number a row that says which."""

    values: list[str | int]
    text: str

    def as_json(self) -> dict[str, object]:
        """Return it as it stands in a part."""
        return {"values": self.values, "text": self.text}


def encode(number: int) -> str:
    """Return a number from 0 in symbols: below 46 one, below 2,162 two; lowest part first, all but the last marked."""
    symbols = ""
    while number >= _LAST:
        number, rest = divmod(number, _LAST)
        symbols += SYMBOLS[_LAST + rest]
    return symbols + SYMBOLS[number]


def code_column(column: Sequence[str | int]) -> Coded:
    """Return a column by its distinct values."""
    values = _by_frequency(column)
    numbers = {value: encode(place) for place, value in enumerate(values)}
    return Coded(values, "".join([numbers[value] for value in column]))


def code_lines(lines: Iterable[str]) -> tuple[str, str]:
    """Return texts as numbers of an alphabet, one line after the other with a space between; the alphabet comes first.

    A Han character costs three bytes and compresses badly; as a number of the alphabet it costs what its frequency deserves.
    """
    text = "\n".join(lines)
    alphabet = "".join(map(str, _by_frequency(text.replace("\n", ""))))
    symbols: Mapping[int, str] = {ord(character): encode(place) for place, character in enumerate(alphabet)}
    return alphabet, text.translate({**symbols, ord("\n"): " "})


def code_sorted(lines: Iterable[str]) -> str:
    """Return sorted lines as what each has beyond the one before: a symbol for the length of what they share, and the rest.

    What is shared ends at a character that the browser counts as two.
    """
    coded, before = [], ""
    for line in lines:
        shared = 0
        for one, other in zip(line, before, strict=False):
            if one != other or shared == _MOST_SHARED or one > _LAST_SINGLE:
                break
            shared += 1
        coded.append(SYMBOLS[shared] + line[shared:])
        before = line
    return "\n".join(coded)


def code_gaps(rows: Iterable[int]) -> str:
    """Return ascending rows as the gaps between them."""
    symbols, before = "", -1
    for row in rows:
        symbols += encode(row - before - 1)
        before = row
    return symbols


def code_bits(sets: Iterable[bytes | bytearray]) -> str:
    """Return sets of rows, each of the same length, one after the other in base64."""
    return b64encode(b"".join(sets)).decode()


def _by_frequency(values: Iterable[str | int]) -> list[str | int]:
    counts = Counter(values)
    return sorted(counts, key=lambda value: (-counts[value], str(value)))
