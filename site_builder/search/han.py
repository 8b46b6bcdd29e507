"""Chinese text as a search sees it: traditional characters simplified, names in pinyin.

The tables are written from well-kept libraries by `tables.py`; here they are only read, once and when needed.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

_OFTEN: Final = 50
_TABLES: Final = Path(__file__).parent / "tables"


@cache
def _both_forms() -> tuple[str, str]:
    """Return all traditional characters, and in the same order their simplified forms."""
    traditional, simplified = (_TABLES / "variants.txt").read_text("utf-8").splitlines()
    return traditional, simplified


@cache
def variants() -> Mapping[int, int]:
    """Return the simplified form of each traditional character, as `str.translate` takes it."""
    return str.maketrans(*_both_forms())


@cache
def _traditional() -> frozenset[str]:
    return frozenset(_both_forms()[0])


def simplify(text: str) -> str:
    """Return a text with its traditional characters simplified, one by one; most texts have none."""
    return text if text.isascii() or _traditional().isdisjoint(text) else text.translate(variants())


def simplify_all(texts: Iterable[str]) -> list[str]:
    """Return texts of one line each with their traditional characters simplified."""
    lines = list(texts)
    return simplify("\n".join(lines)).split("\n") if lines else []


@cache
def readings() -> Mapping[str, str]:
    """Return the syllable of each character where it stands alone, without its tone; `v` is ü."""
    lines = (_TABLES / "readings.txt").read_text("utf-8").splitlines()
    return {
        character: syllable
        for syllable, _, characters in (line.partition(" ") for line in lines)
        for character in characters
    }


@cache
def _phrases() -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, int], re.Pattern[str]]:
    """Return the phrases that are read otherwise than alone, the longest with each first two characters, and all first ones."""
    lines = (line.split(" ") for line in (_TABLES / "phrases.txt").read_text("utf-8").splitlines())
    found = {phrase: tuple(syllables) for phrase, *syllables in lines}
    longest: dict[str, int] = {}
    for phrase in found:
        longest[phrase[:2]] = max(longest.get(phrase[:2], 0), len(phrase))
    return found, longest, re.compile(f"[{''.join({phrase[0] for phrase in found})}]")


@cache
def _seconds() -> Mapping[str, str]:
    """Return the other reading of each character that has one in many phrases."""
    alone = readings()
    counts = Counter(
        (character, syllable)
        for phrase, read in _phrases()[0].items()
        for character, syllable in zip(phrase, read, strict=True)
        if alone.get(character) != syllable
    )
    return {character: syllable for (character, syllable), count in counts.items() if count >= _OFTEN}


def second_readings(text: str) -> Iterator[tuple[int, str]]:
    """Yield the places of a Chinese text that no phrase decides and that may be read otherwise, with that syllable."""
    alone, seconds = readings(), _seconds()
    if seconds.keys().isdisjoint(text):
        return
    for place, (character, syllable) in enumerate(zip(text, syllables(text), strict=True)):
        if character in seconds and syllable == alone[character]:
            yield place, seconds[character]


def syllables(text: str) -> list[str]:
    """Return how each character of a Chinese text is read."""
    alone, odd = readings(), dict(odd_readings(text))
    return [odd.get(place) or alone.get(character, character) for place, character in enumerate(text)]


def odd_readings(text: str) -> Iterator[tuple[int, str]]:
    """Yield the places of a text whose character is read otherwise than alone, with its syllable there.

    The longest phrase at a place decides, from left to right.
    """
    phrases, longest, begin = _phrases()
    alone = readings()
    match = begin.search(text)
    while match:
        start = match.start()
        most = longest.get(text[start : start + 2], 1)
        length = next((size for size in range(most, 1, -1) if text[start : start + size] in phrases), 1)
        for place, syllable in enumerate(phrases.get(text[start : start + length], ()), start):
            if alone.get(text[place]) != syllable:
                yield place, syllable
        match = begin.search(text, start + length)
