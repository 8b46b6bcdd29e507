"""Rows of the search, ids that names suggest, and facets as sets of rows."""

from base64 import b64decode
from operator import attrgetter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.search.rows import facet_of, id_from, labels_of, rows_of
from tests.builders import a_taxonomy, an_entry


def test_rows_stand_by_display_name_then_by_id_and_leave_out_who_is_removed() -> None:
    entries = [
        an_entry(id="z", name_en="birch"),
        an_entry(id="y", name_en="Amber"),
        an_entry(id="x", name_en="amber"),
        an_entry(id="w", name_en=None, name_zh="一山"),
        an_entry(id="gone", removed_on="2026-11-22"),
    ]

    assert [entry.card.id for entry in rows_of(entries)] == ["x", "y", "z", "w"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Baozun", "baozun"),
        ("Lily & Beauty", "lily-and-beauty"),
        ("O'Hara’s Dock", "oharas-dock"),
        ("  K O V R A  ", "k-o-v-r-a"),
        ("Tea (Shanghai) Co., Ltd.", "tea-shanghai-co-ltd"),
        ("B&Q", "b-and-q"),
        ("Élan", "lan"),
        ("山海", ""),
        ("", ""),
    ],
)
def test_an_english_name_suggests_an_id(name: str, expected: str) -> None:
    assert id_from(name) == expected


@settings(max_examples=100)
@given(st.text())
def test_what_a_name_suggests_is_no_more_than_the_signs_of_an_id(name: str) -> None:
    assert set(id_from(name)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not id_from(name).startswith("-")
    assert "--" not in id_from(name)


def test_a_facet_holds_the_rows_of_each_value_the_lowest_bit_first() -> None:
    rows = [an_entry(id=f"p{number}", platforms=("jd",) if number in {0, 9} else ("tmall",)) for number in range(10)]

    facet = facet_of(rows, attrgetter("platforms"), a_taxonomy(), "platforms")

    sets = dict(zip(facet["codes"], (b64decode(str(facet["bits"]))[at : at + 2] for at in (0, 2)), strict=True))  # type: ignore[call-overload] # two codes
    assert sets == {"tmall": b"\xfe\x01", "jd": b"\x01\x02"}


def test_values_stand_in_the_order_of_the_closed_list_and_those_that_nobody_has_are_left_out() -> None:
    codes = list(a_taxonomy().terms("platforms"))[:4]
    rows = [an_entry(platforms=(codes[3], codes[1]))]

    assert facet_of(rows, attrgetter("platforms"), a_taxonomy(), "platforms")["codes"] == [codes[1], codes[3]]


def test_values_are_called_as_the_closed_list_calls_them_and_budgets_as_pages_write_them() -> None:
    taxonomy = a_taxonomy()

    assert labels_of(["tmall"], taxonomy, "platforms", "en") == ["Tmall"]
    assert labels_of(["tmall"], taxonomy, "platforms", "zh") == ["天猫"]
    assert labels_of(["1m-3m"], taxonomy, "budget_bands", "zh") == ["100–300万元"]
