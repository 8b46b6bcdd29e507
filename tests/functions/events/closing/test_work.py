"""Closing a quarter: slices, a kill at every step, differences, and late facts."""

import copy
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from functions import keys
from functions.events.closing.work import SLICE, go_on
from functions.events.due.work import do_due
from functions.fact import booked
from functions.ledger import Event
from functions.table import Delete, Item, Key, Page, Put, Question, Unavailable, Update, Write
from site_builder.model.published import QuarterScore
from tests.functions.events.closing.scene import (
    AFTER,
    a_provider,
    a_year,
    an_ear,
    begin,
    frozen,
    populated,
    standing,
    work,
)
from tests.functions.fakes import FakeSite, FakeTable

MANY = 45
"""Three batches, the last one not full."""


@pytest.fixture(scope="module")
def previewed() -> FakeTable:
    """A quarter of some providers, previewed."""
    table = populated(FakeTable(), MANY)
    begin(table, "preview")
    work(table)
    return table


@pytest.fixture
def table(previewed: FakeTable) -> FakeTable:
    """A copy of it."""
    fresh = FakeTable()
    fresh.items = copy.deepcopy(previewed.items)
    return fresh


def closed(table: FakeTable) -> FakeTable:
    """Return the table after the quarter was closed without trouble."""
    begin(table, "close")
    work(table)
    return table


def test_a_preview_counts_everybody_and_freezes_nothing(table: FakeTable) -> None:
    seen = standing(table)

    assert (seen.state, seen.done, sum(seen.stars.values())) == ("previewed", MANY, MANY)
    assert seen.late == 9
    assert frozen(table) == {}


def test_closing_freezes_one_score_of_everybody_and_counts_as_the_preview_did(table: FakeTable) -> None:
    before = standing(table)

    closed(table)

    after = standing(table)
    assert (after.state, after.stars, after.late, after.closed_on) == ("closed", before.stars, 9, "2026-10-12")
    assert set(frozen(table)) == {(f"p-{number:05}", 1) for number in range(MANY)}
    score = QuarterScore.model_validate(frozen(table)["p-00000", 1])
    assert (score.quarter, score.method, score.late, str(score.first_store_on)) == ("2026-Q3", "v1", 1, "2025-11-03")


@pytest.fixture(scope="module")
def small() -> FakeTable:
    """Two batches of providers with one event each, about to be closed."""
    table = FakeTable()
    for number in range(22):
        table.write(a_provider(number))
        table.write_all(next(a_year(number)))
    begin(table, "preview")
    work(table)
    begin(table, "close")
    table.calls.clear()
    return table


def test_killed_at_any_call_it_goes_on_without_a_double_and_without_a_hole(small: FakeTable) -> None:
    wanted = FakeTable()
    wanted.items = copy.deepcopy(small.items)
    work(wanted)
    calls = len(wanted.calls)

    results = [_killed(small, call, after=after) for call in range(calls) for after in (False, True)]

    assert calls > 50
    assert all(items == wanted.items for items in results)


def _killed(begun: FakeTable, number: int, *, after: bool) -> object:
    """Return what the table holds after a slice that dies at one call, before or after it was made, and one that goes on."""
    table = Dying(number, after=after)
    table.items = copy.deepcopy(begun.items)
    with pytest.raises(Unavailable):
        work(table)
    table.number = -1
    while standing(table).is_at_work:
        work(table)
    return table.items


class Dying(FakeTable):
    """A table whose caller dies at one call, before or after it was made."""

    def __init__(self, number: int, *, after: bool) -> None:
        """Say at which call."""
        super().__init__()
        self.number, self._after, self._made = number, after, 0
        self.fault = self._die_before

    def _die_before(self, call: str) -> None:
        del call
        self._made += 1
        if not self._after:
            self._die()

    def _die(self) -> None:
        if self.number == self._made - 1:
            raise Unavailable

    def write(self, write: Put | Update | Delete) -> Item:
        """Make one write."""
        answer = super().write(write)
        self._die()
        return answer

    def write_all(self, writes: Sequence[Write], token: str = "") -> None:
        """Make some writes."""
        super().write_all(writes, token)
        self._die()

    def read(self, *wanted: Key) -> Mapping[Key, Item]:
        """Read some items."""
        answer = super().read(*wanted)
        self._die()
        return answer

    def list(self, question: Question) -> Page:
        """List some items."""
        answer = super().list(question)
        self._die()
        return answer


def test_two_slices_that_meet_count_nobody_twice(table: FakeTable) -> None:
    begin(table, "close")
    old = copy.deepcopy(table.items[keys.closing("2026-Q3")])

    def meet(call: str) -> None:
        if call == "PutItem":
            table.fault = lambda _call: None
            work(table)

    table.fault = meet
    work(table)

    assert standing(table).done == MANY
    assert sum(standing(table).stars.values()) == len(frozen(table)) == MANY
    assert old["is_at_work"] is True


def test_a_slice_ends_in_time_and_the_next_one_goes_on(table: FakeTable) -> None:
    begin(table, "close")
    ticks = iter(range(1000))
    ear = an_ear(table, lambda: AFTER + next(ticks) * SLICE / 3)

    done = work(table, ear)

    assert 0 < done < MANY
    assert standing(table).is_at_work
    assert standing(table).done == len(frozen(table)) == done


def test_a_tally_that_differs_from_its_book_stops_the_work_until_it_is_mended(table: FakeTable) -> None:
    begin(table, "close")
    tally = table.items[keys.tally("provider", "p-00030", "2026-Q1")]
    tally["won"] = int(str(tally.get("won", 0))) + 1
    work(table)
    stopped = standing(table)
    kept = set(frozen(table))

    tally["won"] = int(str(tally["won"])) - 1
    begin(table, "close")
    work(table)

    (told,) = stopped.differing
    assert (stopped.state, told.provider, told.quarter) == ("stopped", "p-00030", "2026-Q1")
    assert told.kept.get("won", 0) == told.made.get("won", 0) + 1
    assert kept == {(f"p-{number:05}", 1) for number in range(20)}
    assert (standing(table).state, standing(table).done) == ("closed", MANY)


def test_what_happens_later_never_changes_a_frozen_quarter(table: FakeTable) -> None:
    closed(table)
    before = frozen(table)
    at = datetime(2026, 10, 1, tzinfo=UTC)
    for number in range(MANY):
        event = Event(id=f"01M88VFZ00{number:016}", kind="k", actor="a", at=at, request="r")
        table.write_all(booked(f"p-{number:05}", event, "COOP#x", {"ev_n": 1, "ev_result": 1, "late": 1}))
    kept = copy.deepcopy(table.items[keys.closing("2026-Q3")])

    do_due(an_ear(table), FakeSite())

    assert frozen(table) == before
    assert table.items[keys.closing("2026-Q3")] == kept


def test_facts_after_the_quarter_do_not_count_in_it_though_they_were_known_when_it_was_closed(table: FakeTable) -> None:
    wanted = FakeTable()
    wanted.items = copy.deepcopy(table.items)
    event = Event(id="01M88VFZ000000000000000001", kind="k", actor="a", at=AFTER - timedelta(days=2), request="r")
    table.write_all(booked("p-00001", event, "COOP#x", {"complaints": 4}))

    closed(table)

    assert frozen(table) == frozen(closed(wanted))


def test_a_suspended_provider_is_left_out_and_one_without_events_lacks_a_score(table: FakeTable) -> None:
    table.write(a_provider(100, suspended_at=AFTER))
    table.write(a_provider(101))

    closed(table)

    assert ("p-00100", 1) not in frozen(table)
    assert frozen(table)["p-00101", 1]["state"] == "insufficient"
    assert standing(table).stars["lack_no-store"] == 1


def test_a_method_that_an_older_archive_does_not_know_waits_for_the_newer_one(table: FakeTable) -> None:
    begin(table, "close")
    before = copy.deepcopy(table.items)

    done = go_on(replace(an_ear(table), methods=dict), table.items[keys.closing("2026-Q3")])

    assert (done, table.items) == (0, before)


def test_the_clock_takes_it_on_while_it_is_at_work(table: FakeTable) -> None:
    begin(table, "close")

    done = do_due(an_ear(table), FakeSite())

    assert (done, standing(table).state) == (1, "closed")
    assert "gsi2pk" not in table.items[keys.closing("2026-Q3")]
