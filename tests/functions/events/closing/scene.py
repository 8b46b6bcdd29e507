"""Providers with a book of a year, and a quarter to close."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from functions import closing as steps
from functions import keys
from functions.closing import Closing
from functions.closing_items import closing_of, closing_put
from functions.codec import encode
from functions.events.closing.work import go_on
from functions.events.work import Ear
from functions.fact import booked
from functions.ids import ulid
from functions.ledger import Event
from functions.organisation import Organisation
from functions.score import Score, score_of
from functions.table import Put, Write
from site_builder.model.localized import Localized
from tests.functions.fakes import FakeClock, FakeFiles, FakeLog, FakeRandomness, FakeTable, a_methods

QUARTER: Final = "2026-Q3"
AFTER: Final = datetime(2026, 10, 12, 2, tzinfo=UTC)
"""When the quarter is closed."""
_DAYS: Final = (
    datetime(2025, 11, 3, tzinfo=UTC),
    datetime(2026, 2, 3, tzinfo=UTC),
    datetime(2026, 5, 4, tzinfo=UTC),
    datetime(2026, 8, 5, tzinfo=UTC),
)


def a_provider(number: int, **fields: object) -> Put:
    """Return the item of a provider that claimed its entry."""
    name = f"p-{number:05}"
    usual: dict[str, Any] = {
        "kind": "provider",
        "id": name,
        "name": Localized(en=name, zh=name),
        "created_at": _DAYS[0],
    }
    where = keys.organisation("provider", name)
    item = {**encode(Organisation(**{**usual, **fields})), **keys.claimed(name), "pk": where.pk, "sk": where.sk}
    return Put(item=item)


def a_year(number: int) -> Iterator[list[Write]]:
    """Yield what happened to a provider, transaction by transaction; no two providers are alike."""
    name = f"p-{number:05}"
    for place, day in enumerate(_DAYS):
        for step in range(3):
            at = day + timedelta(days=step * 7, seconds=number)
            event = Event(id=ulid(at, number.to_bytes(10)), kind="round.decided", actor="a", at=at, request="r")
            adds = {
                "answered": 2,
                f"h_{(number + step) % 60}": 2,
                "won" if (number + step) % 3 else "lost": 1,
                "ev_n": 1,
                **{
                    f"ev_{mark}": 3 + (number + place) % 3
                    for mark in ("delivery", "service", "communication", "result")
                },
                **({"started": 1} if step == 0 else {}),
                **({"late": 1} if number % 5 == 0 and step == 1 else {}),
            }
            yield booked(name, event, f"COOP#{number}", adds)


def populated(table: FakeTable, many: int) -> FakeTable:
    """Return a table with some providers and their year."""
    for number in range(many):
        table.write(a_provider(number))
        for writes in a_year(number):
            table.write_all(writes)
    table.calls.clear()
    return table


def an_ear(table: Any, clock: Callable[[], datetime] | None = None) -> Ear:  # noqa: ANN401 # a fake of the table
    """Return what does the work."""
    return Ear(
        table=table,
        clock=clock or FakeClock(AFTER),
        randomness=FakeRandomness(),
        log=FakeLog(),
        files=FakeFiles(),
        methods=a_methods,
    )


def begin(table: Any, phase: str) -> None:  # noqa: ANN401 # as above
    """Let an operator begin a preview, or the closing."""
    before = standing(table)
    after = steps.previewed(before, AFTER) if phase == "preview" else steps.closed(before, AFTER, "2026-10-12")
    table.write(closing_put(before, after, AFTER))


def standing(table: Any) -> Closing:  # noqa: ANN401 # as above
    """Return how far the quarter is."""
    item = table.items.get(keys.closing(QUARTER))
    return closing_of(item) if item else Closing(quarter=QUARTER, method="v1")


def work(table: Any, ear: Ear | None = None) -> int:  # noqa: ANN401 # as above
    """Do one slice."""
    return go_on(ear or an_ear(table), table.items[keys.closing(QUARTER)])


def frozen(table: Any) -> dict[tuple[str, int], Score]:  # noqa: ANN401 # as above
    """Return the frozen scores by provider and revision."""
    items = (item for item in table.items.values() if str(item["sk"]).startswith(keys.FROZEN))
    found = ((str(item["provider"]), score_of(item)) for item in items)
    return {(provider, score["revision"]): score for provider, score in found}
