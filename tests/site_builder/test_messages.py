"""Sentences, plurals and formats in both languages; and the message files as they stand."""

import ast
import re
import subprocess
import sys
from collections import Counter
from string import Formatter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.messages import (
    Catalog,
    Sentence,
    catalogs,
    format_band,
    format_date,
    format_money,
    join,
)
from site_builder.model.localized import Language
from site_builder.model.money import Money
from site_builder.model.taxonomy import BudgetBand
from site_builder.press import load_catalogs
from site_builder.read import OF_PROBLEMS, read_yaml
from tests.builders import ROOT, a_taxonomy
from tests.sources import texts_in

MESSAGES = ROOT / "templates/messages"
FILES = sorted(path.name for path in MESSAGES.glob("*.yaml") if path.name != OF_PROBLEMS)
PAIRS: dict[str, dict[Language, Sentence]] = {
    key: pair for name in FILES for key, pair in read_yaml(MESSAGES, name).tree.items()  # type: ignore[union-attr, misc] # a test holds its shape
}  # fmt: skip
_CALL = re.compile(r"\bt\(\s*['\"]([a-z0-9_.]+)['\"]")
_MADE = re.compile(r"\bt\(\s*f['\"]")


def cny(amount: int) -> Money:
    """Return an amount of yuan."""
    return Money(amount=amount, currency="CNY")


def forms(sentence: Sentence) -> tuple[str, ...]:
    """Return a sentence, or each of its plurals."""
    return (sentence,) if isinstance(sentence, str) else tuple(sentence.values())


def placeholders(sentence: str) -> Counter[str]:
    """Return the names that a sentence wants filled in, and how often."""
    return Counter(name for _, name, _, _ in Formatter().parse(sentence) if name)


def keys_in_templates() -> set[str]:
    """Return the keys that templates name."""
    paths = (path for ending in ("html", "txt") for path in (ROOT / "templates").rglob(f"*.{ending}"))
    return {key for path in paths for key in _CALL.findall(path.read_text("utf-8"))}


def patterns_in_python() -> str:
    """Return a pattern of the keys that the builder's code puts together from parts, as in `t(f"field.{name}")`."""
    texts = (path.read_text("utf-8") for path in (ROOT / "site_builder").rglob("*.py"))
    trees = (ast.parse(text) for text in texts if _MADE.search(text))  # to parse all of them takes a second
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
    keys = [call.args[0] for call in calls if getattr(call.func, "attr", getattr(call.func, "id", "")) == "t"]
    made = [key.values for key in keys if isinstance(key, ast.JoinedStr)]
    return "|".join("".join(map(_pattern, parts)) for parts in made)


def _pattern(part: ast.expr) -> str:
    return re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z_-]+"


def test_a_sentence_is_filled_in() -> None:
    catalog = Catalog("en", {"order": "Sorted by {key}, {way}"})

    assert catalog.t("order", key="name", way="upwards") == "Sorted by name, upwards"


def test_a_count_chooses_the_plural_and_is_written_with_separators() -> None:
    catalog = Catalog("en", {"facts": {"one": "{count} fact", "other": "{count} facts"}})

    shown = [catalog.t("facts", count=count) for count in (0, 1, 2, 12_345)]

    assert shown == ["0 facts", "1 fact", "2 facts", "12,345 facts"]


def test_a_number_that_is_no_count_is_written_as_it_is() -> None:
    catalog = Catalog("en", {"since": "since {year}"})

    assert catalog.t("since", year=2014) == "since 2014"


def test_sentences_of_one_subject_are_found_by_how_their_keys_begin() -> None:
    catalog = Catalog("en", {"error.a": "A", "error.b": "B", "errors": "C", "error.c": {"one": "1", "other": "2"}})

    assert catalog.under("error.") == {"error.a": "A", "error.b": "B"}


def test_chinese_has_one_form() -> None:
    catalog = Catalog("zh", {"facts": "{count}条事实"})

    assert [catalog.t("facts", count=count) for count in (1, 2)] == ["1条事实", "2条事实"]


@pytest.mark.parametrize(("key", "values"), [("missing", {}), ("order", {"ky": "name"}), ("facts", {"n": 1})])
def test_a_missing_sentence_or_value_is_an_error(key: str, values: dict[str, object]) -> None:
    catalog = Catalog("en", {"order": "Sorted by {key}", "facts": {"one": "{count} fact", "other": "{count} facts"}})

    with pytest.raises(KeyError):
        catalog.t(key, **values)


def test_catalogs_hold_both_languages_of_every_file() -> None:
    files = [{"a": {"en": "A", "zh": "甲"}}, {"b": {"en": "B", "zh": "乙"}}]

    both = catalogs(files)

    assert (both["en"].t("a"), both["zh"].t("b")) == ("A", "乙")
    assert "a" in both["zh"]
    assert "c" not in both["en"]


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ([{"a": {"en": "A"}}], "no Chinese"),
        ([{"a": {"en": "A", "zh": "甲", "ja": "甲"}}], "a third language"),
        ([{"a": {"en": "A", "zh": "甲"}}, {"a": {"en": "A", "zh": "甲"}}], "a key in two files"),
    ],
)
def test_a_message_that_is_not_in_both_languages_once_is_an_error(
    files: list[dict[str, dict[str, Sentence]]], reason: str
) -> None:
    with pytest.raises(ValueError, match="message 'a'"):
        catalogs(files)
    assert reason


@pytest.mark.parametrize("name", FILES)
def test_a_message_file_can_be_read_without_a_fault(name: str) -> None:
    assert read_yaml(MESSAGES, name).problems == ()


def test_the_message_files_make_both_catalogs() -> None:
    both = load_catalogs(MESSAGES)

    assert all(key in both["en"] and key in both["zh"] for key in PAIRS)


def test_a_message_wants_the_same_values_in_both_languages() -> None:
    wanted = {
        key: {frozenset(placeholders(form)) for sentence in pair.values() for form in forms(sentence)}
        for key, pair in PAIRS.items()
    }

    assert {key: values for key, values in wanted.items() if len(values) != 1} == {}


def test_a_message_with_plurals_has_both_in_english_and_one_form_in_chinese() -> None:
    plural = {key: pair for key, pair in PAIRS.items() if not isinstance(pair["en"], str)}

    assert {key for key, pair in plural.items() if set(pair["en"]) != {"one", "other"}} == set()
    assert {key for key, pair in plural.items() if not isinstance(pair["zh"], str)} == set()
    assert {key for key, pair in plural.items() if "count" not in placeholders(forms(pair["en"])[0])} == set()


def test_no_message_that_a_template_names_is_missing() -> None:
    assert keys_in_templates() <= PAIRS.keys()


def test_no_message_is_unused() -> None:
    rest = {key for key in PAIRS if not key.startswith("error.")} - keys_in_templates() - texts_in("site_builder")

    patterns = patterns_in_python()
    unused = {key for key in rest if not re.fullmatch(patterns, key)}

    assert unused == set()


@pytest.mark.parametrize(
    ("partial", "language", "shown"),
    [
        ("2019-09-30", "en", "30 Sep 2019"),
        ("2019-09-03", "en", "3 Sep 2019"),
        ("2019-12", "en", "Dec 2019"),
        ("2019", "en", "2019"),
        ("2019-09-30", "zh", "2019-09-30"),
        ("2019-09", "zh", "2019-09"),
        ("2019", "zh", "2019"),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(partial: str, language: Language, shown: str) -> None:
    assert format_date(partial, language) == shown


@pytest.mark.parametrize(
    ("amount", "currency", "english", "chinese"),
    [
        (0, "CNY", "CNY 0", "0元"),
        (9_999, "CNY", "CNY 9,999", "9,999元"),
        (10_000, "CNY", "CNY 10,000", "1万元"),
        (100_000, "CNY", "CNY 100,000", "10万元"),
        (150_000, "CNY", "CNY 150,000", "15万元"),
        (12_300, "USD", "USD 12,300", "1.23万美元"),
        (12_345, "EUR", "EUR 12,345", "12,345欧元"),
        (123_456_700, "CNY", "CNY 123,456,700", "12345.67万元"),
        (100_000_000, "JPY", "JPY 100,000,000", "1亿日元"),
        (150_000_000, "KRW", "KRW 150,000,000", "1.5亿韩元"),
        (1_234_567_000_000, "HKD", "HKD 1,234,567,000,000", "12345.67亿港元"),
        (120_000_000_000, "GBP", "GBP 120,000,000,000", "1200亿英镑"),
        (50_000, "AUD", "AUD 50,000", "5万澳元"),
    ],
)
def test_money_is_written_as_each_language_writes_it(amount: int, currency: str, english: str, chinese: str) -> None:
    money = Money(amount=amount, currency=currency)  # type: ignore[arg-type] # its value is a currency

    assert (format_money(money, "en"), format_money(money, "zh")) == (english, chinese)


@settings(max_examples=200)
@given(st.integers(0, 10**13))
def test_money_in_chinese_loses_nothing(amount: int) -> None:
    shown = format_money(cny(amount), "zh").removesuffix("元").replace(",", "")

    number, unit = re.fullmatch(r"([\d.]+)([万亿]?)", shown).groups()  # type: ignore[union-attr] # a failure is what is looked for

    assert round(float(number) * {"": 1, "万": 10_000, "亿": 100_000_000}[unit]) == amount


@pytest.mark.parametrize(
    ("low", "high", "english", "chinese"),
    [
        (1_000_000, 3_000_000, "CNY 1 to 3 million", "100–300万元"),
        (1_500_000, 3_000_000, "CNY 1.5 to 3 million", "150–300万元"),
        (500_000, 1_000_000, "CNY 500,000 to 1,000,000", "50–100万元"),
        (50_000_000, 100_000_000, "CNY 50 to 100 million", "5000万–1亿元"),
        (1_234_567, 2_000_000, "CNY 1.234567 to 2 million", "1,234,567–200万元"),
    ],
)
def test_a_band_is_written_with_its_unit_once(low: int, high: int, english: str, chinese: str) -> None:
    assert format_band(cny(low), cny(high), "en") == english
    assert format_band(cny(low), cny(high), "zh") == chinese


def test_an_open_band_is_written_in_words() -> None:
    bound = cny(500_000)

    assert [format_band(None, bound, language) for language in ("en", "zh")] == ["less than CNY 500,000", "50万元以下"]
    assert [format_band(bound, None, language) for language in ("en", "zh")] == ["more than CNY 500,000", "50万元以上"]


def test_a_band_without_bounds_is_an_error() -> None:
    with pytest.raises(ValueError, match="needs a bound"):
        format_band(None, None, "en")


@pytest.mark.parametrize("band", a_taxonomy().budget_bands, ids=lambda band: band.code)
def test_the_bounds_of_a_real_budget_say_the_same_as_its_name(band: BudgetBand) -> None:
    assert format_band(band.low, band.high, "zh") == band.zh


@pytest.mark.parametrize(("language", "shown"), [("en", "Tmall, JD.com"), ("zh", "Tmall、JD.com")])
def test_values_in_a_row_are_joined_as_each_language_joins_them(language: Language, shown: str) -> None:
    assert join(["Tmall", "JD.com"], language) == shown


def test_the_catalog_loads_where_pydantic_is_not() -> None:
    words = [sys.executable, "-c", "import sys, site_builder.messages; print('pydantic' in sys.modules)"]

    done = subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603 # our own words

    assert done.stdout == "False\n"
