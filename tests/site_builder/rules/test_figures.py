"""The figures of a text in either language."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.messages import format_money
from site_builder.model.money import Money
from site_builder.rules.figures import agree, differ


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("1,000 stores", "1000家店铺"),
        ("1.5 million", "150万"),
        ("350 million", "3.5亿"),
        ("20 million", "2,000万"),
        ("3 thousand", "三千"),
        ("12 firms", "十二家公司"),
        ("2026", "二〇二六年"),
        ("3PL and O2O", "3PL与O2O"),
        ("1 to 3 million", "100万到300万"),
        ("more than 50", "50多家"),
        ("the 1st of 5", "5家之首"),
        ("6.18", "618"),
    ],
)
def test_both_languages_say_the_same_in_their_own_way(english: str, chinese: str) -> None:
    assert [*differ(english, "en", chinese), *differ(chinese, "zh", english)] == []


@pytest.mark.parametrize(
    ("english", "chinese", "wrong"),
    [
        ("5 million", "5亿", ["5 million", "5亿"]),
        ("31 stores", "13家店铺", ["31", "13"]),
        ("2019", "没有年份", ["2019"]),
        ("no figure", "30家", ["30"]),
        ("1.5 times", "15倍", ["1.5", "15"]),
        ("11.11 million", "没有数字", ["11.11 million"]),
    ],
)
def test_a_figure_that_only_one_language_states_is_named_as_it_is_written(
    english: str, chinese: str, wrong: list[str]
) -> None:
    assert [*differ(english, "en", chinese), *differ(chinese, "zh", english)] == wrong


@settings(max_examples=200)
@given(st.integers(2, 10**12))
def test_an_amount_of_money_is_the_same_in_both_languages(amount: int) -> None:
    money = Money(amount=amount, currency="CNY")
    english, chinese = format_money(money, "en"), format_money(money, "zh")

    assert [*differ(english, "en", chinese), *differ(chinese, "zh", english)] == []


@settings(max_examples=300)
@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_ends_the_comparison(english: str, chinese: str) -> None:
    found = [*differ(english, "en", chinese), *differ(chinese, "zh", english)]

    assert all(figure in unicodedata.normalize("NFKC", english + " " + chinese) for figure in found)


def test_a_glance_is_enough_for_equal_digits_without_units() -> None:
    assert agree("31 stores in 2026", "2026年31家店铺")
    assert not agree("5 million", "5亿")
    assert not agree("31", "13")
