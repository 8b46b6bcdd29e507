"""Days and partial days as the content writes them."""

import re
from datetime import date
from typing import Annotated, Final

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from site_builder.model.quarter import days_of

_DAY: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_PARTIAL: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
_MONTHS_A_YEAR: Final = 12


def parse_day(text: object) -> date:
    """Read a calendar day such as `2026-11-22`.

    Raises:
        PydanticCustomError: `date-format` or `date-impossible`, with the nearest day of the calendar.
    """
    if isinstance(text, date):
        return text
    match = _DAY.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        raise PydanticCustomError("date-format", "write a day as 2026-11-22", {"text": str(text)})
    year, month, day = (int(part) for part in match.groups())
    try:
        return date(year, month, day)
    except ValueError as error:
        nearest = _nearest_day(year, month, day).isoformat()
        context = {"text": match[0], "nearest": nearest}
        raise PydanticCustomError("date-impossible", "not a day of the calendar", context) from error


def _nearest_day(year: int, month: int, day: int) -> date:
    year = min(max(year, 1), 9999)
    month = min(max(month, 1), _MONTHS_A_YEAR)
    return date(year, month, min(max(day, 1), days_of(year, month)))


def parse_partial(text: object) -> str:
    """Read a year, a month or a day: `2019`, `2019-09`, `2019-09-30`.

    Raises:
        PydanticCustomError: `date-format` or `date-impossible`.
    """
    if not isinstance(text, str) or not _PARTIAL.fullmatch(text):
        raise PydanticCustomError("date-format", "write 2019, 2019-09 or 2019-09-30", {"text": str(text)})
    given = text.count("-")
    try:
        parse_day(text + "-01" * (2 - given))
    except PydanticCustomError as error:
        context = dict(error.context or {})
        nearest = str(context["nearest"])[: len(text)]
        raise PydanticCustomError(
            "date-impossible", error.message_template, {"text": text, "nearest": nearest}
        ) from error
    return text


def first_day(partial: str) -> date:
    """Return the first day that a partial date may mean."""
    return date.fromisoformat(partial + "-01" * (2 - partial.count("-")))


def last_day(partial: str) -> date:
    """Return the last day that a partial date may mean."""
    parts = [int(part) for part in partial.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else _MONTHS_A_YEAR
    return date(year, month, parts[2] if len(parts) > 2 else days_of(year, month))  # noqa: PLR2004


def months_earlier(day: date, months: int) -> date:
    """Return the day `months` months before, clipped to the end of its month."""
    index = day.year * _MONTHS_A_YEAR + day.month - 1 - months
    year, month = divmod(index, _MONTHS_A_YEAR)
    return date(year, month + 1, min(day.day, days_of(year, month + 1)))


Day = Annotated[date, BeforeValidator(parse_day), WithJsonSchema({"type": "string", "format": "date"})]
PartialDay = Annotated[
    str,
    BeforeValidator(parse_partial),
    WithJsonSchema({"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}),
]
