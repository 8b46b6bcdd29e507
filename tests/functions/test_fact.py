"""The book behind a provider's tallies."""

import json
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from functions import keys
from functions.fact import Fact, booked, fact_of, first_store_on, kept, recomputed, struck
from functions.ledger import Event
from functions.table import key_of
from tests.functions.fakes import FakeTable

NEW_YEAR = datetime(2026, 12, 31, 16, tzinfo=UTC)
"""Midnight in Beijing: the first instant of 2027."""
ADDS = st.dictionaries(st.sampled_from(("answered", "h_3", "won", "ev_n", "started")), st.integers(1, 9), max_size=4)


def an_event(number: int = 1, at: datetime = NEW_YEAR) -> Event:
    """Return an event."""
    return Event(id=f"{number:026}", kind="round.decided", actor="ana", at=at, request="r")


def after(*made: Any) -> FakeTable:  # noqa: ANN401 # writes of several kinds
    """Return a table after some transactions."""
    table = FakeTable()
    for writes in made:
        table.write_all(writes)
    return table


def test_what_counts_stands_in_the_tally_and_in_the_book_of_beijings_quarter() -> None:
    table = after(booked("baozun", an_event(), "ROUND#r", {"won": 1}))

    assert kept(table.items[keys.tally("provider", "baozun", "2027-Q1")]) == {"won": 1}
    line = fact_of(table.items[keys.fact("baozun", "2027-Q1", an_event().id)])
    assert line == Fact(id=an_event().id, kind="round.decided", at=NEW_YEAR, record="ROUND#r", adds={"won": 1})


def test_what_counts_nothing_is_not_in_the_book_though_it_shows_that_a_provider_is_active() -> None:
    own = booked("baozun", an_event(), "ROUND#r", {}, is_own=True)

    assert booked("baozun", an_event(), "ROUND#r", {}) == []
    assert [key_of(write.item) if hasattr(write, "item") else write.key for write in own] == [
        keys.tally("provider", "baozun", "2027-Q1")
    ]


@given(st.lists(ADDS.filter(bool), max_size=8), st.randoms())
def test_a_tally_is_the_sum_of_its_lines_in_any_order(all_adds: list[dict[str, int]], random: Any) -> None:  # noqa: ANN401 # Hypothesis' own
    table = after(*(booked("p", an_event(number), "ROUND#r", adds) for number, adds in enumerate(all_adds)))
    lines = [fact_of(item) for key, item in table.items.items() if key.sk.startswith(keys.FACTS)]
    random.shuffle(lines)

    assert recomputed(lines) == kept(table.items.get(keys.tally("provider", "p", "2027-Q1")))
    assert len(lines) == len(all_adds)


def test_a_line_that_is_struck_out_counts_nothing_and_its_store_is_no_first_store() -> None:
    old, new = an_event(1, datetime(2026, 5, 4, tzinfo=UTC)), an_event(2)
    table = after(booked("p", old, "COOP#a", {"started": 1}), booked("p", new, "COOP#b", {"started": 1}))
    line = fact_of(table.items[keys.fact("p", "2026-Q2", old.id)])
    before = first_store_on(table.items[keys.stores("p")])

    table.write_all(struck("p", line))

    assert kept(table.items[keys.tally("provider", "p", "2026-Q2")]) == {}
    assert (before, first_store_on(table.items[keys.stores("p")])) == ("2026-05-04", "2027-01-01")
    assert recomputed([Fact(**{**{name: getattr(line, name) for name in line.__slots__}, "verdict": "strike"})]) == {}
    assert first_store_on(None) == ""


def test_a_line_holds_neither_a_name_nor_a_text() -> None:
    table = after(booked("p", an_event(), "ROUND#r", {"won": 1}))
    line = table.items[keys.fact("p", "2027-Q1", an_event().id)]

    assert "ana" not in json.dumps(line)
    assert line.keys() - {"reason", "settlement"} == {"pk", "sk", "id", "kind", "at", "record", "adds"}
