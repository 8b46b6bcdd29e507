"""Time as Beijing counts it."""

from datetime import UTC, datetime

import pytest

from functions.beijing import day_of, next_morning, quarter_of, quarters_until, written


def utc(text: str) -> datetime:
    """Return an instant."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "day", "quarter"),
    [
        ("2026-11-25T15:59:59", "2026-11-25", "2026-Q4"),
        ("2026-11-25T16:00:00", "2026-11-26", "2026-Q4"),
        ("2026-12-31T15:59:59", "2026-12-31", "2026-Q4"),
        ("2026-12-31T16:00:00", "2027-01-01", "2027-Q1"),
        ("2026-06-30T15:00:00", "2026-06-30", "2026-Q2"),
    ],
)
def test_a_day_and_a_quarter_begin_at_midnight_in_beijing(at: str, day: str, quarter: str) -> None:
    assert (day_of(utc(at)), quarter_of(utc(at))) == (day, quarter)


def test_quarters_are_counted_back_over_the_year() -> None:
    assert quarters_until(utc("2026-02-01T00:00:00"), 4) == ("2026-Q1", "2025-Q4", "2025-Q3", "2025-Q2")


@pytest.mark.parametrize(
    ("at", "morning"),
    [
        ("2026-11-25T00:59:59", "2026-11-25T01:00:00"),
        ("2026-11-25T01:00:00", "2026-11-25T01:00:00"),
        ("2026-11-25T01:00:01", "2026-11-26T01:00:00"),
        ("2026-11-25T20:00:00", "2026-11-26T01:00:00"),
    ],
)
def test_the_next_morning_is_nine_o_clock_in_beijing(at: str, morning: str) -> None:
    assert next_morning(utc(at)) == utc(morning)


def test_mails_write_an_instant_as_clocks_in_beijing_show_it() -> None:
    assert written(utc("2026-12-05T10:00:00")) == "2026-12-05 18:00"
