"""The files of the search: which there are, that they belong together, and what they weigh."""

import json

import brotli
import pytest

from site_builder.assets import gather_assets
from site_builder.index import Index
from site_builder.model.directory import Entry
from site_builder.search.han import variants
from tests.builders import ROOT, TODAY, an_entry
from tests.search.directory import corpus, files_of

PARTS = {
    "main",
    "labels-en",
    "labels-zh",
    "names",
    "lines",
    "pinyin",
    "texts",
    "variants",
    "sentences-en",
    "sentences-zh",
}


def parts_of(*entries: Entry) -> dict[str, dict[str, object]]:
    """Return the parts of a directory by their names."""
    files = files_of(Index(entries, TODAY))
    return {name.removeprefix("data/search/").removesuffix(".json"): json.loads(text) for name, text in files.items()}


def test_the_parts_of_the_index_are_files_of_the_data() -> None:
    assert set(files_of(corpus())) == {f"data/search/{name}.json" for name in PARTS}


def test_every_part_says_for_which_rows_it_was_made() -> None:
    one, same, other = parts_of(an_entry()), parts_of(an_entry(4.5, place=None)), parts_of(an_entry(id="other"))

    rows = [{part["rows"] for part in parts.values()} for parts in (one, same, other)]
    assert [len(found) for found in rows] == [1, 1, 1]
    assert rows[0] == rows[1] != rows[2]
    assert {part["format"] for part in one.values()} == {1}


def test_the_same_directory_has_the_same_files_in_whatever_order_it_came() -> None:
    entries = [an_entry(id=name, name_en=name) for name in ("b", "a", "c")]

    assert files_of(Index(entries, TODAY)) == files_of(Index(reversed(entries), TODAY))


def test_a_removed_provider_is_in_no_part() -> None:
    parts = parts_of(an_entry(), an_entry(id="gone", name_en="Gone Away", name_zh="已去", removed_on="2026-11-22"))

    assert parts["main"]["count"] == 1
    assert "gone" not in json.dumps(parts, ensure_ascii=False).lower().replace("gone away", "gone")


def test_a_directory_of_nobody_has_every_part() -> None:
    assert parts_of().keys() == PARTS


def test_the_traditional_forms_are_those_of_all_that_can_be_found() -> None:
    parts = parts_of(an_entry(name_zh="云山", legal="龙门有限公司", former=("宝",), brands=("叶",)))

    known = set(str(parts["variants"]["from"]))
    assert set("雲龍寶葉貓") <= known
    assert {chr(one) for one in variants()} > known


@pytest.fixture(scope="module")
def modules() -> dict[str, bytes]:
    """The scripts as they are served, by their names."""
    assets = gather_assets(ROOT / "templates/static")
    return {name: assets.files[address.lstrip("/")] for name, address in assets.addresses.items() if name.endswith(".js")}  # fmt: skip


def test_a_script_is_served_without_its_comments(modules: dict[str, bytes]) -> None:
    assert [name for name, text in modules.items() if b"/**" in text] == []


def test_the_files_of_the_corpus_are_small(modules: dict[str, bytes]) -> None:
    files = {name: len(brotli.compress(text, quality=11, lgwin=24)) for name, text in files_of(corpus()).items()}

    assert sum(files.values()) <= 40 * 1024, files
    assert modules
