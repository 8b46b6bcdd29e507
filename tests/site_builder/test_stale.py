"""What has grown old, told on a day that is an argument."""

from datetime import date

from site_builder.stale import confirmed_on, old_fields, stale
from tests.builders import TODAY, a_provider, source_fields


def test_an_entry_grows_old_step_by_step() -> None:
    days = [date(2027, 5, 22), date(2027, 11, 22), date(2028, 5, 22)]

    states = [item.state for day in days for item in stale([("a", a_provider())], day, 240)]

    assert states == ["nudge", "unconfirmed", "hidden"]


def test_the_newest_source_confirms_an_entry() -> None:
    sources = {"s1": source_fields(read="2026-01-01"), "s2": source_fields(read="2025-01-01", confirmed="2026-10-01")}

    assert confirmed_on(a_provider(sources=sources)) == date(2026, 10, 1)


def test_facts_past_their_age_are_named_by_their_field_and_lasting_ones_never() -> None:
    entry = a_provider(
        sources={"s1": source_fields(dated="2019")},
        offer={"platforms": ["tmall"]},
        names={"en": "Bay", "legal": "Bay Ltd"},
    )

    assert old_fields(entry, TODAY, 36) == ("company.headquarters", "company.website", "names.en", "offer.platforms")
    assert old_fields(entry, TODAY, 120) == ()


def test_the_longest_unconfirmed_entry_comes_first_and_removed_ones_need_nobody() -> None:
    old, older = (
        a_provider(sources={"s1": source_fields(read="2026-01-01")}),
        a_provider(sources={"s1": source_fields(read="2024-01-01")}),
    )
    gone = a_provider(
        sources={"s1": source_fields(read="2020-01-01")}, removed={"on": "2026-11-22", "reason": "closed"}
    )

    assert [item.id for item in stale([("a", old), ("b", older), ("c", gone)], TODAY, 36)] == ["b", "a"]
