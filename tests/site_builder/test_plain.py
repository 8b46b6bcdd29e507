"""Plain YAML is read as the parser reads it, or not at all."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from site_builder import parser
from site_builder.plain import read_plain
from tests.builders import ROOT

CONTENT = sorted(path for path in (ROOT / "content").rglob("*.yaml") if "schema" not in path.parts)
MESSAGES = sorted((ROOT / "templates/messages").glob("*.yaml"))
WORD = st.sampled_from(
    ["a", "b", "key", "12", "2024-01-01", "no", "~", "-", "-5", "- ", "?", "? ", ":", ": ", "a:", ":b", ": c", "#", " #", "#x", "&a",
     "*a", "!t", "|", "|\n   a: |\n    b", ">", "%", "@", "`", "'", '"', '""', "'q'", '"q"', '"q r"', '"q\\"r"', '"\\\\"', '"\\', "\\", ",", ", ", "[", "]", "{", "}", "[]", "{}", "[a, b]",
     "{a: b}", "{a: b, a: c}", "{a: [b, {c: d}]}", '{a: "x: y", b: z}', "[a,]", "{a}", "{a:b}", "{a: }", "{ a : b }", "http://x.y/?q#z", "Tmall's", "天猫",
     "　", "\u00a0", "\u00ad", "\ufeff", "\t", "\r", "\u2028", "---", "...", "<<", "=", "true", " ", "  ", "a b", "x" * 101, "y" * 1100]
)  # fmt: skip
LINE = st.tuples(
    st.sampled_from(["", "", " ", "  ", "    "]),
    st.sampled_from(["", "", "- ", "-", "- - ", "-  "]),
    st.sampled_from(["", "a: ", "b: ", "c:", "d:  ", "a", "long.key-1: ", "'q': ", "? "]),
    st.lists(WORD, max_size=3).map("".join),
).map("".join)
TREE = st.recursive(
    st.sampled_from(["a", "b c", "12", "no", "天猫", "x:y", "https://a.b/c", "don't"]),
    lambda inner: st.dictionaries(st.sampled_from(["a", "b", "c"]), inner, min_size=1) | st.lists(inner, min_size=1, max_size=3),
    max_leaves=8,
)  # fmt: skip


def holds(text: str) -> bool:
    """Whether a text is left to the parser, or read as the parser reads it, without a fault."""
    tree = read_plain(text)
    document = parser.parse("x.yaml", text)
    return tree is None or (tree == document.tree and document.problems == ())


@pytest.mark.no_cover
@settings(max_examples=1000)
@given(st.lists(LINE, max_size=6).map("\n".join))
@example("a: b\n  c: d")
@example("a:\n- b\n- c\nd: e")
@example("- a: b\n  c:\n  - d\n  e: f\n- g: h")
@example("  a: b\n c: d")
@example("a:\n  - b\n  c: d")
@example("a:\n\n# note\n  b: c\n")
@example("a: {b: c, b: d}")
@example("a: b\na: c")
@example("a: b\n---\nc: d")
@example('a: {b: "c", d: e"f"}')
@example("a: 'it''s'")
@example("a: 'b: \"c\"'")
@example('a: "b\\"c\\\\d"')
@example('a: "b\\tc"')
@example("a: b\\c")
@example("a: [b\\c, d]")
@example('a: {b: "c\\"d"}')
@example("a: '")
@example("a: |\n  b: c\n   d\n  # e\nf: g")
@example("a:\n  b: |\n    c |\n  d: |\n   e: |\n    f\n")
@example("a: |\n   b\n  c\n")
@example("a: |\n  b\n\n  c: d\n")
@example("a: |\n  b  \n\n# c\n")
@example("a: b\n  c: |\n    d\n")
@example("- a: |\n    b\n  c: |\n    d\n")
def test_what_is_read_is_what_the_parser_reads(text: str) -> None:
    assert holds(text)


@settings(max_examples=200)
@given(TREE)
def test_a_value_in_brackets_is_read_as_the_parser_reads_it(tree: parser.Tree) -> None:
    assert holds(f"a: {bracketed(tree)}\nb: c")


def bracketed(tree: parser.Tree) -> str:
    """Return a tree as YAML in one line."""
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{key}: {bracketed(item)}" for key, item in tree.items()) + "}"
    return "[" + ", ".join(map(bracketed, tree)) + "]" if isinstance(tree, list) else tree


@settings(max_examples=200)
@given(st.sampled_from(CONTENT), st.integers(0, 10_000), st.integers(0, 3), WORD)
def test_a_file_of_the_content_with_a_slip_of_the_hand_is_read_as_the_parser_reads_it(
    path: Path, at: int, gone: int, word: str
) -> None:
    text = path.read_text("utf-8")[:4000]
    at %= len(text)

    assert holds(text[:at] + word + text[at + gone :])


@pytest.mark.parametrize("path", [*CONTENT, *MESSAGES], ids=lambda path: path.name)
def test_every_file_of_the_project_is_read_as_the_parser_reads_it(path: Path) -> None:
    assert holds(path.read_text("utf-8"))


def test_most_files_of_the_project_are_plain() -> None:
    plain = [path for path in CONTENT if read_plain(path.read_text("utf-8")) is not None]

    assert len(plain) > len(CONTENT) * 0.8


def test_every_file_of_sentences_is_plain_so_that_no_build_loads_a_parser_for_them() -> None:
    others = [path.name for path in MESSAGES if read_plain(path.read_text("utf-8")) is None]

    assert others == []
