"""Columns as texts; what the browser reads of them is tried in the browser (`tests/browser/test_search_engine.py`)."""

from base64 import b64decode

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.search.coding import (
    SYMBOLS,
    code_bits,
    code_column,
    code_gaps,
    code_lines,
    code_sorted,
    encode,
)

HALF = len(SYMBOLS) // 2


def decoded(text: str) -> list[int]:
    """Return the numbers of a text, as the docstring of `encode` says."""
    numbers, number, unit = [], 0, 1
    for symbol in text:
        value = SYMBOLS.index(symbol)
        number += (value - HALF if value >= HALF else value) * unit
        unit *= HALF
        if value < HALF:
            numbers.append(number)
            number, unit = 0, 1
    return numbers


def test_the_symbols_need_no_escape_in_json() -> None:
    assert orjson.dumps(SYMBOLS).decode() == f'"{SYMBOLS}"'
    assert len(SYMBOLS) == len(set(SYMBOLS)) == 92
    assert " " not in SYMBOLS


@pytest.mark.parametrize(("number", "length"), [(0, 1), (45, 1), (46, 2), (2115, 2), (2116, 3), (20_000, 3)])
def test_a_small_number_is_a_short_text(number: int, length: int) -> None:
    assert len(encode(number)) == length


@settings(max_examples=100)
@given(st.lists(st.integers(0, 10**9)))
def test_numbers_are_read_one_after_another_without_anything_between(numbers: list[int]) -> None:
    assert decoded("".join(map(encode, numbers))) == numbers


@settings(max_examples=100)
@given(st.lists(st.sampled_from(["tmall", "jd", "", 3, 0, -1])))
def test_a_column_is_its_values_and_a_number_a_row(column: list[str | int]) -> None:
    coded = code_column(column)

    assert [coded.values[place] for place in decoded(coded.text)] == column
    assert len(set(map(str, coded.values))) == len(coded.values)


def test_the_most_frequent_value_comes_first_and_equal_ones_by_name() -> None:
    assert code_column(["b", "c", "a", "c"]).values == ["c", "a", "b"]
    assert code_column(["b", "c", "a", "c"]).as_json() == {"values": ["c", "a", "b"], "text": "$!#!"}


LINES = st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), max_size=9), min_size=1)


@settings(max_examples=100)
@given(LINES)
def test_lines_are_numbers_of_an_alphabet_with_a_space_between(lines: list[str]) -> None:
    alphabet, text = code_lines(lines)

    assert ["".join(alphabet[number] for number in decoded(line)) for line in text.split(" ")] == lines
    assert len(set(alphabet)) == len(alphabet)


def test_no_lines_at_all_are_an_empty_text() -> None:
    assert code_lines([]) == ("", "")
    assert code_sorted([]) == ""


@settings(max_examples=100)
@given(LINES)
def test_a_line_is_what_it_has_beyond_the_one_before(lines: list[str]) -> None:
    before, found = "", []
    for line in code_sorted(lines).split("\n"):
        before = before[: SYMBOLS.index(line[0])] + line[1:]
        found.append(before)

    assert found == lines


def test_sorted_names_share_their_beginnings() -> None:
    shared = [SYMBOLS.index(line[0]) for line in code_sorted(["Amber", "Amber Bay", "Birch", "x" * 99, "x" * 99]).split("\n")]  # fmt: skip

    assert shared == [0, 5, 0, 0, 91]


@pytest.mark.parametrize("rows", [[], [0], [5], [0, 1, 2], [3, 700, 19_999]])
def test_rows_are_the_gaps_between_them(rows: list[int]) -> None:
    gaps = decoded(code_gaps(rows))

    assert [sum(gaps[: at + 1]) + at for at in range(len(gaps))] == rows


def test_sets_stand_one_after_another_in_base64() -> None:
    assert b64decode(code_bits([bytearray(b"\x01\x00"), bytearray(b"\x00\x80")])) == b"\x01\x00\x00\x80"
