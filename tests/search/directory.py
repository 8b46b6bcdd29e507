"""The corpus as a directory with the real taxonomy, glossary and guides, and the files of its search."""

from functools import cache

from site_builder.gather import Gatherer, Library
from site_builder.index import Index
from site_builder.model.directory import Entry
from site_builder.model.localized import LANGUAGES
from site_builder.search.files import search_files
from tests.builders import ROOT, TODAY, a_column, an_edition, an_entry
from tests.search.truth import Firm, firms


@cache
def real_library() -> Library:
    """Return the real closed lists, words and guides."""
    library = Gatherer(ROOT, TODAY).library(frozenset())
    assert library is not None
    return library


@cache
def corpus() -> Index:
    """Return the fictional providers of the corpus in order."""
    return Index(map(entry_of, firms()), TODAY)


def files_of(index: Index) -> dict[str, bytes]:
    """Return the files of a directory's search by their path in the site."""
    return dict(search_files(index, real_library(), map(an_edition, LANGUAGES), a_column(index)))


def entry_of(firm: Firm) -> Entry:
    """Return a firm of the corpus as an entry of a list."""
    return an_entry(
        firm.stars,
        id=firm.id,
        name_en=firm.en,
        name_zh=firm.zh,
        legal=firm.legal,
        former=firm.former,
        tickers=firm.tickers,
        brands=firm.brands,
        place=firm.place,
        offices=firm.offices,
        platforms=firm.platforms,
        services=firm.services,
        categories=firm.categories,
        markets=firm.markets,
        languages=firm.languages,
        levels=firm.levels,
        types=firm.types,
    )
