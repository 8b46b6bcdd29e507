"""One way of writing money."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.model.money import AnyMoney, Money, parse_money
from tests.builders import fault_of


@pytest.mark.parametrize(
    ("text", "amount"), [("100,000 CNY", 100_000), ("500 EUR", 500), ("1000000 JPY", 1_000_000), ("0 USD", 0)]
)
def test_money_is_an_amount_and_a_currency(text: str, amount: int) -> None:
    money = parse_money(text)

    assert money == Money(amount=amount, currency=money.currency)
    assert text.endswith(money.currency)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("100000", "no currency"),
        ("CNY 100,000", "the currency first"),
        ("100,000CNY", "no space"),
        ("1,00,000 CNY", "separators at the wrong places"),
        ("100.50 CNY", "fractions of a unit"),
        ("100 000 CNY", "spaces as separators"),
        ("-5 CNY", "less than nothing"),
        ("10万元", "in words"),
        ("１００ CNY", "full-width digits"),
        ("100 RMB", "not the code of the currency"),
        ("100 cny", "small letters"),
        ("100 CNY\n", "a line end"),
        ("", "nothing"),
        (["100 CNY"], "a list"),
        (100, "a number"),
    ],
)
def test_anything_else_is_no_money(text: object, reason: str) -> None:
    assert fault_of(AnyMoney, text) == "money-format", reason


def test_money_that_is_money_already_stays_as_it_is() -> None:
    money = Money(amount=5, currency="EUR")

    assert parse_money(money) is money


@settings(max_examples=100)
@given(st.integers(0, 10**15), st.sampled_from(["CNY", "USD", "JPY"]))
def test_an_amount_is_the_same_with_and_without_separators(amount: int, currency: str) -> None:
    assert parse_money(f"{amount:,} {currency}") == parse_money(f"{amount} {currency}")
    assert parse_money(f"{amount:,} {currency}").amount == amount
