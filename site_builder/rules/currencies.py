"""Rules on currencies: an amount is in the same one in both languages."""

import re
import string
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final, NamedTuple

from site_builder.model.localized import Language
from site_builder.rules.figures import written
from site_builder.rules.frame import PROSE, YAML, Fault, Subject, both, rule
from site_builder.rules.languages import language_of, sections_of_both

_DOLLARS: Final = "USD HKD SGD AUD TWD"
_SIGNS: Final[Mapping[Language, Mapping[str, str]]] = {
    "en": {
        "CNY": "CNY|RMB|yuan|renminbi", "USD": r"USD|US\$|U\.S\. dollars?|US dollars?", "EUR": "EUR|€|euros?",
        "GBP": "GBP|£|pounds?(?: sterling)?", "HKD": r"HKD|HK\$|Hong Kong dollars?", "JPY": "JPY|Japanese yen|yen",
        "KRW": "KRW|₩|Korean won", "SGD": r"SGD|S\$|Singapore dollars?", "AUD": r"AUD|A\$|Australian dollars?",
        "TWD": r"TWD|NT\$", _DOLLARS: r"\$|dollars?", "CNY JPY": "[¥￥]",
    },
    "zh": {
        "CNY": "人民币|元人民币|元|块钱|CNY|RMB", "USD": r"美元|美金|USD|US\$", "EUR": "欧元|EUR|€", "GBP": "英镑|GBP|£",
        "HKD": r"港元|港币|HKD|HK\$", "JPY": "日元|日圆|JPY", "KRW": "韩元|韩币|KRW|₩", "SGD": r"新加坡元|新元|新币|SGD|S\$",
        "AUD": r"澳元|澳币|AUD|A\$", "TWD": r"新台币|台币|TWD|NT\$", _DOLLARS: r"\$", "CNY JPY": "[¥￥]",
    },
}  # fmt: skip
_FOREIGN: Final = (
    "$", "€", "£", "₩", "镑", "圆", "美金", "EUR", "JPY", "GBP", "KRW", "dollar", "euro", "yen", "pound", "Korean won",
)  # fmt: skip
_FOREIGN_ENDS: Final = (
    re.compile("D(?<=USD|HKD|SGD|AUD|TWD)"), re.compile("元(?<=[美欧港日韩新坡澳]元)"), re.compile("币(?<=[港韩新澳台]币)"),
)  # fmt: skip
"""What names another currency than the yuan, which all amounts of most files are in."""
_ENDS: Final = frozenset("$€£₩¥￥元币金镑圆" + string.ascii_letters)
"""Characters that a name of a currency before a figure ends with."""
_DIGIT: Final = re.compile("[0-9]")
_LONGEST: Final = 20


class _Beside(NamedTuple):
    """What names a currency right before a figure and right behind one, and which ones each group of them may mean."""

    before: re.Pattern[str]
    behind: re.Pattern[str]
    meant: tuple[frozenset[str], ...]


@cache
def _beside(language: Language) -> _Beside:
    """Return the patterns of a language, longer words first."""
    pairs = [(sign, frozenset(codes.split())) for codes, signs in _SIGNS[language].items() for sign in signs.split("|")]
    pairs.sort(key=lambda pair: -len(pair[0]))
    named = "|".join(f"({sign})" for sign, _ in pairs)
    leading = named.replace("(元)", "((?!))").replace("(块钱)", "((?!))")  # the two that only follow a figure
    return _Beside(
        re.compile(rf"(?<![A-Za-z\d十百千万亿])(?:{leading})\s?\Z"),
        re.compile(rf"\s?(?:{named})(?![A-Za-z])"),
        tuple(codes for _, codes in pairs),
    )


class _Amount(NamedTuple):
    """An amount: where it begins, as it is written, its value, the currencies that it may be in."""

    at: int
    shown: str
    value: Decimal
    currencies: frozenset[str]


@rule("translation-currency", *YAML, *PROSE)
def both_languages_state_the_same_currency(subject: Subject) -> Iterator[Fault]:
    """Yield an amount whose currency is another one in the other language; one that names none there passes."""
    if subject.kind in PROSE:
        language = language_of(subject)
        is_foreign = _is_foreign(subject.text) or _is_foreign(subject.other)
        for here, there in sections_of_both(subject) if is_foreign else ():
            for amount in _strange(here.text, language, there.text):
                yield Fault(offset=here.start + amount.at, values=(("text", amount.shown),))
        return
    pairs = [pair for pair in both(subject) if _DIGIT.search(pair[1]) and _DIGIT.search(pair[2])]
    for where, english, chinese in pairs if _is_foreign("".join(text for pair in pairs for text in pair[1:])) else ():
        for amount in _strange(english, "en", chinese):
            yield Fault(where=(*where, "en"), values=(("text", amount.shown),))
        for amount in _strange(chinese, "zh", english):
            yield Fault(where=(*where, "zh"), values=(("text", amount.shown),))


@lru_cache(maxsize=2)
def _is_foreign(text: str) -> bool:
    """Whether a text may name another currency than the yuan; of a guide, both languages ask it of both."""
    return any(sign in text for sign in _FOREIGN) or any(end.search(text) for end in _FOREIGN_ENDS)


def _strange(here: str, language: Language, there: str) -> Iterator[_Amount]:
    """Yield the amounts whose value the other text has in other currencies only."""
    others: dict[Decimal, frozenset[str]] = {}
    other: Language = "zh" if language == "en" else "en"
    shared = {value for _, value in written(here, language)} & {value for _, value in written(there, other)}
    for amount in _amounts(there, other, shared):
        others[amount.value] = others.get(amount.value, frozenset()) | amount.currencies
    for amount in _amounts(here, language, others.keys()):
        if not amount.currencies & others[amount.value]:
            yield amount


def _amounts(text: str, language: Language, values: AbstractSet[Decimal]) -> Iterator[_Amount]:
    """Yield each figure of these values that the name of a currency stands beside; of `港币10万元` the one that says more."""
    beside = _beside(language)
    for match, value in written(text, language) if values else ():
        if value not in values:
            continue
        before = _before(beside, text, match.start())
        behind = beside.behind.match(text, match.end())
        found = before if before and (not behind or behind[0].strip() == "元") else behind
        if found:
            at, end = min(match.start(), found.start()), max(match.end(), found.end())
            currencies = beside.meant[(found.lastindex or 1) - 1]
            yield _Amount(at=at, shown=text[at:end].strip(), value=value, currencies=currencies)


def _before(beside: _Beside, text: str, start: int) -> re.Match[str] | None:
    """Return the name of a currency that ends where a figure starts, a space between at most."""
    is_maybe = text[max(0, start - 2) : start].strip()[-1:] in _ENDS
    return beside.before.search(text, max(0, start - _LONGEST), start) if is_maybe else None
