"""What a closing reads and writes, on a stand-in of the cloud's table."""

from functions import keys
from functions.events.closing import store
from functions.fact import booked
from functions.ledger import Event
from functions.score import frozen
from tests.functions.events.closing.scene import AFTER, a_provider
from tests.functions.moto import dynamo_table


def a_score(revision: int = 1) -> dict[str, object]:
    """Return as much of a frozen score as its item needs."""
    return {"quarter": "2026-Q3", "revision": revision}


def test_providers_come_in_order_and_suspended_ones_do_not() -> None:
    with dynamo_table() as table:
        for number in range(45):
            table.write(a_provider(number, **({"suspended_at": AFTER} if 20 <= number < 41 else {})))

        first = store.providers(table, "")
        second = store.providers(table, first[-1])

        assert first == tuple(f"p-{number:05}" for number in range(20))
        assert second == ("p-00041", "p-00042", "p-00043", "p-00044")
        assert store.providers(table, second[-1]) == ()


def test_a_book_is_read_to_the_oldest_quarter_and_no_further() -> None:
    with dynamo_table() as table:
        for number, year in enumerate((2024, 2026)):
            at = AFTER.replace(year=year)
            event = Event(id=f"01M88VFZ00{number:016}", kind="k", actor="a", at=at, request="r")
            table.write_all(booked("p", event, "COOP#u", {"won": 1}))

        assert [quarter for quarter, _ in store.book(table, "p", "2026-Q1")] == ["2026-Q4"]
        assert [quarter for quarter, _ in store.book(table, "p", "2024-Q1")] == ["2026-Q4", "2024-Q4"]
        assert store.figures(table, "p") == ()


def test_scores_that_an_earlier_slice_froze_stay_and_the_others_come() -> None:
    with dynamo_table() as table:
        table.write(frozen("b", {**a_score(), "n": 1}))

        store.freeze(table, [frozen(name, {**a_score(), "n": 2}) for name in ("a", "b", "c")])
        store.freeze(table, [frozen("b", {**a_score(), "n": 3})])

        items = table.read(*(keys.frozen(name, "2026-Q3", 1) for name in ("a", "b", "c")))
        assert {str(item["provider"]): '"n":2' in str(item["score"]) for item in items.values()} == {
            "a": True,
            "b": False,
            "c": True,
        }
