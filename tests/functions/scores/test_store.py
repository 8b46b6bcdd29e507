"""Scores, the book and files of figures on a stand-in of the cloud's table."""

from dataclasses import replace

import pytest

from functions import keys
from functions.fact import booked, fact_of, kept
from functions.ledger import Event
from functions.outbox import Outgoing
from functions.refusals import Refusal
from functions.score import imports_of
from functions.scores import store
from functions.scores.figures import Row
from tests.functions.fakes import NOW
from tests.functions.moto import dynamo_table

MAIL = Outgoing(id="01M88VFZ00MA1D000000000001", event="score-settled", created_at=NOW, values={})
ROWS = (Row("p", "goods", 700_000, 2), Row("p", "conversion", 800_000, 2), Row("q", "goods", 1, 1))


def event(number: int) -> Event:
    """Return a line of the ledger."""
    return Event(id=f"01M88VFZ00{number:016}", kind="k", actor="a", at=NOW, request="r")


def test_a_disputed_event_stands_in_the_queue_until_it_is_settled() -> None:
    with dynamo_table() as table:
        table.write_all(booked("p", event(1), "COOP#u", {"complaints": 2}))
        ((line,), rest) = store.book(table, "p", "2026-Q4", "")
        store.dispute(table, "p", "2026-Q4", replace(line, reason="Not ours."), event(2))

        ((_, quarter, queued),), after = store.disputes(table, "")
        store.settle(table, "p", "2026-Q4", replace(queued, verdict="strike", settlement="True."), event(3), MAIL)

        assert (rest, after, quarter, queued.reason) == (None, None, "2026-Q4", "Not ours.")
        assert table.read(keys.outgoing(MAIL.id))
        assert store.disputes(table, "") == ((), None)
        assert store.disputes(table, f"2026-11-25T08:00:00.000Z#p#2026-Q4#{line.id}") == ((), None)
        assert kept(table.read(keys.tally("provider", "p", "2026-Q4")).popitem()[1]) == {}  # type: ignore[attr-defined] # a dictionary
        with pytest.raises(Refusal, match=r"score\.settled"):
            store.settle(table, "p", "2026-Q4", replace(queued, verdict="strike"), event(4), MAIL)
        with pytest.raises(Refusal, match=r"score\.disputed"):
            store.dispute(table, "p", "2026-Q4", line, event(5))
        found = table.read(keys.fact("p", "2026-Q4", line.id))[keys.fact("p", "2026-Q4", line.id)]
        assert fact_of(found).verdict == "strike"


def test_a_file_counts_whole_and_of_two_at_once_one_is_told_to_come_again() -> None:
    with dynamo_table() as table:
        store.bring(table, "2026-Q3", ROWS, (), event(1))
        with pytest.raises(Refusal, match=r"edge\.busy"):
            store.bring(table, "2026-Q3", ROWS[:1], (), event(2))

        files = imports_of(table.read(keys.files("2026-Q3"))[keys.files("2026-Q3")])
        (item,) = [each for each in store.figures_of(table, "p") if str(each["sk"]).endswith(store.digest_of(ROWS))]

        assert files == (store.digest_of(tuple(reversed(ROWS))),)
        assert item["values"] == {
            "goods": {"value": 700_000, "n": 2},
            "conversion": {"value": 800_000, "n": 2},
        }


def test_a_file_of_hundreds_of_providers_is_more_than_one_transaction() -> None:
    rows = [Row(f"p-{number:03}", "goods", number, 1) for number in range(150)]
    with dynamo_table() as table:
        store.bring(table, "2026-Q3", rows, (), event(1))

        assert store.figures_of(table, "p-149")[0]["values"] == {"goods": {"value": 149, "n": 1}}
        assert store.closings(table) == ()
        assert store.frozen_of(table, "p-149") == ()
