"""The recommended order: what counts in it and what does not, and a turn that is fair from day to day."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.model.card import Card
from site_builder.model.directory import Entry
from site_builder.model.published import Response
from site_builder.order import name_key, rank, turn
from tests.builders import TODAY, a_card, a_quarter, a_standing, an_entry

RANKED = {"id", "name_en", "name_zh", "strength", "confirmed_on"}
CODES = st.lists(st.sampled_from(("tmall", "jd", "beauty", "pet", "FR")), max_size=4).map(tuple)
ISO = st.dates().map(str)
OTHER = {
    "is_demo": st.booleans(),
    "legal": st.none() | st.text(),
    "summary_en": st.text(),
    "summary_zh": st.text(),
    "place": st.none() | st.sampled_from(("hangzhou", "shanghai")),
    "founded": st.none() | st.integers(1900, 2026),
    "website": st.none() | st.text(),
    "minimum_budget": st.none() | st.just("1m-3m"),
    "accepting": st.none() | st.booleans(),
    **dict.fromkeys(("tickers", "types", "platforms", "services", "categories", "markets", "languages"), CODES),
    **dict.fromkeys(("former", "brands", "offices", "levels"), st.lists(st.text(), max_size=2).map(tuple)),
    "kinds": st.tuples(*[st.integers(0, 99)] * 4),
    "proofs": st.just("s2026-11-22|||||"),
    "sources": st.integers(1, 99),
    **dict.fromkeys(("read_on", "listed_on", "changed_on"), ISO),
    "removed_on": st.none() | ISO,
    "removal_reason": st.none() | st.just("closed"),
}
YEAR = [TODAY + timedelta(days=number) for number in range(360)]


def in_order(entries: Iterable[Entry], day: date = TODAY) -> list[str]:
    """Return the ids of entries in the recommended order of a day."""
    return [entry.card.id for entry in sorted(entries, key=lambda entry: rank(entry, day))]


def test_the_properties_below_know_every_field_of_a_card() -> None:
    assert OTHER.keys() | RANKED == set(Card._fields)


@settings(max_examples=100)
@given(st.fixed_dictionaries(OTHER))
def test_no_field_but_id_name_evidence_confirmation_and_stars_changes_a_place_in_a_list(fields: dict[str, Any]) -> None:
    assert rank(an_entry(stars=4, **fields), TODAY) == rank(an_entry(stars=4), TODAY)


@settings(max_examples=100)
@given(st.integers(0, 99), st.integers(0, 99), st.booleans(), st.dates())
def test_nothing_published_but_the_stars_of_the_last_quarter_changes_a_place_in_a_list(
    invited: int,
    n: int,
    accepting: bool,  # noqa: FBT001 # drawn by the property
    claimed_on: object,
) -> None:
    response = Response(invited=invited, answered=invited)
    assessments = (a_quarter(4, n=n, total=n), a_quarter(1))
    standing = a_standing(assessments=assessments, response=response, accepting=accepting, claimed_on=claimed_on)

    assert rank(Entry(a_card(), standing), TODAY) == rank(an_entry(stars=4), TODAY)


@settings(max_examples=50)
@given(st.dates(date(2025, 5, 23), TODAY))
def test_the_day_of_confirmation_changes_no_place_within_18_months(day: date) -> None:
    assert rank(an_entry(stars=4, confirmed_on=day.isoformat()), TODAY) == rank(an_entry(stars=4), TODAY)


def test_what_nobody_confirmed_for_18_months_comes_last_whatever_its_stars() -> None:
    entries = [an_entry(5, id="forgotten", confirmed_on="2025-05-22", strength=90), an_entry(id="none", strength=0)]

    assert in_order(entries) == ["none", "forgotten"]


@pytest.mark.parametrize("day", [TODAY, date(2027, 1, 1), date(2028, 2, 28)])
def test_more_stars_come_first_and_an_entry_without_any_comes_last_on_every_day(day: date) -> None:
    entries = [an_entry(id="none"), an_entry(0, id="zero"), an_entry(5, id="five"), an_entry(4.5, id="half")]

    assert in_order(entries, day) == ["five", "half", "zero", "none"]


@pytest.mark.parametrize("day", [TODAY, date(2027, 1, 1), date(2028, 2, 28)])
def test_stars_count_before_evidence_and_evidence_before_the_turn_on_every_day(day: date) -> None:
    entries = [an_entry(id="little"), an_entry(id="much", strength=90), an_entry(3, id="starred", strength=0)]

    assert in_order(entries, day) == ["starred", "much", "little"]


@pytest.mark.parametrize(("strength", "band"), [(0, 0), (9, 0), (10, 1), (19, 1), (20, 2), (500, 50)])
def test_evidence_counts_in_bands_of_ten(strength: int, band: int) -> None:
    assert rank(an_entry(strength=strength), TODAY)[1] == -band


def test_one_fact_more_within_a_band_does_not_reorder_a_list() -> None:
    entries = [an_entry(id=f"p{number}", strength=11) for number in range(9)]
    one_more = [an_entry(id="p0", strength=12), *entries[1:]]

    assert in_order(one_more) == in_order(entries)


@settings(max_examples=50)
@given(st.permutations([an_entry(id=f"p{number}") for number in range(12)]), st.sampled_from(YEAR))
def test_the_order_is_the_same_for_everyone_on_a_day(shuffled: list[Entry], day: date) -> None:
    assert in_order(shuffled, day) == in_order([an_entry(id=f"p{number}") for number in range(12)], day)


def test_equal_ones_stand_otherwise_on_another_day() -> None:
    entries = [an_entry(id=f"p{number}") for number in range(12)]

    orders = {tuple(in_order(entries, day)) for day in YEAR[:30]}

    assert len(orders) == 30


def test_each_of_six_equal_ones_comes_first_about_as_often_in_a_year() -> None:
    entries = [an_entry(id=name) for name in ("baozun", "kaytune", "lily", "amber-dock", "z", "tao-2")]

    first = Counter(in_order(entries, day)[0] for day in YEAR)

    assert len(first) == 6
    assert min(first.values()) >= 40
    assert max(first.values()) <= 80


def test_whoever_was_before_another_one_is_behind_it_about_every_second_day() -> None:
    before = [turn("acme", day) < turn("zenith", day) for day in YEAR]
    same_as_yesterday = sum(one == other for one, other in pairwise(before))

    assert 150 <= sum(before) <= 210
    assert 150 <= same_as_yesterday <= 210


@settings(max_examples=200)
@given(st.text(), st.dates())
def test_a_turn_has_23_bits(name: str, day: date) -> None:
    assert 0 <= turn(name, day) < 2**23


@pytest.mark.parametrize(("name", "expected"), [("baozun", 6250925), ("", 4476679), ("lantern-bay", 6776429)])
def test_a_turn_never_changes_from_release_to_release(name: str, expected: int) -> None:
    assert turn(name, date(2026, 11, 22)) == expected


def test_the_order_by_name_knows_no_capitals_and_tells_twins_by_their_id() -> None:
    cards = [a_card(id="b", name_en="acme"), a_card(id="c", name_en="Beta"), a_card(id="a", name_en="ACME")]

    assert [card.id for card in sorted(cards, key=name_key)] == ["a", "b", "c"]


def test_an_entry_without_an_english_name_is_ordered_by_its_chinese_one_and_without_both_by_its_id() -> None:
    cards = [
        a_card(id="one", name_en=None, name_zh="灯湾"),
        a_card(id="two", name_en=None, name_zh=None),
        a_card(id="three", name_en="Zhejiang"),
    ]

    assert [card.id for card in sorted(cards, key=name_key)] == ["two", "three", "one"]
