"""The difference of two entries, value by value."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.changes import changes
from site_builder.read import parse
from tests.builders import ROOT, a_provider_text, tree_of
from tests.site_builder.rules.project import ENTRY, swap

REAL = sorted((ROOT / "content/providers").glob("*.yaml"))


def told(before: str, after: str) -> list[tuple[str, str]]:
    """Return kind and field of every change."""
    return [(change.kind, change.field) for change in changes(tree_of(before), tree_of(after))]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (ENTRY, []),
        (swap("hangzhou\n", "shanghai\n"), [("changed", "headquarters")]),
        (swap("[tmall]", "[jd]"), [("added", "platforms"), ("removed", "platforms")]),
        (swap("[tmall]", "[{values: [tmall]}]"), []),
        (swap("[tmall]", "[{values: [tmall], seen: our store}]"), [("rewritten", "platforms")]),
        (swap("founded: 2014", "founded: {value: 2014, source: s1}"), []),
        (swap("  founded: 2014\n", ""), [("removed", "founded")]),
        (swap("[operation]", "[operation, logistics]"), [("added", "types")]),
        (swap("Hangzhou.", "Ningbo."), [("changed", "summary")]),
        (
            swap("  categories: [beauty]", "  categories: [beauty]\n  certifications: [{level: tmall-5-star}]"),
            [("added", "certifications")],
        ),
        (swap("read: 2026-11-22", "read: 2026-12-01"), [("changed", "sources")]),
        (ENTRY + "removed: {on: 2026-12-01, reason: closed}\n", [("added", "removed")]),
        ("# a comment\n" + ENTRY, []),
    ],
)
def test_a_change_is_told_by_its_field(after: str, expected: list[tuple[str, str]]) -> None:
    assert told(ENTRY, after) == expected


def test_a_change_knows_both_values_and_its_place() -> None:
    (change,) = changes(tree_of(ENTRY), tree_of(swap("founded: 2014", "founded: 2015")))

    assert change.before is not None
    assert change.after is not None
    assert (change.before.value, change.after.value) == ("2014", "2015")
    assert change.after.where == ("company", "founded", "value")


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_nothing_changes_between_an_entry_and_itself(path: object) -> None:
    tree = tree_of(path.read_text("utf-8"))  # type: ignore[attr-defined] # a path

    assert changes(tree, tree) == ()


def test_everything_of_a_new_entry_is_new() -> None:
    assert {change.kind for change in changes(None, tree_of(a_provider_text()))} == {"added"}


@settings(max_examples=150)
@given(st.data())
def test_no_tree_ends_the_comparison(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(ENTRY)))
    gone = data.draw(st.integers(0, 60))
    new = data.draw(st.sampled_from(["", "x", "[", "]", "{", "}", ": ", "- a\n", "\n"]))
    tree = parse("a.yaml", ENTRY[:at] + new + ENTRY[at + gone :]).tree

    found = changes(tree_of(ENTRY), tree)

    assert {change.kind for change in found} <= {"added", "removed", "changed", "rewritten"}
