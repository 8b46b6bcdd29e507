"""Values of indicators in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.assessment import Unit
from site_builder.pages.amount import amount as written
from site_builder.pages.amount import exact, hundredths


@pytest.mark.parametrize(
    ("amount", "text"),
    [(0, "0"), (10_000, "1"), (8_000, "0.8"), (2_500, "0.25"), (25_000, "2.5"), (1, "0.0001"), (1_110_000, "111")],
)
def test_an_amount_is_written_exactly_and_without_needless_zeros(amount: int, text: str) -> None:
    assert exact(amount) == text


@given(st.integers(0, 10**9))
def test_no_digit_is_lost(amount: int) -> None:
    whole, _, rest = exact(amount).partition(".")

    assert int(whole) * 10_000 + int(rest.ljust(4, "0") or 0) == amount


@pytest.mark.parametrize(
    ("unit", "value", "english", "chinese"),
    [
        ("share", 8571, "85.71%", "85.71%"),
        ("share", 10_000, "100%", "100%"),
        ("hours", 120_000, "12 h", "12小时"),
        ("grade", 43_333, "4.3333", "4.3333"),
        ("count", 30_000, "3", "3"),
    ],
)
def test_a_value_is_written_with_its_unit(unit: Unit, value: int, english: str, chinese: str) -> None:
    assert (written(unit, value, "en"), written(unit, value, "zh")) == (english, chinese)


def test_points_have_two_decimals() -> None:
    assert [hundredths(value) for value in (0, 7, 8640, 10_000)] == ["0.00", "0.07", "86.40", "100.00"]
