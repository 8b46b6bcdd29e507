"""Days and partial days: what is read, what is refused with which hint, and what they may mean."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from site_builder.model.dates import (
    Day,
    PartialDay,
    first_day,
    last_day,
    months_earlier,
    parse_day,
    parse_partial,
)
from tests.builders import fault_of

quick = settings(max_examples=100)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2026-11-22", "a day"),
        ("2024-02-29", "a leap day"),
        ("2000-02-29", "a leap day of a full century"),
        ("0001-01-01", "the first day that there is"),
        ("9999-12-31", "the last one"),
        (date(2026, 11, 22), "a day already"),
    ],
)
def test_a_day_is_year_month_and_day(text: object, reason: str) -> None:
    assert fault_of(Day, text) == "", reason


@pytest.mark.parametrize(
    ("text", "fault", "reason"),
    [
        ("2026-11", "date-format", "no day"),
        ("2026-1-2", "date-format", "one digit"),
        ("22/11/2026", "date-format", "slashes"),
        ("2026-11-22T00:00", "date-format", "a time"),
        ("２０２６-11-22", "date-format", "full-width digits"),
        ("2026-11-22\n", "date-format", "a line end"),
        ("", "date-format", "nothing"),
        (["2026-11-22"], "date-format", "a list"),
        ("2026-02-29", "date-impossible", "no leap year"),
        ("1900-02-29", "date-impossible", "no leap year either"),
        ("2020-11-31", "date-impossible", "November has 30 days"),
        ("2026-13-01", "date-impossible", "thirteen months"),
        ("2026-00-10", "date-impossible", "month nought"),
        ("0000-01-01", "date-impossible", "year nought"),
    ],
)
def test_anything_else_is_no_day(text: object, fault: str, reason: str) -> None:
    assert fault_of(Day, text) == fault, reason


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("2020-11-31", "2020-11-30"),
        ("2026-02-30", "2026-02-28"),
        ("2026-13-45", "2026-12-31"),
        ("0000-00-00", "0001-01-01"),
    ],
)
def test_an_impossible_day_comes_with_the_nearest_possible_one(text: str, nearest: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        parse_day(text)

    assert caught.value.context == {"text": text, "nearest": nearest}


@pytest.mark.parametrize("text", ["2019", "2019-09", "2019-09-30", "2024-02-29"])
def test_a_year_or_a_month_is_a_partial_day(text: str) -> None:
    assert parse_partial(text) == text


@pytest.mark.parametrize(
    ("text", "fault", "reason"),
    [
        ("19", "date-format", "two digits"),
        ("2019-9", "date-format", "one digit"),
        ("2019-", "date-format", "a hyphen too many"),
        ("2019-09-30-01", "date-format", "four parts"),
        ("September 2019", "date-format", "words"),
        ("2019年9月", "date-format", "Chinese"),
        (["2019"], "date-format", "a list"),
        ("2019-13", "date-impossible", "thirteen months"),
        ("2019-02-29", "date-impossible", "no leap year"),
        ("0000", "date-impossible", "year nought"),
    ],
)
def test_anything_else_is_no_partial_day(text: object, fault: str, reason: str) -> None:
    assert fault_of(PartialDay, text) == fault, reason


def test_the_nearest_partial_day_is_as_exact_as_the_wrong_one() -> None:
    with pytest.raises(PydanticCustomError) as caught:
        parse_partial("2019-13")

    assert caught.value.context == {"text": "2019-13", "nearest": "2019-12"}


@pytest.mark.parametrize(
    ("partial", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020-02-03", date(2020, 2, 3), date(2020, 2, 3)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
    ],
)
def test_a_partial_day_spans_all_that_it_may_mean(partial: str, first: date, last: date) -> None:
    assert (first_day(partial), last_day(partial)) == (first, last)


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        (date(2026, 11, 22), 36, date(2023, 11, 22)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2024, 3, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 1, 15), 0, date(2026, 1, 15)),
    ],
)
def test_months_earlier_is_clipped_to_the_end_of_its_month(day: date, months: int, earlier: date) -> None:
    assert months_earlier(day, months) == earlier


@quick
@given(st.dates())
def test_every_day_of_the_calendar_is_read_back_as_itself(day: date) -> None:
    assert parse_day(day.isoformat()) == day


@quick
@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_a_day_lies_within_each_of_its_partial_days(day: date, length: int) -> None:
    partial = parse_partial(day.isoformat()[:length])

    assert first_day(partial) <= day <= last_day(partial)


@quick
@given(st.integers(0, 9999), st.integers(0, 99), st.integers(0, 99))
def test_a_hint_is_a_day_that_can_be_read(year: int, month: int, day: int) -> None:
    text = f"{year:04}-{month:02}-{day:02}"

    hint = _hint(text)

    assert parse_day(hint).isoformat() == hint


@quick
@given(st.dates(min_value=date(1900, 1, 1)), st.integers(0, 240), st.integers(0, 240))
def test_more_months_are_never_later(day: date, fewer: int, more: int) -> None:
    assert months_earlier(day, fewer + more) <= months_earlier(day, fewer) <= day


def _hint(text: str) -> str:
    """Return the text itself where it is a day, else the nearest day that is offered."""
    try:
        return parse_day(text).isoformat()
    except PydanticCustomError as error:
        return str((error.context or {})["nearest"])
