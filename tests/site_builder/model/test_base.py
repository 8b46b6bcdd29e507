"""Records are frozen and strict; texts, codes, links and choices have one way of writing."""

import pytest
from pydantic import ValidationError

from site_builder.model.base import Code, Flag, Link, Record, Text
from tests.builders import fault_of


class _Entry(Record):
    name: Text


def test_a_record_cannot_be_changed() -> None:
    entry = _Entry(name="Lantern Bay")

    with pytest.raises(ValidationError) as caught:
        entry.name = "Moss Quay"  # type: ignore[misc] # what is refused

    assert caught.value.errors()[0]["type"] == "frozen_instance"


def test_a_record_refuses_a_key_that_it_does_not_know() -> None:
    fault = fault_of(_Entry, {"name": "Lantern Bay", "nmae": "typing error"})

    assert fault == "extra_forbidden"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a", "one character"),
        ("灯", "one character of Chinese"),
        ("x" * 2000, "the longest text"),
        (" Lantern Bay ", "spaces around are dropped"),
    ],
)
def test_a_text_says_something_in_at_most_two_thousand_characters(text: str, reason: str) -> None:
    assert fault_of(Text, text) == "", reason


@pytest.mark.parametrize(
    ("text", "fault", "reason"),
    [
        ("", "string_too_short", "nothing"),
        ("  \n", "string_too_short", "only spaces"),
        ("x" * 2001, "string_too_long", "one character too many"),
        (["a"], "string_type", "a list"),
    ],
)
def test_a_text_is_neither_empty_nor_endless(text: object, fault: str, reason: str) -> None:
    assert fault_of(Text, text) == fault, reason


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("tmall", "letters"),
        ("tmall-global-5-star", "words and digits"),
        ("1m-3m", "a digit first"),
        ("JP", "markets are capitals"),
        ("x" * 64, "the longest code"),
    ],
)
def test_a_code_is_words_joined_by_single_hyphens(code: str, reason: str) -> None:
    assert fault_of(Code, code) == "", reason


@pytest.mark.parametrize(
    ("code", "fault", "reason"),
    [
        ("", "string_pattern_mismatch", "nothing"),
        ("-tmall", "string_pattern_mismatch", "a hyphen first"),
        ("tmall-", "string_pattern_mismatch", "a hyphen last"),
        ("tmall--global", "string_pattern_mismatch", "two hyphens"),
        ("tmall_global", "string_pattern_mismatch", "an underscore"),
        ("tmall global", "string_pattern_mismatch", "a space"),
        ("tmall\n", "string_pattern_mismatch", "a line end"),
        ("天猫", "string_pattern_mismatch", "not ASCII"),
        ("tmａll", "string_pattern_mismatch", "a full-width letter"),
        ("../taxonomy", "string_pattern_mismatch", "a path"),
        ("x" * 65, "string_too_long", "one character too many"),
    ],
)
def test_anything_else_is_no_code(code: str, fault: str, reason: str) -> None:
    assert fault_of(Code, code) == fault, reason


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("https://www.baozun.com", "a host"),
        ("http://www.azoyagroup.com/en/", "without encryption, as some firms still are"),
        ("https://例子.test/关于?页=1#顶", "Chinese host, path, query and fragment"),
        ("https://a.test/" + "x" * 900, "long"),
    ],
)
def test_a_link_begins_with_its_scheme(link: str, reason: str) -> None:
    assert fault_of(Link, link) == "", reason


@pytest.mark.parametrize(
    ("link", "fault", "reason"),
    [
        ("www.baozun.com", "link-format", "no scheme"),
        ("//www.baozun.com", "link-format", "the scheme of the page"),
        ("HTTPS://www.baozun.com", "link-format", "capitals"),
        ("ftp://www.baozun.com", "link-format", "another scheme"),
        ("javascript:alert(1)", "link-format", "runs script"),
        ("https://www.baozun.com/a b", "link-format", "a space"),
        ("https://www.baozun.com/\u3000", "link-format", "a full-width space"),
        ("https://www.baozun.com\n", "link-format", "a line end"),
        (" https://www.baozun.com", "link-format", "a space before"),
        ("https://a.test/" + "x" * 1000, "string_too_long", "too long"),
    ],
)
def test_anything_else_is_no_link(link: str, fault: str, reason: str) -> None:
    assert fault_of(Link, link) == fault, reason


@pytest.mark.parametrize("written", ["true", "True", "TRUE", True])
def test_true_is_a_choice(written: object) -> None:
    assert fault_of(Flag, written) == ""


@pytest.mark.parametrize(
    ("written", "fault", "reason"),
    [
        ("yes", "bool-format", "read as true by some tools and as text by others"),
        ("no", "bool-format", "the same"),
        ("on", "bool-format", "the same"),
        ("1", "bool-format", "a number"),
        ("", "bool-format", "nothing"),
        (["true"], "bool_type", "a list"),
    ],
)
def test_any_other_word_is_no_choice(written: object, fault: str, reason: str) -> None:
    assert fault_of(Flag, written) == fault, reason
