"""The figures of a text in either language, so that a translation can be held against them.

What is written in digits must be found in the other language; what is written in words may be.
"""

import re
import string
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final

from site_builder.model.localized import Language

Figures = frozenset[Decimal]
_BEGIN: Final = (
    r"[0-9](?:(?<![A-Za-z\d]\d)|(?<=CNY\d)|(?<=RMB\d)|(?<=USD\d)|(?<=EUR\d)|(?<=GBP\d)|(?<=HKD\d)|(?<=JPY\d))"
)
"""The first digit of a figure, by which the engine finds it, behind no letter but those of a currency."""
_REST: Final = r"(?:\d{0,2}(?:,\d{3})+(?:\.\d+)?|\d*(?:\.\d+)?)"
_ENGLISH: Final = re.compile(
    rf"({_BEGIN}{_REST})"
    r"(?:\s?(thousand|million|billion|trillion|[kKmM]|[mb]n|bn)\b)?"
    r"(?!\d|[A-Za-z](?<!\dst)(?<!\dnd)(?<!\drd)(?<!\dth)(?<!\ds)(?<!\dx))",
    re.ASCII,
)
_CHINESE: Final = re.compile(
    rf"({_BEGIN}(?!(?<=1)9世纪|(?<=2)[01]世纪){_REST})"
    r"[多余几来]?([十百千万亿]*)(?![\dA-Za-z])",
    re.ASCII,
)
_DIGITS: Final = re.compile(r"\d+")
_BARE_ENGLISH: Final = re.compile(
    r"[0-9](?<![\d.,]\d)\d*(?![\d.]|,\d{3}|\s?(?:thousand|million|billion|trillion)\b)", re.ASCII
)
_BARE_CHINESE: Final = re.compile(r"[0-9](?<![\d.,]\d)\d*(?![\d.]|,\d{3}|[多余几来]?[千万亿])", re.ASCII)
_ENGLISH_DIGITS: Final = re.compile(r"(\d+)([ -]?(?:[kKmMb]|thousand|trillion))?")
_CHINESE_DIGITS: Final = re.compile(r"(\d+)([多余几来]?[十百千万亿])?")
_RANGE: Final = re.compile(r"\s*(?:-|–|—|~|至|到|to|and)\s*\Z")
_SCALES: Final = {
    "thousand": 10**3, "k": 10**3, "million": 10**6, "m": 10**6, "mn": 10**6, "billion": 10**9, "bn": 10**9, "trillion": 10**12,
}  # fmt: skip
_UNITS: Final = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_HAN_DIGITS: Final = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_HAN_NUMBER: Final = re.compile("[零〇一二两三四五六七八九十百千万亿]+")
_WORDS: Final = {
    word: value
    for value, words in {
        "0.5": "half halves", "0.25": "quarter quarters", "0": "zero no none", "1": "one first once single sole",
        "2": "two second twice double doubled doubling both pair half-yearly semi-annual", "3": "three third thrice triple tripled",
        "4": "four fourth", "5": "five fifth", "6": "six sixth half half-year", "7": "seven seventh", "8": "eight eighth",
        "9": "nine ninth", "10": "ten tenth", "11": "eleven eleventh", "12": "twelve twelfth dozen", "13": "thirteen",
        "14": "fourteen fortnight", "15": "fifteen", "16": "sixteen", "17": "seventeen", "18": "eighteen", "19": "nineteen",
        "20": "twenty", "30": "thirty", "40": "forty", "50": "fifty", "60": "sixty", "70": "seventy", "80": "eighty",
        "90": "ninety", "100": "hundred hundreds wholly fully full all entire", "1000": "thousand thousands",
        "1000000": "million millions", "1000000000": "billion billions",
    }.items()
    for word in words.split()
}  # fmt: skip
_TENS: Final = re.compile(
    r"\b(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(one|two|three|four|five|six|seven|eight|nine)\b"
)
_MONTHS: Final = {
    name: Decimal(number)
    for number, names in enumerate(
        ("Jan January", "Feb February", "Mar March", "Apr April", "May", "Jun June", "Jul July", "Aug August",
         "Sep Sept September", "Oct October", "Nov November", "Dec December"), 1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH_NAMES: Final = {
    str(number): re.compile("|".join(rf"\b{name}\b" for name, value in _MONTHS.items() if value == number))
    for number in range(1, 13)
}
_DECADE: Final = re.compile(r"\b(?:19|20)(\d0)s\b")
_HAN_DECADE: Final = re.compile(r"年代(?<=(\d0)年代)")
_TENTHS: Final = re.compile("成(?<=([一二两三四五六七八九])成)")
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z-]*")
_HAN_SAYINGS: Final = {
    "半": "0.5 6",
    "双": "2",
    "倍": "2",
    "季": "3",
    "全": "100",
    "下半年": "2",
    "天候": "24 7",
    "周": "7",
}
_DAYS_OF_SALES: Final = ("3.8", "5.20", "6.18", "7.7", "8.8", "9.9", "10.10", "11.11", "12.12")
_ALWAYS: Final = frozenset({Decimal(1)})
_LARGEST_SHORT: Final = 1000
_NOTHING: Final[Figures] = frozenset()


def agree(english: str, chinese: str) -> bool:
    """Whether a glance shows that both state the same figures: the same digits, and no unit that could change them."""
    ours, theirs = _ENGLISH_DIGITS.findall(english), _CHINESE_DIGITS.findall(chinese)
    if any(unit for _, unit in ours + theirs):
        return False
    here, there = {digits for digits, _ in ours}, {digits for digits, _ in theirs}
    return here == there or (here < there and all(_is_month(digits, english) for digits in there - here))


def _is_month(digits: str, english: str) -> bool:
    """Whether an English text says a month by its name."""
    pattern = _MONTH_NAMES.get(digits)
    return pattern is not None and pattern.search(english) is not None


def differ(here: str, language: Language, there: str) -> Iterator[str]:
    """Yield the figures that one language writes in digits and the other one does not say, as they are written."""
    if not any(digit in here for digit in string.digits) and (here.isascii() or not _DIGITS.search(here)):
        return
    other: Language = "zh" if language == "en" else "en"
    for shown, value, parts in _written(_plain(here), language):
        if value in _stated(there, other):
            continue
        meant = _meant(there, other)
        if value not in meant and not (parts and (parts <= meant or _in_a_row(shown) in meant)):
            yield shown


def _in_a_row(shown: str) -> Decimal:
    """Return the number that the digits of a day of sales make without their point; a unit may stand behind them."""
    return Decimal("".join(filter(str.isdecimal, shown)))


@lru_cache(maxsize=64)
def _plain(text: str) -> str:
    """Return a text in which a figure is written in one way only."""
    return unicodedata.normalize("NFKC", text)


def _written(text: str, language: Language) -> Iterator[tuple[str, Decimal, Figures]]:
    """Yield what is written in digits: as it stands, its value, and the two parts of a day of sales such as 11.11."""
    for match, value in written(text, language):
        parts = frozenset(map(Decimal, match[1].split("."))) if match[1] in _DAYS_OF_SALES else _NOTHING
        yield match[0].strip(), value, parts


@lru_cache(maxsize=256)
def written(text: str, language: Language) -> tuple[tuple[re.Match[str], Decimal], ...]:
    """Return each figure in digits, with its unit where it stands, and its value."""
    found: list[tuple[re.Match[str], Decimal]] = []
    matches = list((_ENGLISH if language == "en" else _CHINESE).finditer(text))
    for index, match in enumerate(matches):
        number, scale = Decimal(match[1].replace(",", "")), _scale(match[2])
        after = matches[index + 1] if index + 1 < len(matches) else None
        if (
            scale == 1
            and number < _LARGEST_SHORT
            and after
            and _RANGE.fullmatch(text[match.end() : after.start()])
            and _scale(after[2]) > 1
        ):
            scale = _scale(after[2])
        found.append((match, number * scale))
    return tuple(found)


def _scale(unit: str | None) -> int:
    if not unit:
        return 1
    if unit[0] in _UNITS:
        product = 1
        for character in unit:
            product *= _UNITS[character]
        return product
    return _SCALES[unit.lower()]


@lru_cache(maxsize=64)
def _stated(text: str, language: Language) -> Figures:
    """Return the figures that a text writes in digits, which most others are found among."""
    return frozenset(value for _, value in written(_plain(text), language))


@lru_cache(maxsize=64)
def _meant(text: str, language: Language) -> Figures:
    """Return every figure that a text may be said to state."""
    plain = _plain(text)
    found = set(_stated(text, language))
    for _, _, parts in _written(plain, language):
        found |= parts
    found |= {Decimal(digits) for digits in (_BARE_ENGLISH if language == "en" else _BARE_CHINESE).findall(plain)}
    return frozenset(found | _ALWAYS | set(_english(plain) if language == "en" else _chinese(plain)))


def _english(text: str) -> Iterator[Decimal]:
    words = set(_WORD.findall(text))
    yield from (_MONTHS[word] for word in words & _MONTHS.keys())
    lowered = {word.lower() for word in words}
    joined = " ".join(lowered)
    parts = lowered.union(*(word.split("-") for word in lowered if "-" in word))
    yield from (Decimal(_WORDS[part]) for part in parts & _WORDS.keys())
    if "half" in joined:
        yield from (Decimal("0.5"), Decimal(6))
    for tens, ones in _TENS.findall(text.lower()) if "ty-" in joined else ():
        yield Decimal(_WORDS[tens]) + Decimal(_WORDS[ones])
    for decade in _DECADE.findall(text) if "0s" in text else ():
        yield Decimal(decade)
    yield from (Decimal(day.replace(".", "")) for day in _DAYS_OF_SALES if day in text)


def _chinese(text: str) -> Iterator[Decimal]:
    for run in _HAN_NUMBER.findall(text):
        yield Decimal(_han_value(run))
        yield from (Decimal(_HAN_DIGITS[character]) for character in run if character in _HAN_DIGITS)
        yield from (Decimal(_UNITS[character]) for character in run if character in _UNITS)
    for saying, values in _HAN_SAYINGS.items():
        if saying in text:
            yield from map(Decimal, values.split())
    for tenths in _TENTHS.findall(text):
        yield Decimal(_HAN_DIGITS[tenths] * 10)
    for decade in _HAN_DECADE.findall(text):
        yield from (1900 + Decimal(decade), 2000 + Decimal(decade))
    yield from (Decimal(day.replace(".", "")) for day in _DAYS_OF_SALES if day in text)


def _han_value(run: str) -> int:
    """Return the value of a number in Chinese characters; of digits in a row, as in 二〇二六, their number."""
    if not any(character in _UNITS for character in run):
        return int("".join(str(_HAN_DIGITS[character]) for character in run))
    total = section = digit = 0
    for character in run:
        if character in _HAN_DIGITS:
            digit = _HAN_DIGITS[character]
        elif _UNITS[character] >= _UNITS["万"]:
            total = (total + section + digit or 1) * _UNITS[character]
            section = digit = 0
        else:
            section += (digit or 1) * _UNITS[character]
            digit = 0
    return total + section + digit
