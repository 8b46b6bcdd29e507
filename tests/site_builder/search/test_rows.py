"""Rows of the search, ids that names suggest, and facets as sets of rows."""

from base64 import b64decode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.search.rows import facet_of, id_from, labels_of, labels_part
from tests.builders import a_taxonomy


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
    rows = [("jd",) if number in {0, 9} else ("tmall",) for number in range(10)]

    facet = facet_of(rows, a_taxonomy(), "platforms")

    sets = dict(zip(facet["codes"], (b64decode(facet["bits"])[at : at + 2] for at in (0, 2)), strict=True))
    assert sets == {"tmall": b"\xfe\x01", "jd": b"\x01\x02"}


def test_values_stand_in_the_order_of_the_closed_list_and_those_that_nobody_has_are_left_out() -> None:
    codes = list(a_taxonomy().terms("platforms"))[:4]

    assert facet_of([(codes[3], codes[1])], a_taxonomy(), "platforms")["codes"] == [codes[1], codes[3]]


def test_values_are_called_as_the_closed_list_calls_them_and_budgets_as_pages_write_them() -> None:
    taxonomy = a_taxonomy()

    assert labels_of(["tmall"], taxonomy, "platforms", "en") == ["Tmall"]
    assert labels_of(["tmall"], taxonomy, "platforms", "zh") == ["天猫"]
    assert labels_of(["1m-3m"], taxonomy, "budget_bands", "zh") == ["100–300万元"]


def test_values_of_facets_are_called_in_one_language() -> None:
    taxonomy = a_taxonomy()
    facets = {name: facet_of([(code,)], taxonomy, name) for name, code in (("platforms", "tmall"), ("places", "hangzhou"))}  # fmt: skip

    assert labels_part(facets, taxonomy, "zh") == {"platforms": ["天猫"], "places": ["杭州"]}
    assert labels_part(facets, taxonomy, "en") == {"platforms": ["Tmall"], "places": ["Hangzhou"]}
