"""The corpus and the queries agree with each other, with the taxonomy and with the glossary."""

import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from tests.builders import ROOT
from tests.search.truth import FOLDER, Firm, firms, queries

FIRMS: Final = firms()
QUERIES: Final = queries()
CONTENT: Final = ROOT / "content"
FACETS: Final = ("platforms", "services", "categories", "markets", "languages")
HALVES: Final = {half / 2 for half in range(1, 11)}


def loaded(path: Path) -> dict[str, Any]:  # Any: what a file of YAML may hold
    """Return a file of the content as it stands."""
    found: dict[str, Any] = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
    return found


TAXONOMY: Final = {name: {term["code"] for term in terms} for name, terms in loaded(CONTENT / "taxonomy.yaml").items()}
TERMS: Final = {term["id"] for term in loaded(CONTENT / "glossary.yaml")["terms"]}


def plain(name: str) -> str:
    """Return a name by its letters only."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(character for character in folded if character.isalnum())


def names_of(firm: Firm) -> set[str]:
    """Return what a fictional firm is called."""
    return {plain(name) for name in (firm.en, firm.zh, firm.legal, *firm.former) if name}


def real_names() -> set[str]:
    """Return what the firms of the directory are called."""
    files = [loaded(path)["names"] for path in (CONTENT / "providers").glob("*.yaml")]
    written = (names[key]["value"] for names in files for key in ("en", "zh", "legal") if key in names)
    return {plain(name) for name in written}


def test_there_are_300_providers_in_order_of_id() -> None:
    ids = [firm.id for firm in FIRMS]

    assert len(ids) == 300
    assert ids == sorted(set(ids))


def test_every_provider_has_a_name() -> None:
    assert [firm.id for firm in FIRMS if not (firm.en or firm.zh)] == []


def test_no_two_providers_share_a_name() -> None:
    names = Counter(name for firm in FIRMS for name in {firm.en, firm.zh, firm.legal, *firm.former} - {None})

    assert [name for name, count in names.items() if count > 1] == []


def test_no_provider_bears_the_name_of_a_real_one() -> None:
    assert {name for firm in FIRMS for name in names_of(firm)} & real_names() == set()


@pytest.mark.parametrize("facet", FACETS)
def test_every_code_of_a_facet_exists_and_stands_once(facet: str) -> None:
    lists = {firm.id: getattr(firm, facet) for firm in FIRMS}

    assert {code for codes in lists.values() for code in codes} <= TAXONOMY[facet]
    assert [name for name, codes in lists.items() if len(set(codes)) != len(codes)] == []


def test_every_place_and_every_type_exists() -> None:
    assert {firm.place for firm in FIRMS if firm.place} <= TAXONOMY["places"]
    assert {code for firm in FIRMS for code in firm.types} <= TAXONOMY["provider_types"]


def test_stars_are_half_steps() -> None:
    assert {firm.stars for firm in FIRMS if firm.stars is not None} <= HALVES


def test_there_are_enough_queries_in_all_and_in_every_class() -> None:
    kinds = Counter(query.kind for query in QUERIES)

    assert len(QUERIES) >= 180
    assert {kind: count for kind, count in kinds.items() if count < 12} == {}
    assert len(kinds) == 20


def test_a_query_stands_once_for_each_language() -> None:
    asked = Counter((query.text, language) for query in QUERIES for language in query.languages)

    assert [pair for pair, count in asked.items() if count > 1] == []
    assert {language for _, language in asked} == {"en", "zh"}


def test_every_expected_id_exists_and_stands_once() -> None:
    ids = {firm.id for firm in FIRMS}

    assert [query.text for query in QUERIES if not set(query.expected) <= ids] == []
    assert [query.text for query in QUERIES if list(query.expected) != sorted(set(query.expected))] == []


def test_what_comes_first_is_expected() -> None:
    assert [query.text for query in QUERIES if not set(query.first) <= set(query.expected)] == []
    assert [query.text for query in QUERIES if len(set(query.first)) != len(query.first)] == []


def test_every_term_of_the_glossary_exists() -> None:
    assert {term for query in QUERIES for term in query.glossary} <= TERMS


def test_a_negative_query_expects_nobody() -> None:
    assert [query.text for query in QUERIES if query.kind == "negative" and query.expected] == []


def test_the_rules_fit_on_a_page() -> None:
    assert len((FOLDER / "README.md").read_text("utf-8").splitlines()) <= 60
