"""What parsers say, in words."""

import pytest

from site_builder.read import parse
from site_builder.reasons import in_words
from site_builder.report import words


@pytest.mark.parametrize(
    "text",
    [
        "a: b: c",
        'a: "b',
        "a: [b",
        "a: {b",
        "a:\n\tb: c",
        "a: @b",
        "a: &",
        'a: "\\q"',
        "a: - b",
        "a: 1\n b: 2",
        "a\nb: c",
    ],
)
def test_what_yaml_says_is_said_in_chinese_without_its_english(text: str) -> None:
    (problem,) = parse("content/providers/a.yaml", text).problems

    what, _ = words(problem, "zh")

    assert not any(word in what for word in ("found", "expected", "allowed"))


def test_a_shape_has_its_word_in_either_language() -> None:
    assert in_words("expected", "list", "en") == "a list, such as [a, b]"
    assert in_words("expected", "list", "zh") == "列表，例如[a, b]"


def test_what_is_not_known_stands_as_it_was_said() -> None:
    assert in_words("reason", "something new", "zh") == "something new"
    assert in_words("text", "found unexpected end of stream", "zh") == "found unexpected end of stream"
