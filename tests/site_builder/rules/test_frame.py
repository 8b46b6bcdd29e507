"""Every rule has its examples, and the nearest word is found."""

import pytest

from site_builder import check
from site_builder.report import sentences
from site_builder.rules.frame import RULES, lines, mapping, nearest, sequence
from site_builder.rules.structure import STRUCTURE_CODES
from tests.site_builder.rules.examples import BAD_FILES, GOOD_FILES

# Told by the watcher and of changes, not by the check; `test_watch` and `test_proposal` hold them.
ELSEWHERE = {
    "template-fault", "change-listed", "change-source", "change-source-added", "change-undated", "entry-deleted", "translation-stale",
}  # fmt: skip
CODES = sentences().keys() - ELSEWHERE


def test_every_code_has_a_bad_example() -> None:
    assert CODES - {example.code for example in BAD_FILES} == set()


def test_every_code_has_an_example_that_only_looks_bad() -> None:
    assert CODES - {example.code for example in GOOD_FILES} == set()


def test_every_rule_is_among_the_codes() -> None:
    assert RULES.keys() | STRUCTURE_CODES <= CODES


def test_a_bad_example_has_a_place() -> None:
    assert [str(example) for example in BAD_FILES if not example.places] == []


def test_every_example_gives_a_reason_of_its_own() -> None:
    names = [str(example) for examples in (BAD_FILES, GOOD_FILES) for example in examples]

    assert len(names) == len({*map(str, BAD_FILES)}) + len({*map(str, GOOD_FILES)})


def test_every_rule_has_a_code_in_kebab_case_and_says_what_it_finds() -> None:
    wrong = [code for code, found in RULES.items() if not code.replace("-", "").isalpha() or not found.find.__doc__]

    assert wrong == []


def test_a_rule_looks_only_at_its_kinds_of_file() -> None:
    kinds = {rule.code: rule.kinds for rule in check.rules_for("guide")}

    assert all("guide" in kind for kind in kinds.values())
    assert "source-unknown" not in kinds


@pytest.mark.parametrize(
    ("word", "found", "reason"),
    [
        ("tmal", "tmall", "a letter is missing"),
        ("TMALL", "tmall", "capitals"),
        ("jp", "JP", "codes in capitals"),
        ("douyinn", "douyin", "a letter too many"),
        ("xyzzy", "", "nothing is near"),
        ("", "", "no word"),
        ("灯湾", "", "another script"),
        ("t" * 100_000, "", "no word at all"),
    ],
)
def test_the_nearest_word_is_the_one_that_was_meant(word: str, found: str, reason: str) -> None:
    assert nearest(word, ("tmall", "douyin", "JP", "jd")) == found, reason


def test_of_very_many_words_those_with_the_same_first_letter_are_compared() -> None:
    known = [*(f"p{number:04}" for number in range(5000)), "lantern-bay"]

    assert nearest("lanternbay", known) == "lantern-bay"


def test_suspect_lines_come_with_their_place_in_the_text() -> None:
    assert list(lines("a1\nb\n\nc2", str.isalnum)) == [(0, "a1"), (3, "b"), (6, "c2")]


@pytest.mark.parametrize("tree", [None, "text", ["a", "list"]])
def test_what_is_no_mapping_counts_as_an_empty_one(tree: object) -> None:
    assert mapping(tree) == {}  # type: ignore[arg-type] # a tree of any shape


@pytest.mark.parametrize("tree", [None, "text", {"a": "mapping"}])
def test_what_is_no_list_counts_as_an_empty_one(tree: object) -> None:
    assert sequence(tree) == []  # type: ignore[arg-type] # a tree of any shape
