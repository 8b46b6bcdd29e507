"""What the search weighs on the way to the browser, compressed as well as it can be, with as many providers as there may be."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

import brotli
import pytest
import yaml

from site_builder.assets import gather_assets
from site_builder.index import Index
from site_builder.model.directory import Entry, card_of
from site_builder.model.provenance import spread
from site_builder.model.provider import Provider
from tests.bench.generate import provider_id, provider_text
from tests.builders import ROOT, TODAY, tree_of
from tests.search.directory import files_of

KB: Final = 1024
MODULES: Final = ROOT / "templates/static/js"
FIRST: Final = ("index.js", "engine.js")
IMPORT: Final = re.compile(r'from "\./([^"]+)"')
pytestmark = pytest.mark.no_cover  # what it runs over and over has been measured by the tests of its modules


def weight(content: bytes) -> int:
    """Return the bytes that are sent."""
    return len(brotli.compress(content, quality=11, lgwin=24))


@cache
def parts(providers: int) -> dict[str, int]:
    """Return the bytes of each part of the index of generated providers."""
    files = files_of(Index(entries(providers), TODAY))
    return {name.removeprefix("data/search/").removesuffix(".json"): weight(text) for name, text in files.items()}


def entries(providers: int) -> Iterator[Entry]:
    """Yield generated providers without a build and without the rules, which say elsewhere that they have no fault."""
    lists = yaml.load((ROOT / "content/taxonomy.yaml").read_text("utf-8"), yaml.CSafeLoader)
    codes = {name: [term["code"] for term in terms] for name, terms in lists.items()}
    for number in range(providers):
        provider = Provider.model_validate(spread(tree_of(provider_text(number, codes))))
        yield Entry(card_of(provider_id(number), provider, is_demo=False, today=TODAY), None)


def closure(*names: str) -> set[str]:
    """Return modules and all that they import."""
    imported = {other for name in names for other in IMPORT.findall((MODULES / name).read_text("utf-8"))}
    return {*names, *(closure(*imported) if imported else ())}


@cache
def engine() -> int:
    """Return the bytes of the modules that find and count, as they are served."""
    assets = gather_assets(ROOT / "templates/static")
    files = {assets.addresses[f"js/{name}"].lstrip("/") for name in closure(*FIRST)}
    return sum(weight(assets.files[file]) for file in files)


@pytest.mark.parametrize(("providers", "most"), [(500, 16), (5_000, 90)])
def test_engine_and_index_before_the_first_result_keep_to_their_bar(providers: int, most: int) -> None:
    found = parts(providers)

    first = engine() + found["main"] + max(found["labels-en"], found["labels-zh"])

    assert first <= most * KB, (engine(), found)


@pytest.mark.parametrize("part", ["pinyin", "variants", "texts"])
def test_a_part_that_only_some_queries_need_is_a_quarter_of_the_index_at_most(part: str) -> None:
    assert parts(5_000)[part] <= parts(5_000)["main"] / 4
    assert parts(500)[part] <= 30 * KB


def test_the_engine_needs_nothing_of_the_page() -> None:
    assert closure(*FIRST) & {"dom.js", "directory.js", "results.js", "facets.js", "sentences.js", "deep.js"} == set()
