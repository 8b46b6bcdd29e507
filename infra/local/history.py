"""What fictional providers did in the quarters before, and how an operator closed these: My Score shows more than a beginning.

The past cannot be made through the API, whose instants are now; so the lines of the book are written as the rooms write
them. Figures, previews, closings and publication go the way of everybody: by the operator's requests and the clock's work.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from http import HTTPStatus
from typing import Final, NamedTuple

from functions.beijing import quarter_of
from functions.fact import booked
from functions.ids import RANDOM_BYTES, ulid
from functions.ledger import Event
from functions.table import Conflict, Table
from infra.local.browser import Browser, Turned
from site_builder.model.quarter import earlier, last_day

QUARTERS: Final = 4
"""How many quarters lie before the present one; the three last ones are closed."""
CLOSED: Final = 3
_RECORD: Final = "COOP#01KAZ0000000000000C00P0001"
_ROUND: Final = "ROUND#01KAZ00000000000000R0VND01"
Tick = Callable[[], object]
"""Lets the clock do what is due."""


class Life(NamedTuple):
    """How a fictional provider does: marks of evaluations, hours to a reply, and a platform's figure, by quarter."""

    marks: tuple[int, ...]
    hours: tuple[int, ...]
    figures: tuple[int, ...]


LIVES: Final[Mapping[str, Life]] = {
    "demo-lantern-bay": Life((4, 4, 5, 5, 5), (20, 14, 9, 6, 5), (68, 71, 76, 82, 84)),
    "demo-heron-ferry": Life((4, 3, 4, 3, 4), (40, 52, 38, 47, 41), (64, 60, 66, 63, 65)),
}


def remember(table: Table, now: datetime, lives: Mapping[str, Life] = LIVES) -> None:
    """Write the book of the fictional providers; what was written before stays."""
    for provider, life in lives.items():
        for number, (event, record, adds) in enumerate(_past(life, now)):
            named = Event(
                id=ulid(event.at, sha256(f"{provider}{number}".encode()).digest()[:RANDOM_BYTES]),
                kind=event.kind,
                actor="system",
                at=event.at,
                request="demo",
            )
            with suppress(Conflict):
                table.write_all(booked(provider, named, record, adds))


class _Happened(NamedTuple):
    kind: str
    at: datetime


def _past(life: Life, now: datetime) -> Iterator[tuple[_Happened, str, dict[str, int]]]:
    """Yield what happened, quarter by quarter up to the present one."""
    for place, (quarter, mark, hours) in enumerate(zip(_quarters(now), life.marks, life.hours, strict=True)):
        day = min(_middle(quarter), now - timedelta(days=1))
        if place == 0:
            yield _Happened("cooperation.confirmed", day), _RECORD, {"started": 1}
        for step in range(3):
            at = day - timedelta(days=step)
            reply = {"answered": 1, f"h_{hours + step}": 1}
            yield _Happened("invitation.interested", at), _ROUND, reply
            yield _Happened("round.decided", at + timedelta(hours=2)), _ROUND, {"won" if step < mark - 3 else "lost": 1}
        marks = {f"ev_{name}": mark for name in ("delivery", "service", "communication", "result")}
        yield _Happened("cooperation.evaluated", day + timedelta(hours=3)), _RECORD, {"ev_n": 1, **marks}


def _quarters(now: datetime) -> tuple[str, ...]:
    """Return the quarters before and the present one, the oldest first."""
    present = quarter_of(now)
    return tuple(earlier(present, back) for back in range(QUARTERS, -1, -1))


def _middle(quarter: str) -> datetime:
    end = last_day(quarter)
    return datetime(end.year, end.month, end.day, 4, tzinfo=UTC) - timedelta(days=45)


def figures(quarter: str, now: datetime) -> str:
    """Return the file of a fictional platform for a quarter."""
    place = _quarters(now).index(quarter)
    codes = ("attraction", "conversion", "goods", "marketing", "technology")
    rows = [f"{provider},{code},{life.figures[place]},2" for provider, life in LIVES.items() for code in codes]
    ratings = [f"{provider},consumer,4.{life.figures[place]},2" for provider, life in LIVES.items()]
    return "\n".join(("provider,indicator,value,n", *rows, *ratings)) + "\n"


def close(operator: Browser, now: datetime, tick: Tick) -> None:
    """Let an operator bring figures and close the last quarters, the oldest first; what was done before stays.

    Raises:
        Turned: The API turned something down that was not done before.
        OSError: Nobody answers.
    """
    present = quarter_of(now)
    for back in range(CLOSED, 0, -1):
        quarter = earlier(present, back)
        _send(operator, f"/api/quarters/{quarter}/indicators", {"csv": figures(quarter, now)})
        for step in ("preview", "close", "publish"):
            _send(operator, f"/api/quarters/{quarter}/{step}", {})
            tick()
    _send(operator, f"/api/quarters/{present}/indicators", {"csv": figures(present, now)})


def _send(operator: Browser, path: str, form: Mapping[str, object]) -> None:
    try:
        operator.send("POST", path, form)
    except Turned as turned:
        if turned.status != HTTPStatus.CONFLICT:
            raise
