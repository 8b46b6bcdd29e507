"""Time as the people of the trade in China count it: days, quarters and mornings in Beijing."""

from datetime import UTC, datetime, time, timedelta, timezone
from typing import Final

BEIJING: Final = timezone(timedelta(hours=8), "CST")
_MORNING: Final = time(9, tzinfo=BEIJING)


def day_of(at: datetime) -> str:
    """Return the day on which an instant lies, `2026-11-25`."""
    return at.astimezone(BEIJING).date().isoformat()


def quarter_of(at: datetime) -> str:
    """Return the quarter in which an instant lies, `2026-Q4`."""
    there = at.astimezone(BEIJING)
    return f"{there.year}-Q{(there.month + 2) // 3}"


def quarters_until(at: datetime, many: int) -> tuple[str, ...]:
    """Return the quarter of an instant and those before it, the newest first."""
    year, number = map(int, quarter_of(at).split("-Q"))
    counted = (year * 4 + number - 1 - back for back in range(many))
    return tuple(f"{each // 4}-Q{each % 4 + 1}" for each in counted)


def next_morning(at: datetime) -> datetime:
    """Return the first nine o'clock that is not before an instant."""
    there = at.astimezone(BEIJING)
    today = datetime.combine(there.date(), _MORNING)
    return (today if there <= today else today + timedelta(days=1)).astimezone(UTC)


def written(at: datetime) -> str:
    """Return an instant as the mails write it in both languages, `2026-12-05 18:00`; their sentences say that it is Beijing's."""
    return at.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M")
