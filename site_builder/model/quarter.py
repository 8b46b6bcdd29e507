"""Quarters, which begin and end at midnight in Beijing: `2026-Q3`. Pure; the standard library only."""

from datetime import date
from typing import Final

_MONTHS: Final = 3
_MONTHS_A_YEAR: Final = 12
_QUARTERS: Final = 4


def last_day(quarter: str) -> date:
    """Return the last day of a quarter."""
    year, number = map(int, quarter.split("-Q"))
    month = number * _MONTHS
    return date(year, month, days_of(year, month))


def earlier(quarter: str, many: int = 1) -> str:
    """Return the quarter that lies so many before."""
    year, number = map(int, quarter.split("-Q"))
    year, rest = divmod(year * _QUARTERS + number - 1 - many, _QUARTERS)
    return f"{year}-Q{rest + 1}"


def days_of(year: int, month: int) -> int:
    """Return how many days a month has."""
    return 31 if month == _MONTHS_A_YEAR else (date(year, month + 1, 1) - date(year, month, 1)).days


def months_later(day: date, months: int) -> date:
    """Return the day `months` months later, clipped to the end of its month."""
    year, month = divmod(day.year * _MONTHS_A_YEAR + day.month - 1 + months, _MONTHS_A_YEAR)
    return date(year, month + 1, min(day.day, days_of(year, month + 1)))
