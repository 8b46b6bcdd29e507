"""The evidence of everyone: what it says, in which order, and how small it is."""

import json
from datetime import date
from typing import Any

import brotli
import pytest

from site_builder.model.directory import Entry, card_of
from site_builder.model.provenance import spread
from site_builder.model.provider import Provider
from site_builder.search.fit_evidence import fit_evidence
from tests.bench.generate import provider_text
from tests.builders import TODAY, a_rule, a_standing, a_taxonomy, an_entry, by_name, tree_of
from tests.fits import OLD_BEFORE, an_entry_with


def file_of(*rows: Entry, old_before: date = OLD_BEFORE) -> dict[str, Any]:
    """Return the file of these rows, read."""
    read: dict[str, Any] = json.loads(fit_evidence(rows, a_rule(), a_taxonomy(), old_before, TODAY))
    return read


def letters(*rows: Entry) -> str:
    """Return the classes of these rows, which stand for `classes` in their order."""
    found: str = file_of(*rows)["evidence"]
    return found


def confirmed(platform: str, *services: str) -> dict[str, object]:
    """Return a cooperation that both sides confirmed."""
    return {"store": "A", "platform": platform, "services": services, "since": "2025-02"}


def test_values_of_one_class_are_one_capital_letter() -> None:
    assert letters(an_entry_with(services="seo training o2026")) == "B"


def test_values_of_several_classes_are_letters_in_the_order_of_the_closed_list() -> None:
    entry = an_entry_with(platforms="douyin s2026, tmall jd o2026, amazon s2019")

    assert letters(entry) == "bbhi"


def test_facets_follow_in_their_order_and_those_without_values_are_left_out() -> None:
    entry = an_entry_with(budgets="1m-3m s2026", services="seo p2019", categories="pet f2026")

    assert letters(entry, an_entry_with(), entry) == "GDH" * 2


def test_every_class_has_its_kind_its_age_and_its_weight() -> None:
    assert file_of()["classes"] == [
        ["both-sides", 0, 10_000],
        ["official", 0, 10_000],
        ["official", 1, 5_000],
        ["filing", 0, 10_000],
        ["filing", 1, 5_000],
        ["press", 0, 8_000],
        ["press", 1, 4_000],
        ["self-stated", 0, 5_000],
        ["self-stated", 1, 2_500],
    ]


def test_what_both_sides_confirmed_takes_the_place_of_what_is_weaker_and_adds_what_no_source_says() -> None:
    standing = a_standing(cooperations=(confirmed("tmall", "seo", "training"), confirmed("tmall")))
    entry = an_entry_with(platforms="tmall jd p2026", services="seo s2019")._replace(standing=standing)

    found = file_of(entry)

    assert found["evidence"] == "Aaf"
    assert found["extra"] == [[0, "services", "training"]]


def test_a_class_depends_on_the_day() -> None:
    entry = an_entry_with(platforms="tmall o2024-06")

    found = [file_of(entry, old_before=day)["evidence"] for day in (date(2024, 6, 30), date(2024, 7, 1))]

    assert found == ["B", "C"]


def test_fictional_providers_are_named_by_their_rows() -> None:
    assert file_of(an_entry(), an_entry(is_demo=True))["demo"] == [1]


def test_the_file_carries_the_figures_of_the_rule_and_no_sentence() -> None:
    found = file_of()

    assert (found["format"], found["day"], found["count"]) == (1, "2026-11-22", 0)
    assert found["rule"] == {
        "version": 1,
        "published_on": "2026-11-25",
        "points": {"must": 20, "nice": 10},
        "supposed": "official",
        "covers": {"EU": ["DE", "FR", "IT", "ES"]},
    }


def test_rows_stand_by_the_name_that_a_reader_sees_then_by_id() -> None:
    some = [
        an_entry(id="d", name_en="baozun"),
        an_entry(id="c", name_en="Azoya"),
        an_entry(id="b", name_en=None, name_zh="宝尊"),
        an_entry(id="a", name_en="Baozun"),
        an_entry(id="azz", name_en=None, name_zh=None),
    ]

    assert [entry.card.id for entry in by_name(some)] == ["c", "azz", "a", "d", "b"]


def generated(count: int) -> list[Entry]:
    """Return entries of generated providers."""
    lists = a_taxonomy()
    codes = {name: [term.code for term in getattr(lists, name)] for name in type(lists).model_fields}
    trees = (spread(tree_of(provider_text(number, codes))) for number in range(count))
    records = map(Provider.model_validate, trees)
    return by_name(
        [
            Entry(card_of(f"p{number:05}", record, is_demo=False, today=TODAY), None)
            for number, record in enumerate(records)
        ]
    )


@pytest.mark.parametrize(("count", "most"), [(500, 4_000), (4_000, 14_000)])
def test_the_file_is_at_most_a_quarter_of_the_main_index(count: int, most: int) -> None:
    # 16 KB of the main index at 500 providers, and a fifth of its 300 KB at 20,000.
    content = fit_evidence(generated(count), a_rule(), a_taxonomy(), OLD_BEFORE, TODAY)

    assert len(brotli.compress(content, quality=11)) <= most
