"""YAML as libyaml reads it: faults with their places, and where values stand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.model.problem import Problem
from site_builder.parser import layout, parse
from site_builder.read import locate
from tests.builders import as_yaml

quick = settings(max_examples=100)
scalars = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp", "Co"]))


def places(problems: tuple[Problem, ...]) -> list[tuple[str, int, int]]:
    """Return code, line and column of each problem."""
    return [(problem.code, problem.line, problem.column) for problem in problems]


def test_faults_that_can_be_read_over_are_all_reported_and_leave_a_tree() -> None:
    document = parse("a.yaml", "a: 1\na: !t 2\nb: *x\n? [c]\n: d\ne: f\n---\ng: h\n")

    assert document.tree == {"a": "2", "b": "*x", "e": "f"}
    assert places(document.problems) == [
        ("key-duplicate", 2, 1),
        ("yaml-tag", 2, 4),
        ("yaml-alias", 3, 4),
        ("yaml-key", 4, 3),
        ("yaml-documents", 7, 1),
    ]


@pytest.mark.parametrize(
    ("end", "code", "reason"),
    [
        ('b: "c', "yaml-syntax", "a quotation mark without its end"),
        ("b: " + "[" * 20, "yaml-deep", "a tower"),
    ],
)
def test_what_was_found_before_the_end_of_reading_is_reported_too(end: str, code: str, reason: str) -> None:
    document = parse("a.yaml", f"a: 1\na: 2\n{end}\n")

    assert document.tree is None
    assert [problem.code for problem in document.problems] == ["key-duplicate", code], reason


def test_aliases_are_never_followed() -> None:
    levels = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))

    document = parse("a.yaml", "a0: &a0 x\n" + levels)

    assert isinstance(document.tree, dict)
    assert document.tree["a11"] == ["*a10"] * 9
    assert locate(document, ("a11", 8)) == (12, 60)


@quick
@given(scalars.filter(lambda text: "\n" not in text))
def test_a_plain_value_stands_where_it_is_said_to(value: str) -> None:
    text = as_yaml({"a": [value, "b"], value: {"c": "d"}})

    plain = layout(text).plain

    assert all(text.startswith(item.value, item.offset) for item in plain)
