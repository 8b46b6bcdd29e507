"""Entries that are probably one firm."""

from pathlib import Path

import pytest

from site_builder.rules.duplicates import Identity, core_of, identity_of, registrable, twins
from tests.site_builder.rules.examples import BAD_FILES, GOOD_FILES
from tests.site_builder.rules.project import Example, check, expected, of, reported

CODES = ("name-near", "name-sounds", "name-taken", "website-taken")


@pytest.mark.parametrize("example", of(BAD_FILES, CODES), ids=str)
def test_an_entry_that_stands_twice_is_reported_at_its_place(example: Example, tmp_path: Path) -> None:
    found = reported(example, tmp_path)

    assert found == expected(example)


@pytest.mark.parametrize("example", of(GOOD_FILES, CODES), ids=str)
def test_an_entry_that_only_looks_like_another_one_passes(example: Example, tmp_path: Path) -> None:
    assert check(example, tmp_path) == ()


def an_identity(number: int, english: str) -> Identity:
    """Return by what a firm with an English name is known."""
    return Identity(
        f"p{number}", f"content/providers/p{number}.yaml", "2026-11-22", (("en", english),), "", is_removed=False
    )


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("Lantern Bay Co., Ltd.", "lanternbay"),
        ("LANTERN-BAY", "lanternbay"),
        ("Ｌantern　Ｂay", "lanternbay"),
        ("Länterñ Bay GmbH", "lanternbay"),
        ("杭州灯湾电子商务股份有限公司", "灯湾电子商务"),
        ("燈灣電商", "灯湾电商"),
        ("上海", "上海"),
        ("Co., Ltd.", "coltd"),
    ],
)
def test_a_name_is_compared_by_what_is_left_without_its_form(name: str, core: str) -> None:
    assert core_of(name) == core


@pytest.mark.parametrize(
    ("host", "own"),
    [("www.a.co.uk", "a.co.uk"), ("shop.a.com.cn", "a.com.cn"), ("a.com", "a.com"), ("localhost", "localhost")],
)
def test_a_host_is_compared_by_what_somebody_registered(host: str, own: str) -> None:
    assert registrable(host) == own


def test_names_are_found_in_the_short_form_and_in_the_long_one() -> None:
    short = identity_of(
        "a", "a.yaml", {"names": {"en": "Bay", "former": ["Old Bay"]}, "company": {"website": "https://a.test"}}
    )
    long = identity_of("a", "a.yaml", {"names": {"en": {"value": "Bay"}, "former": [{"values": ["Old Bay"]}]}, "company": {"website": {"value": "https://a.test"}}})  # fmt: skip

    assert short == long
    assert short.names == (("en", "Bay"), ("former", "Old Bay"))


@pytest.mark.parametrize(
    "tree", [None, "text", ["a"], {"names": "Bay"}, {"names": {"former": "Bay"}}, {"company": ["a"]}]
)
def test_a_tree_of_any_shape_has_an_identity(tree: object) -> None:
    assert identity_of("a", "a.yaml", tree).names in {(), (("former", "Bay"),)}  # type: ignore[arg-type] # a tree of any shape


def test_a_pair_is_told_once_at_the_later_entry() -> None:
    older = an_identity(2, "Lantern Bay")._replace(listed_on="2026-01-01")
    newer = an_identity(1, "Lantern Bay")

    found = list(twins([newer, older]))

    assert [(twin.path, twin.code, dict(twin.values)["other"]) for twin in found] == [
        (newer.path, "name-taken", older.path)
    ]


def test_many_entries_are_compared_without_going_through_pairs() -> None:
    many = [an_identity(number, f"Lantern Bay Commerce House {number}") for number in range(5000)]

    assert list(twins(many, with_pinyin=False)) == []
