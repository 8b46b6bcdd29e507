"""The two-language catalog: sentences, plurals and formats. Standard library only, also in what it imports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from site_builder.model.localized import Language

if TYPE_CHECKING:  # the mails are written where pydantic is not
    from site_builder.model.money import Currency, Money

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PARTS_OF_A_DAY: Final = 3
_WAN: Final = 10_000
_YI: Final = 100_000_000
_MILLION: Final = 1_000_000
_CURRENCIES: Final[dict[Currency, str]] = {
    "CNY": "元",
    "USD": "美元",
    "EUR": "欧元",
    "GBP": "英镑",
    "HKD": "港元",
    "JPY": "日元",
    "KRW": "韩元",
    "AUD": "澳元",
}
Sentence = str | Mapping[str, str]


class Catalog:
    """The sentences of one language by key."""

    def __init__(self, language: Language, sentences: Mapping[str, Sentence]) -> None:
        """Keep the language and its sentences; an English one with a count has `one` and `other`."""
        self.language: Final = language
        self._sentences = sentences

    def __contains__(self, key: str) -> bool:
        """Whether a sentence has this key."""
        return key in self._sentences

    def under(self, prefix: str) -> dict[str, str]:
        """Return the sentences without plurals whose keys begin so."""
        found = self._sentences.items()
        return {key: item for key, item in found if key.startswith(prefix) and isinstance(item, str)}

    def t(self, key: str, /, **values: object) -> str:
        """Return a sentence with its values filled in; `count` chooses the plural and is written with separators.

        Raises:
            KeyError: No such sentence, or a value is missing.
        """
        sentence = self._sentences[key]
        if not isinstance(sentence, str):
            sentence = sentence["one" if values["count"] == 1 else "other"]
        if "count" not in values:
            return sentence.format_map(values) if values else sentence
        shown = {
            name: f"{item:,}" if item.__class__ is int and name == "count" else item for name, item in values.items()
        }
        return sentence.format_map(shown)


def catalogs(files: Iterable[Mapping[str, Mapping[str, Sentence]]]) -> dict[Language, Catalog]:
    """Return both languages' catalogs from the message files.

    Raises:
        ValueError: A key stands twice, or lacks a language.
    """
    return {language: Catalog(language, sentences) for language, sentences in by_language(files).items()}


def by_language(files: Iterable[Mapping[str, Mapping[str, Sentence]]]) -> dict[Language, dict[str, Sentence]]:
    """Return each language's sentences from the message files.

    Raises:
        ValueError: A key stands twice, or lacks a language.
    """
    both: dict[Language, dict[str, Sentence]] = {"en": {}, "zh": {}}
    for sentences in files:
        for key, pair in sentences.items():
            if key in both["en"] or set(pair) != {"en", "zh"}:
                message = f"message {key!r}: wants en and zh, once"
                raise ValueError(message)
            both["en"][key] = pair["en"]
            both["zh"][key] = pair["zh"]
    return both


def format_date(partial: str, language: Language) -> str:
    """Return a year, month or day: `30 Sep 2019`, `Sep 2019`, `2019`; in Chinese as the ISO text."""
    parts = partial.split("-")
    if language == "zh" or len(parts) == 1:
        return partial
    month = f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return f"{int(parts[2])} {month}" if len(parts) == _PARTS_OF_A_DAY else month


def format_money(money: Money, language: Language) -> str:
    """Return an amount: `CNY 100,000`, `10万元`; in Chinese in units of 万 or 亿 where that is exact enough."""
    if language == "en":
        return f"{money.currency} {money.amount:,}"
    number, unit = _in_chinese_units(money.amount)
    return f"{number}{unit}{_CURRENCIES[money.currency]}"


def _in_chinese_units(amount: int) -> tuple[str, str]:
    """Return an amount in 亿 or 万 where at most two decimals say it exactly, else in full."""
    for size, name in ((_YI, "亿"), (_WAN, "万")):
        if amount >= size and amount * 100 % size == 0:
            return _ratio(amount, size), name
    return f"{amount:,}", ""


def _ratio(amount: int, size: int) -> str:
    """Return `amount / size` exactly, without trailing zeros; `size` is a power of ten."""
    whole, rest = divmod(amount, size)
    return f"{whole}.{rest:0{len(str(size)) - 1}}".rstrip("0").removesuffix(".")


def format_band(low: Money | None, high: Money | None, language: Language) -> str:
    """Return a band: `CNY 1 to 3 million`, `100–300万元`; open ends in words."""
    if low and high:
        if language == "zh":
            number, unit = _in_chinese_units(low.amount)
            same = unit == _in_chinese_units(high.amount)[1]
            return f"{number}{'' if same else unit}–{format_money(high, language)}"
        if low.amount >= _MILLION:
            return f"{low.currency} {_ratio(low.amount, _MILLION)} to {_ratio(high.amount, _MILLION)} million"
        return f"{low.currency} {low.amount:,} to {high.amount:,}"
    bound = low or high
    if bound is None:
        message = "a band needs a bound"
        raise ValueError(message)
    if language == "zh":
        return format_money(bound, language) + ("以上" if low else "以下")
    return ("more than " if low else "less than ") + format_money(bound, language)


def join(items: Iterable[str], language: Language) -> str:
    """Return a list of values in a row."""
    return ("、" if language == "zh" else ", ").join(items)
