"""After any sequence of updates the index is that of a fresh start, and knows all that the last update touched."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.index import EVERYONE, Index, ListKey, Span, Touched
from site_builder.model.directory import Entry
from site_builder.order import rank
from site_builder.pages.provider import RELATED
from tests.builders import TODAY, an_entry

IDS = [f"p{number:02}" for number in range(24)]
BEAUTY = ListKey("categories", "beauty")


def a_place(number: int, **fields: object) -> Entry:
    """Return an entry that stands at this place of the recommended order on any day."""
    return an_entry(**{"id": IDS[number], "strength": 10 * (24 - number), **fields})


def codes(*known: str) -> st.SearchStrategy[tuple[str, ...]]:
    """Return some of these codes."""
    return st.lists(st.sampled_from(known), unique=True, max_size=len(known)).map(tuple)


entries = st.builds(
    an_entry,
    stars=st.sampled_from([None, None, 0, 4.5]),
    id=st.sampled_from(IDS),
    is_demo=st.sampled_from([False, False, True]),
    name_en=st.sampled_from(["Amber", "amber", "Birch", None]),
    strength=st.sampled_from([0, 24]),
    place=st.sampled_from([None, "hangzhou", "shanghai"]),
    categories=codes("beauty", "food"),
    services=codes("livestreaming", "store-operation"),
    platforms=codes("tmall", "jd", "vip"),
    markets=codes("JP"),
    removed_on=st.sampled_from([None, None, None, "2026-11-22"]),
)
batches = st.lists(
    st.tuples(
        st.lists(entries, max_size=5, unique_by=lambda entry: entry.card.id),
        st.lists(st.sampled_from(IDS), max_size=3, unique=True),
    ),
    max_size=6,
)


def everything(index: Index) -> tuple[object, ...]:
    """Return all that an index says: lists in order, counts, and who is related to whom."""
    lists = {key: index.listed(key) for key, items in index.lists.items() if items}
    return lists, index.counts(), {name: index.related(name) for name in index.entries}, index.named()


def pages(index: Index) -> dict[str, tuple[object, ...]]:
    """Return what each provider's page shows of the index: its entry, and the names and places of the related ones."""
    shown = {name: [(card.id, card.name_en, card.name_zh, card.place) for card in index.related(name)] for name in index.entries}  # fmt: skip
    return {name: (entry, shown[name]) for name, entry in index.entries.items()}


def lists(index: Index) -> dict[ListKey, list[Entry]]:
    """Return every list with its entries in order."""
    return {key: index.listed(key) for key in index.lists}


def untold(
    touched: Touched, before: dict[ListKey, list[Entry]], after: dict[ListKey, list[Entry]]
) -> Iterator[tuple[ListKey, int]]:
    """Yield positions of lists that changed without being told."""
    for key in before.keys() | after.keys():
        old, new = before.get(key, []), after.get(key, [])
        span = touched.lists.get(key, Span(len(new) + len(old), -1))
        last = max(len(old), len(new)) if span.last is None else span.last
        for position in range(max(len(old), len(new))):
            if old[position : position + 1] != new[position : position + 1] and not span.first <= position <= last:
                yield key, position


def update(index: Index, changed: Sequence[Entry], gone: Sequence[str]) -> tuple[Touched, list[object]]:
    """Update an index; return what it says is touched, and what changed without being told."""
    pages_before, lists_before = pages(index), lists(index)
    left = [name for name in gone if name not in {entry.card.id for entry in changed}]
    touched = index.update(changed, left)
    after = pages(index)
    silent: list[object] = [
        name for name in after if after[name] != pages_before.get(name) and name not in touched.providers
    ]
    silent += untold(touched, lists_before, lists(index))
    longer = {key: len(items) for key, items in lists(index).items()} != {key: len(items) for key, items in lists_before.items()}  # fmt: skip
    return touched, silent + (["counts"] if longer and not touched.counts else [])


@settings(max_examples=75)
@given(st.lists(entries, max_size=24, unique_by=lambda entry: entry.card.id), batches)
def test_after_any_updates_the_index_is_a_fresh_one_and_told_all_that_changed(
    start: list[Entry], steps: list[tuple[list[Entry], list[str]]]
) -> None:
    index = Index(start, TODAY)

    silent = [found for changed, gone in steps for found in update(index, changed, gone)[1]]

    assert silent == []
    assert everything(index) == everything(Index(index.entries.values(), TODAY))


@settings(max_examples=50)
@given(st.lists(entries, max_size=24, unique_by=lambda entry: entry.card.id), st.data())
def test_the_order_in_which_entries_come_does_not_matter(start: list[Entry], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(start))

    assert everything(Index(shuffled, TODAY)) == everything(Index(start, TODAY))


def test_the_recommended_order_is_that_of_the_day() -> None:
    entries = [an_entry(id=name) for name in IDS]
    tomorrow = TODAY + timedelta(days=1)

    today, then = (Index(entries, day).listed(EVERYONE) for day in (TODAY, tomorrow))

    assert today == sorted(entries, key=lambda entry: rank(entry, TODAY))
    assert then == sorted(entries, key=lambda entry: rank(entry, tomorrow))
    assert today != then


def test_an_entry_stands_in_the_lists_of_all_its_values() -> None:
    index = Index([an_entry(categories=("beauty", "food"), markets=("JP",))], TODAY)

    assert set(index.lists) == {
        EVERYONE,
        BEAUTY,
        ListKey("categories", "food"),
        ListKey("platforms", "tmall"),
        ListKey("services", "store-operation"),
        ListKey("markets", "JP"),
    }


def test_a_value_that_is_given_twice_counts_once() -> None:
    index = Index([an_entry(categories=("beauty", "beauty"))], TODAY)

    assert index.counts()["categories"] == {"beauty": 1}


def test_a_part_of_a_list_is_given_in_order() -> None:
    index = Index((a_place(number) for number in range(24)), TODAY)

    assert [entry.card.id for entry in index.listed(EVERYONE, 10, 13)] == IDS[10:13]
    assert index.length(EVERYONE) == 24


def test_a_list_that_does_not_exist_is_empty() -> None:
    index = Index([], TODAY)

    assert index.listed(BEAUTY) == []
    assert index.length(BEAUTY) == 0


def test_a_removed_entry_stands_in_no_list_and_is_related_to_nobody() -> None:
    index = Index([an_entry(id="a", removed_on="2026-11-22"), an_entry(id="b")], TODAY)

    assert [entry.card.id for entry in index.listed(EVERYONE)] == ["b"]
    assert index.related("a") == ()
    assert index.related("b") == ()


def test_those_who_share_most_are_related_first() -> None:
    index = Index(
        [
            an_entry(id="mine", platforms=("tmall", "jd")),
            an_entry(id="near", platforms=("tmall", "jd")),
            an_entry(id="less", platforms=("tmall",)),
            an_entry(id="other", categories=("food",)),
        ],
        TODAY,
    )

    assert [card.id for card in index.related("mine")] == ["near", "less"]


def test_no_more_than_a_few_are_related() -> None:
    index = Index((an_entry(id=name) for name in IDS), TODAY)

    assert len(index.related("p00")) == RELATED


def test_a_change_of_content_touches_only_its_own_lines() -> None:
    index = Index((a_place(number) for number in range(24)), TODAY)

    touched = index.update([a_place(7, founded=1999)], [])

    assert touched.providers == {"p07"}
    assert set(touched.lists.values()) == {Span(7, 7)}
    assert not touched.counts


def test_an_entry_that_moves_touches_the_lines_between() -> None:
    index = Index((a_place(number) for number in range(24)), TODAY)

    touched = index.update([a_place(7, strength=204)], [])

    assert touched.lists[EVERYONE] == Span(5, 7)


@pytest.mark.parametrize(
    ("changed", "gone", "is_changed", "reason"),
    [
        ([], [], False, "nothing"),
        ([a_place(7, founded=1999)], [], False, "a field that no order goes by"),
        ([a_place(7, strength=204)], [], True, "a stronger entry"),
        ([a_place(7, services=("crm",))], [], True, "another service"),
        ([a_place(7, name_en="Zzz")], [], True, "another name"),
        ([a_place(7, removed_on="2026-01-01")], [], True, "an entry that was removed"),
        ([an_entry(id="new")], [], True, "a new entry"),
        ([], ["p07"], True, "an entry that is gone"),
    ],
)
def test_orders_are_to_be_kept_again_when_somebody_stands_elsewhere(
    changed: list[Entry], gone: list[str], *, is_changed: bool, reason: str
) -> None:
    index = Index((a_place(number) for number in range(24)), TODAY)
    index.named()
    assert index.is_changed
    index.orders()

    index.update(changed, gone)
    index.named()

    assert index.is_changed == is_changed, reason


def test_an_entry_that_goes_touches_the_rest_of_its_lists_only() -> None:
    index = Index([*(a_place(number) for number in range(24)), an_entry(id="x", categories=("food",))], TODAY)

    touched = index.update([], ["p07"])

    assert touched.lists[BEAUTY] == Span(7, None)
    assert ListKey("categories", "food") not in touched.lists
    assert touched.counts
    assert "p07" not in touched.providers


def test_an_id_that_is_not_known_touches_nothing_when_it_goes() -> None:
    touched = Index([an_entry()], TODAY).update([], ["nobody"])

    assert (touched.providers, touched.lists) == (frozenset(), {})


def test_by_name_who_is_listed_stands_by_display_name_then_by_id() -> None:
    entries = [
        an_entry(id="z", name_en="birch"),
        an_entry(id="y", name_en="Amber"),
        an_entry(id="x", name_en="amber"),
        an_entry(id="w", name_en=None, name_zh="一山"),
        an_entry(id="gone", removed_on="2026-11-22"),
    ]

    assert Index(entries, TODAY).named() == ["x", "y", "z", "w"]
