"""Files become trees of text, or a fault with its place."""

import os
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.model.problem import Problem
from site_builder.read import MAX_BYTES, layout, locate, parse, read_markdown, read_text, read_yaml
from site_builder.report import sentences
from site_builder.rules.frame import RULES
from site_builder.rules.structure import STRUCTURE_CODES
from tests.builders import tree_of
from tests.site_builder.rules.examples import BAD_FILES, GOOD_FILES
from tests.site_builder.rules.project import Example, check, expected, of, reported

CODES = sentences().keys() - RULES.keys() - STRUCTURE_CODES
quick = settings(max_examples=100)
scalars = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp", "Co"]))
trees = st.dictionaries(scalars, st.recursive(scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(scalars, inner, max_size=3), max_leaves=8), max_size=4)  # fmt: skip


def places(problems: tuple[Problem, ...]) -> list[tuple[str, int, int]]:
    """Return code, line and column of each problem."""
    return [(problem.code, problem.line, problem.column) for problem in problems]


@pytest.mark.parametrize("example", of(BAD_FILES, CODES), ids=str)
def test_a_file_that_cannot_be_read_is_reported_at_its_place(example: Example, tmp_path: Path) -> None:
    found = reported(example, tmp_path)

    assert found == expected(example)


@pytest.mark.parametrize("example", of(GOOD_FILES, CODES), ids=str)
def test_an_unusual_file_is_read(example: Example, tmp_path: Path) -> None:
    assert check(example, tmp_path) == ()


@pytest.mark.parametrize(
    "text", ["no", "~", "012", "12:30", "2026-11-22", "1_000", "0x1F", "true", "null", "1e3", ".inf", "=", "<<x"]
)
def test_every_scalar_is_text(text: str) -> None:
    assert tree_of(f"a: {text}\nb: [{text}]\n") == {"a": text, "b": [text]}


def test_text_without_a_value_is_empty_text() -> None:
    assert tree_of("a:\nb: ''\n") == {"a": "", "b": ""}


@quick
@given(trees)
def test_a_tree_that_is_written_is_read_back(tree: dict[str, object]) -> None:
    document = parse("a.yaml", yaml.safe_dump(tree, allow_unicode=True, default_style='"'))

    assert (document.tree, document.problems) == (tree, ())


@pytest.mark.parametrize(
    ("where", "place", "reason"),
    [
        (("a",), (1, 4), "a value stands at its value"),
        (("b",), (2, 1), "a mapping stands at its key"),
        (("b", "c"), (3, 3), "a list stands at its key"),
        (("b", "c", 1), (5, 7), "an item stands at its beginning"),
        (("b", "c", 1, "d"), (5, 11), "within an item"),
        (("b", "missing"), (2, 1), "what is missing stands at what is around it"),
        (("b", "c", 0, "value"), (4, 7), "a fact in its short form stands at its value"),
        (("b", "c", 9), (3, 3), "an item that does not exist stands at its list"),
        ((), (1, 1), "the file"),
        (("nothing", "at", "all"), (1, 1), "nothing that is written"),
        (("e",), (7, 4), "the later one of two keys"),
    ],
)  # fmt: skip
def test_a_field_is_found_at_its_line_and_column(
    where: tuple[str | int, ...], place: tuple[int, int], reason: str
) -> None:
    document = parse("a.yaml", "a: 1\nb:\n  c:\n    - 2\n    - {d: 3}\ne: 4\ne: 5\n")

    assert locate(document, where) == place, reason


def test_a_key_that_is_no_text_hides_no_place_behind_it() -> None:
    document = parse("a.yaml", "? [a, {b: 1}]\n: c\nd: 2\n")

    assert locate(document, ("d",)) == (3, 4)
    assert locate(document, ("a",)) == (1, 1)


def test_places_count_from_the_beginning_of_the_file() -> None:
    document = parse("en.md", "title: A\n", offset=1)

    assert locate(document, ("title",)) == (2, 8)


def test_a_file_of_exactly_the_limit_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"#" * MAX_BYTES)

    assert read_text(tmp_path, "a.yaml") == ("#" * MAX_BYTES, None)


def test_a_file_that_is_no_file_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()

    found = [read_yaml(tmp_path, name).problems for name in ("a.yaml", "b.yaml")]

    assert [places(problems) for problems in found] == [[("file-missing", 1, 1)]] * 2


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("password: x\n", encoding="utf-8")
    (tmp_path / "a.yaml").symlink_to("secret.txt")
    (tmp_path / "b.yaml").symlink_to("nowhere")

    found = [read_yaml(tmp_path, name) for name in ("a.yaml", "b.yaml")]

    assert [(document.text, places(document.problems)) for document in found] == [("", [("file-link", 1, 1)])] * 2


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")

    assert read_text(tmp_path, "a.yaml") == ("", None)


def test_a_byte_that_is_no_utf8_is_found_at_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a: 1\nb: \xe4\n")

    assert places(read_yaml(tmp_path, "a.yaml").problems) == [("file-encoding", 2, 4)]


def test_a_text_is_front_matter_and_a_body(tmp_path: Path) -> None:
    (tmp_path / "en.md").write_text("---\ntitle: A\n---\n\n## B {#b}\n", encoding="utf-8")

    markdown = read_markdown(tmp_path, "en.md")

    assert markdown.head.tree == {"title": "A"}
    assert (markdown.body, markdown.offset) == ("\n## B {#b}\n", 3)


def test_the_body_of_a_text_begins_after_its_second_line_of_hyphens(tmp_path: Path) -> None:
    (tmp_path / "en.md").write_text("---\ntitle: A\n---\nOne\n---\nTwo\n", encoding="utf-8")

    assert read_markdown(tmp_path, "en.md").body == "One\n---\nTwo\n"


def test_a_fault_in_front_matter_stands_at_its_line_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "en.md").write_text("---\ntitle: A\ntitle: B\n---\n\nText\n", encoding="utf-8")

    assert places(read_markdown(tmp_path, "en.md").head.problems) == [("key-duplicate", 3, 1)]


@quick
@given(st.text(max_size=200))
def test_no_text_is_too_strange_to_be_read(text: str) -> None:
    document = parse("a.yaml", text.encode("utf-8", "replace").decode())

    assert (document.tree is None) <= (document.problems != () or layout(document.text).plain == ())
