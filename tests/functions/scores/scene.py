"""A provider with scores, and quarters that operators close."""

from datetime import UTC, datetime
from typing import Any, Final

from functions import keys
from functions.events.closing.work import go_on
from functions.events.work import Ear
from functions.fact import booked
from functions.ids import ulid
from functions.ledger import Event
from functions.score import frozen
from functions.scores.store import frozen_of
from functions.table import Put
from tests.functions.fakes import a_methods
from tests.functions.people import PROVIDER, Cast

SCORES: Final = f"/api/scores/{PROVIDER}"
QUARTER: Final = "2026-Q3"
QUARTERS: Final = f"/api/quarters/{QUARTER}"
IN_QUARTER: Final = datetime(2026, 8, 5, 4, tzinfo=UTC)
LONG_AGO: Final = datetime(2025, 12, 5, 4, tzinfo=UTC)
FIGURES: Final = f"provider,indicator,value,n\n{PROVIDER},attraction,80,3\n{PROVIDER},conversion,75.5,3\n"
REASON: Final = {"en": "The platform corrected its figure.", "zh": "平台更正了其指标。"}
Adds = dict[str, int]
YEAR: Final[tuple[tuple[datetime, Adds], ...]] = (
    (LONG_AGO, {"started": 1}),
    *((IN_QUARTER, {"answered": 1, "h_5": 1, "won": 1}) for _ in range(5)),
    *(
        (IN_QUARTER, {"ev_n": 1, "ev_delivery": 4, "ev_service": 5, "ev_communication": 3, "ev_result": 4})
        for _ in range(3)
    ),
    (IN_QUARTER, {"complaints": 1}),
)
"""What happened to the provider: enough for a score."""


def event_id(number: int) -> str:
    """Return the identifier of an event."""
    return ulid(YEAR[number][0], number.to_bytes(10))


def happened(cast: Cast) -> None:
    """Let the provider have had its year."""
    for number, (at, adds) in enumerate(YEAR):
        event = Event(id=event_id(number), kind="cooperation.evaluated", actor="a", at=at, request="r")
        cast.stage.table.write_all(booked(PROVIDER, event, "COOP#01M88VFZ00RECRD00000000001", adds))
    cast.stage.table.calls.clear()


def brought(cast: Cast, text: str = FIGURES, quarter: str = QUARTER) -> Any:  # noqa: ANN401 # an answer's body
    """Let the operator bring a platform's figures."""
    answer = cast.browsers["operator"].post(f"/api/quarters/{quarter}/indicators", csv=text)
    assert answer.status == 200, answer.raw
    return answer.body


def work(cast: Cast) -> int:
    """Let the clock take the quarter on."""
    stage = cast.stage
    ear = Ear(
        table=stage.table, clock=stage.clock, randomness=stage.services.randomness, log=stage.log,
        files=stage.files, methods=a_methods,
    )  # fmt: skip
    return go_on(ear, stage.table.items[keys.closing(QUARTER)])


def closed(cast: Cast, *, is_published: bool = False) -> None:
    """Let the operator preview and close the quarter, and perhaps publish it."""
    operator = cast.browsers["operator"]
    assert operator.post(f"{QUARTERS}/preview").status == 202
    work(cast)
    assert operator.post(f"{QUARTERS}/close").status == 202
    work(cast)
    if is_published:
        assert operator.post(f"{QUARTERS}/publish").status == 202


def revisions(cast: Cast) -> list[Any]:
    """Return the frozen scores of the provider, the newest first."""
    return [dict(each) for each in frozen_of(cast.stage.table, PROVIDER)]


def frozen_put(score: Any) -> Put:  # noqa: ANN401 # JSON
    """Return the write of a frozen score of the provider."""
    return frozen(PROVIDER, score)
