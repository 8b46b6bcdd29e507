"""Quarters of Beijing."""

from calendar import monthrange
from datetime import date

import pytest

from site_builder.model.quarter import days_of, earlier, last_day, months_later


@pytest.mark.parametrize(
    ("quarter", "day"),
    [
        ("2026-Q1", date(2026, 3, 31)),
        ("2026-Q2", date(2026, 6, 30)),
        ("2026-Q3", date(2026, 9, 30)),
        ("2026-Q4", date(2026, 12, 31)),
    ],
)
def test_a_quarter_ends_with_its_third_month(quarter: str, day: date) -> None:
    assert last_day(quarter) == day


@pytest.mark.parametrize(
    ("many", "quarter"), [(0, "2026-Q1"), (1, "2025-Q4"), (4, "2025-Q1"), (5, "2024-Q4"), (-1, "2026-Q2")]
)
def test_the_quarters_before_go_through_the_years(many: int, quarter: str) -> None:
    assert earlier("2026-Q1", many) == quarter


@pytest.mark.parametrize(
    ("day", "later"),
    [
        (date(2026, 1, 31), date(2026, 4, 30)),
        (date(2025, 11, 30), date(2026, 2, 28)),
        (date(2023, 11, 30), date(2024, 2, 29)),
        (date(2026, 9, 30), date(2026, 12, 30)),
    ],
)
def test_three_months_later_is_clipped_to_the_end_of_the_month(day: date, later: date) -> None:
    assert months_later(day, 3) == later


@pytest.mark.parametrize("year", [1, 1900, 2000, 2026, 2028, 9999])
def test_a_month_has_the_days_of_the_calendar(year: int) -> None:
    assert [days_of(year, month) for month in range(1, 13)] == [monthrange(year, month)[1] for month in range(1, 13)]
