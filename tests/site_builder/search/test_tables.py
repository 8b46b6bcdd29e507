"""The tables of readings and variants are what the libraries say today, on every name that there is."""

from itertools import chain
from pathlib import Path

import pytest
import yaml
from opencc import OpenCC
from pypinyin import lazy_pinyin

from site_builder.search.han import simplify, syllables
from site_builder.search.tables import FOLDER, IN_NAMES, TABLES
from tests.builders import ROOT, a_taxonomy
from tests.search.truth import firms

CONTENT = ROOT / "content/providers"


def chinese(names: chain[str | None]) -> list[str]:
    """Return the runs of Chinese characters of some names."""
    texts = ("".join(character if "\u4e00" <= character <= "\u9fff" else " " for character in name or "") for name in names)  # fmt: skip
    return sorted({run for text in texts for run in text.split()})


def of_content(path: Path) -> list[str | None]:
    """Return the Chinese names of a provider's file, simplified."""
    names = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)["names"]
    return [simplify(names[key]["value"]) for key in ("zh", "legal") if key in names]


CORPUS = chinese(chain.from_iterable((simplify(firm.zh or ""), *map(simplify, firm.former)) for firm in firms()))
REAL = chinese(chain.from_iterable(map(of_content, CONTENT.glob("*.yaml"))))
LABELS = chinese(term.zh for name in ("platforms", "services", "categories", "markets", "places") for term in a_taxonomy().terms(name).values())  # fmt: skip


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_table_on_disk_is_the_one_that_is_written(name: str) -> None:
    assert (FOLDER / name).read_text("utf-8") == TABLES[name]()


@pytest.mark.parametrize("names", [CORPUS, REAL, LABELS], ids=["corpus", "content", "labels"])
def test_names_are_read_as_pypinyin_reads_them_but_for_what_firms_read_otherwise(names: list[str]) -> None:
    read = {name: syllables(name) for name in names}

    expected = {name: [IN_NAMES.get(one, syllable) for one, syllable in zip(name, lazy_pinyin(name, v_to_u=False), strict=True)] for name in names}  # fmt: skip
    assert {name: found for name, found in read.items() if found != expected[name]} == {}
    assert len(read) > 10


def test_names_are_simplified_as_opencc_does_it_character_by_character() -> None:
    converter = OpenCC("t2s")
    names = chinese(chain.from_iterable((firm.zh, *firm.former, firm.legal) for firm in firms()))

    wrong = {name: simplify(name) for name in names if simplify(name) != "".join(map(converter.convert, name))}

    assert wrong == {}
    assert any(simplify(name) != name for name in names)
