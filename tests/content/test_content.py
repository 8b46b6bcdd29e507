"""The real content is whole, follows its own rules, and keeps fiction apart from fact."""

import re
import unicodedata
from itertools import combinations
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from site_builder.gather import Gatherer, Library
from site_builder.model.card import Card
from site_builder.model.directory import card_of, facts_of, kind_of
from site_builder.model.localized import LANGUAGES
from site_builder.model.problem import Problem
from site_builder.model.provider import Provider
from site_builder.scan import DEMO, DEMO_PUBLISHED, PROVIDERS, logo_files, provider_files
from tests.builders import ROOT, TODAY

GATHERER = Gatherer(ROOT, TODAY)
FILES = provider_files(ROOT, with_demo=True)
LIBRARY = GATHERER.library(frozenset(file.id for file in FILES), logo_files(ROOT, with_demo=True))
PUBLISHED = GATHERER.published(ROOT / DEMO_PUBLISHED)
ENTRIES: dict[str, Provider] = {file.id: record for file in FILES if (record := GATHERER.provider(file.path))}
REAL = {name: entry for name, entry in ENTRIES.items() if (ROOT / PROVIDERS / f"{name}.yaml").exists()}
FICTIONAL = {name: entry for name, entry in ENTRIES.items() if (ROOT / DEMO / f"{name}.yaml").exists()}
CHINESE = sorted((ROOT / "content").glob("**/zh.md"))
EVERYTHING = sorted(path for path in (ROOT / "content").rglob("*") if path.is_file() and path.suffix != ".json")


@pytest.fixture(scope="module")
def library() -> Library:
    """Return the real content but the providers."""
    assert LIBRARY is not None
    return LIBRARY


def names_of(entry: Provider) -> set[str]:
    """Return every name of a firm, without regard to case, width, spaces and its legal form."""
    names = entry.names
    former = [value for group in names.former for value in group.values]
    written = [fact.value for fact in (names.en, names.zh, names.legal) if fact] + former
    return {plain(name) for name in written} - {""}


def plain(name: str) -> str:
    """Return a name by its letters only."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    short = re.sub(
        r"\b(co|ltd|inc|llc|gmbh|limited|group|holdings?|corp)\b|股份|有限|公司|集团|电子商务|电商|科技", "", folded
    )
    return "".join(character for character in short if character.isalnum())


def test_the_content_has_no_error_and_no_warning() -> None:
    problems: list[Problem] = [*GATHERER.problems]

    assert problems == []


def test_every_file_holds_a_provider() -> None:
    assert len(ENTRIES) == len(FILES)
    assert len(REAL) >= 27
    assert len(FICTIONAL) >= 24


def test_no_fictional_provider_bears_the_name_of_a_real_one() -> None:
    real = {name for entry in REAL.values() for name in names_of(entry)}
    fictional = {name for entry in FICTIONAL.values() for name in names_of(entry)}

    assert real & fictional == set()


def test_no_name_of_a_fictional_provider_lies_within_the_name_of_a_real_one() -> None:
    real = {name for entry in REAL.values() for name in names_of(entry)}
    fictional = {name for entry in FICTIONAL.values() for name in names_of(entry)}

    assert [(one, other) for one in real for other in fictional if one in other or other in one] == []


def test_no_two_providers_share_a_name() -> None:
    shared = [
        (one, other) for one, other in combinations(ENTRIES, 2) if names_of(ENTRIES[one]) & names_of(ENTRIES[other])
    ]

    assert shared == []


def test_no_two_real_providers_share_a_website() -> None:
    sites = [entry.company.website.value for entry in REAL.values() if entry.company.website]
    hosts = [(urlsplit(site).hostname or "").removeprefix("www.") for site in sites]

    assert len(set(hosts)) == len(hosts)


def test_only_fictional_providers_have_demo_ids() -> None:
    assert [name for name in REAL if name.startswith("demo-")] == []
    assert [name for name in FICTIONAL if not name.startswith("demo-")] == []


def test_every_link_of_a_fictional_provider_leads_to_an_example_host() -> None:
    texts = "".join(path.read_text("utf-8") for path in (ROOT / DEMO).glob("*.yaml"))
    hosts = {urlsplit(link).hostname or "" for link in re.findall(r"https?://[^\s\"',}]+", texts)}

    assert [host for host in hosts if not host.endswith(".example")] == []


def test_everything_published_is_of_a_fictional_provider() -> None:
    assert PUBLISHED is not None
    assert PUBLISHED.providers.keys() <= FICTIONAL.keys()


def test_nothing_published_names_a_code_that_does_not_exist(library: Library) -> None:
    assert PUBLISHED is not None
    cooperations = [item for standing in PUBLISHED.providers.values() for item in standing.cooperations]

    assert {item.platform for item in cooperations} <= library.taxonomy.terms("platforms").keys()
    assert {code for item in cooperations for code in item.services} <= library.taxonomy.terms("services").keys()


@pytest.mark.parametrize("name", sorted(ENTRIES))
def test_every_fact_of_an_entry_rests_on_a_source_of_the_entry(name: str) -> None:
    entry = ENTRIES[name]

    kinds = [kind_of(fact, entry.sources) for _, _, fact in facts_of(entry)]

    assert kinds != []


@pytest.mark.parametrize("name", sorted(REAL))
def test_every_source_of_a_real_entry_was_read_by_the_day_of_its_listing(name: str) -> None:
    entry = REAL[name]

    assert {source.read <= TODAY for source in entry.sources.values()} == {True}


def test_the_facets_of_fictional_providers_are_varied() -> None:
    cards: list[Card] = [card_of(name, entry, is_demo=True, today=TODAY) for name, entry in FICTIONAL.items()]

    found = {field: {code for card in cards for code in getattr(card, field)} for field in ("platforms", "services", "categories", "markets", "types")}  # fmt: skip

    assert {field: len(codes) >= 5 for field, codes in found.items()} == dict.fromkeys(found, True)
    assert any(card.removed_on for card in cards)
    assert {card.accepting for card in cards} == {True, False, None}


def test_the_sample_of_the_home_page_exists(library: Library) -> None:
    assert library.program.home.sample in REAL
    assert library.program.home.sample_demo in ENTRIES


def test_there_are_enough_guides_in_an_order_without_gaps(library: Library) -> None:
    orders = [guide.order for guide in library.guides]

    assert orders == list(range(1, len(orders) + 1))
    assert len(orders) >= 14


def test_every_guide_cites_the_same_sources_in_both_languages(library: Library) -> None:
    cited = {guide.slug: [set(guide.prose[language].cited) for language in LANGUAGES] for guide in library.guides}

    assert {slug: one ^ other for slug, (one, other) in cited.items() if one != other} == {}


def test_privacy_terms_and_about_exist(library: Library) -> None:
    assert {"about", "privacy", "terms"} <= {text.slug for text in library.texts}


def test_every_code_and_every_word_stands_once(library: Library) -> None:
    lists = {
        name: [term.code for term in getattr(library.taxonomy, name)] for name in type(library.taxonomy).model_fields
    }
    words = [term.id for term in library.glossary.terms]

    assert [name for name, codes in lists.items() if len(set(codes)) != len(codes)] == []
    assert len(set(words)) == len(words)


def test_codes_within_the_closed_lists_exist(library: Library) -> None:
    taxonomy = library.taxonomy

    assert {tier.platform for tier in taxonomy.tiers} <= taxonomy.terms("platforms").keys()
    assert {place.market for place in taxonomy.places if place.market} <= taxonomy.terms("markets").keys()
    assert {item.parent for item in taxonomy.capability_dimensions if item.parent} <= taxonomy.terms("capability_dimensions").keys()  # fmt: skip


@pytest.mark.parametrize("path", EVERYTHING, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_has_plain_line_ends_and_no_stray_space(path: Path) -> None:
    text = path.read_bytes().decode()

    assert "\r" not in text
    assert "\t" not in text
    assert re.findall(r"(?m)[ \u3000]+$", text) == []
    assert text.endswith("\n") or path.suffix == ".svg"


@pytest.mark.parametrize("path", CHINESE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_chinese_text_puts_no_space_between_han_and_latin(path: Path) -> None:
    prose = re.sub(r" \{#[a-z0-9-]+\}", "", path.read_text("utf-8"))

    assert re.findall(r"[\u4e00-\u9fff] [A-Za-z0-9]|[A-Za-z0-9] [\u4e00-\u9fff]", prose) == []
