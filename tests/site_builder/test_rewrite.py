"""One value is written, every other line stays."""

from functools import reduce
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.document import Where
from site_builder.model.fields import ORDER
from site_builder.model.provenance import Tree
from site_builder.outline import Node, outline
from site_builder.read import parse
from site_builder.rewrite import drop, put, quoted, scalar
from tests.builders import ROOT
from tests.site_builder.edits import EDITS, Edit, Step

EACH = 5  # every value of every file would take twenty seconds
FILES = sorted((ROOT / "content").glob("**/providers/*.yaml"))
WORDS = st.text(st.characters(exclude_categories=("C", "Z")) | st.sampled_from(' :#,[]{}"\\-'), min_size=1, max_size=20)


def taken(text: str, step: Step) -> str:
    """Return what one step makes of a text."""
    verb, where, value = step
    return put(text, where, value, ORDER) if verb == "put" else drop(text, where)


def texts(node: Node, where: Where = ()) -> list[Where]:
    """Return the places of all texts."""
    if node.value is not None:
        return [where]
    steps = [key for key, _ in node.keys] if node.keys is not None else range(len(node.parts))
    return [place for step, part in zip(steps, node.parts, strict=True) for place in texts(part, (*where, step))]


def reading(tree: Tree | None, where: Where) -> Any:  # noqa: ANN401 # a part of a tree
    """Return what a tree says at a place."""
    return reduce(lambda here, step: here[step], where, tree)  # type: ignore[index,call-overload] # the place exists


@pytest.mark.parametrize("edit", EDITS, ids=str)
def test_an_edit_makes_the_text_of_the_table(edit: Edit) -> None:
    assert reduce(taken, edit.steps, edit.before) == edit.after


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_to_write_any_value_of_an_entry_changes_its_line_alone(path: Path) -> None:
    text = path.read_text("utf-8")
    root = outline(text)
    assert root is not None

    changed = {where: put(text, where, "Another: value", ORDER) for where in texts(root)[::EACH]}

    lines = text.split("\n")
    differing = {where: _differing(lines, new.split("\n")) for where, new in changed.items()}
    assert {where: count for where, count in differing.items() if count != 1} == {}
    assert {reading(parse("x", new).tree, where) for where, new in changed.items()} == {"Another: value"}


def _differing(lines: list[str], others: list[str]) -> int:
    return sum(one != other for one, other in zip(lines, others, strict=True))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_to_write_what_stands_there_changes_nothing(path: Path) -> None:
    text = path.read_text("utf-8")
    root, tree = outline(text), parse("x", text).tree
    assert root is not None

    same = {where: put(text, where, reading(tree, where), ORDER) for where in texts(root)[::EACH]}

    assert {where for where, new in same.items() if new != text} == set()


@settings(max_examples=300)
@given(WORDS)
def test_a_text_is_read_as_it_was_written_anywhere(text: str) -> None:
    text = text.strip() or "x"

    assert parse("x", f"en: {scalar(text, key='en')}\n").tree == {"en": text}
    assert parse("x", f"a: [{scalar(text, in_brackets=True)}, b]\n").tree == {"a": [text, "b"]}
    assert parse("x", f"en: {quoted(text)}\n").tree == {"en": text}
