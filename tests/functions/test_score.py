"""What a provider is assessed by, and frozen scores, as items."""

from datetime import date

import pytest

from functions import keys
from functions.score import (
    facts_of,
    first_of,
    frozen,
    imported,
    imports_of,
    inputs_of,
    newest,
    places,
    score_of,
    window,
)
from functions.table import Conflict
from site_builder.model.assessment import Facts, Value, assess_quarter, published
from tests.functions.fakes import a_methods
from tests.functions.moto import dynamo_table

METHOD = a_methods()["v1"]
Q3 = "2026-Q3"
OLD, NEW = "a" * 64, "b" * 64


def figures(quarter: str, digest: str, **values: int) -> dict[str, object]:
    """Return an item of imported figures."""
    where = keys.figures("p", quarter, digest)
    return {
        "pk": where.pk, "sk": where.sk, "values": {code: {"value": value, "n": 3} for code, value in values.items()},
    }  # fmt: skip


def test_the_window_is_the_quarter_and_the_three_before() -> None:
    assert window("2026-Q1") == ("2026-Q1", "2025-Q4", "2025-Q3", "2025-Q2")
    assert [key.sk for key in places("p", "2026-Q1")][-2:] == ["TALLY#2025-Q2", "STORES"]


def test_only_files_that_the_quarter_names_count_and_the_later_one_speaks() -> None:
    items = [figures(Q3, OLD, goods=1, conversion=2), figures(Q3, NEW, goods=5), figures("2026-Q2", NEW, goods=9)]

    one = imported(items, {Q3: (OLD,), "2026-Q2": ()})  # type: ignore[arg-type] # items
    both = imported(items, {Q3: (OLD, NEW), "2026-Q2": (NEW,)})  # type: ignore[arg-type] # items

    assert one == {Q3: {"goods": Value(1, 3), "conversion": Value(2, 3)}, "2026-Q2": {}}
    assert both[Q3] == {"goods": Value(5, 3), "conversion": Value(2, 3)}
    assert both["2026-Q2"] == {"goods": Value(9, 3)}
    assert (imports_of(None), imports_of({"files": (OLD,)})) == ((), (OLD,))


def test_facts_are_the_tallies_of_the_window_the_figures_and_the_first_store() -> None:
    counted = {
        keys.tally("provider", "p", Q3): {"won": 3, "lost": 1, "pk": "PROV#p"},
        keys.tally("provider", "p", "2025-Q4"): {"won": 1, "active_at": "x"},
        keys.stores("p"): {"2026-05-04": 0, "2026-06-01": 2, "2026-07-01": 1, "pk": "PROV#p"},
    }

    facts = facts_of("p", Q3, counted, {Q3: {"goods": Value(700_000, 2)}}, METHOD)

    assert facts.first_store_on == date(2026, 6, 1)
    assert (facts.values["won"], facts.values["goods"]) == (Value(8_000, 5), Value(700_000, 2))


def test_a_frozen_score_comes_back_byte_for_byte_and_cannot_be_written_over() -> None:
    facts = Facts("p", Q3, date(2024, 5, 20), {each.code: Value(each.full, 10) for each in METHOD.indicators})
    score = published(assess_quarter(facts, METHOD), revision=1, closed_on=date(2026, 10, 12))
    with dynamo_table() as table:
        table.write(frozen("p", score))

        with pytest.raises(Conflict):
            table.write(frozen("p", {**score, "n": 0}))
        item = table.read(keys.frozen("p", Q3, 1))[keys.frozen("p", Q3, 1)]

        assert score_of(item) == score
        assert (item["gsi1pk"], item["gsi1sk"], item["provider"]) == ("QUARTER#2026-Q3", "PROV#p#r001", "p")
    assert assess_quarter(Facts("p", Q3, first_of(score), inputs_of(score)), METHOD).sha256 == score["sha256"]


def test_the_newest_revision_of_each_quarter_speaks_for_it() -> None:
    scores = [{"quarter": Q3, "revision": 1}, {"quarter": Q3, "revision": 2}, {"quarter": "2026-Q2", "revision": 1}]

    assert list(newest(scores)) == [scores[1], scores[2]]
