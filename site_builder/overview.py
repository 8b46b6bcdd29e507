"""The files that show the whole directory, in batches: a change of an entry makes those that show what changed.

Pages that a change seldom makes are loaded by those who make them.
"""
# ruff: noqa: PLC0415

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from site_builder import outputs, scores, urls
from site_builder.batch import ALL, SAMPLE, STANDING, Batch, Fields, File
from site_builder.featured import Board, boards
from site_builder.index import EVERYONE, Index
from site_builder.model.card import Card
from site_builder.model.directory import Entry
from site_builder.model.localized import LANGUAGES, Language
from site_builder.model.provider import Provider
from site_builder.pages import guide, listing
from site_builder.press import Press
from site_builder.search.files import search_batches
from site_builder.search.fit_evidence import fit_evidence

if TYPE_CHECKING:
    from site_builder.pages.home import Change

NEW_SHOWN: Final = 50
_NAMES: Final[Fields] = frozenset({"name_en", "name_zh"})
_ORDER: Final = _NAMES | STANDING | {"strength", "confirmed_on", "removed_on"}
_COUNTS: Final[Fields] = frozenset({*urls.FACETS, "removed_on"})
_RECENT: Final = _NAMES | {"changed_on", "listed_on", "removed_on", "removal_reason", "kinds", "sources"}
_DATES: Final[Fields] = frozenset({"changed_on", "confirmed_on", "removed_on"})
_BOARDS: Final = STANDING | {"categories", "removed_on"}
_PROOFS: Final = _ORDER | {
    "proofs",
    "platforms",
    "services",
    "categories",
    "markets",
    "languages",
    "minimum_budget",
    "is_demo",
}
Sample = Callable[[], tuple[Provider, Entry] | None]


def batches(press: Press, index: Index, sample: Sample) -> Iterator[Batch]:
    """Yield every batch.

    Args:
        press: Makes pages.
        index: The directory in order.
        sample: Returns the entry that the home page shows in short.
    """
    view = _Overview(press, index)
    yield Batch(_PROOFS, view.fit, ("search/",))
    yield Batch(_RECENT | _COUNTS | SAMPLE, partial(view.home, sample))
    yield Batch(_RECENT, view.recent)
    yield Batch(_COUNTS | _DATES, view.facets)
    yield Batch(_BOARDS | _NAMES | {"is_demo"}, view.featured, ("en/featured/", "zh/featured/"))
    yield Batch(_BOARDS, view.scores, ("data/scores/",))
    yield Batch(ALL, view.tables)
    yield Batch(frozenset(), view.taxonomy)
    yield Batch(_NAMES | {"website", "is_demo", "removed_on", "platforms", "services", "categories"}, view.snapshot)
    yield Batch(_ORDER | _COUNTS | _DATES | {"is_demo"}, view.sitemaps)
    yield from search_batches(index, press.library, map(press.edition, LANGUAGES), view.column)


class _Overview:
    """What the batches show, each gathered once and when it is asked for."""

    def __init__(self, press: Press, index: Index) -> None:
        self._press: Final = press
        self._index: Final = index
        self._editions: Final = [press.edition(language) for language in LANGUAGES]
        self._base: Final = press.program.base_url.rstrip("/")

    @cached_property
    def _listed(self) -> list[Entry]:
        return self._index.listed(EVERYONE)

    @property
    def _ids(self) -> list[str]:
        return self._index.lists[EVERYONE]

    def column(self, kind: str, ids: Iterable[str]) -> list[bytes]:
        """Return one kind of row of some providers."""
        return self._press.shelf.column(kind, ids, self._index.entries)

    @cached_property
    def _cards(self) -> dict[str, Card]:
        return {key: entry.card for key, entry in self._index.entries.items()}

    @cached_property
    def _boards(self) -> tuple[Board, ...]:
        return boards(self._listed, self._press.library.methods)

    @cached_property
    def _newest(self) -> str | None:
        """The newest date of a listed entry."""
        return max(self._index.dates(EVERYONE, len(self._listed) or 1), default=None)

    @cached_property
    def _changes(self) -> "dict[Language, tuple[Change, ...]]":
        from site_builder.pages import home

        cards, guides = [*self._cards.values()], self._press.library.guides
        return {edition.language: home.changes(edition, cards, guides, NEW_SHOWN) for edition in self._editions}

    def fit(self) -> Iterator[File]:
        """Yield the evidence of everyone, and the pages that name its file."""
        from site_builder.pages import fit, loop

        library, edition = self._press.library, self._editions[0]
        rows = [self._index.entries[provider_id] for provider_id in self._index.named()]
        content = fit_evidence(rows, library.fit, library.taxonomy, edition.old_before, edition.today)
        address = urls.fit_evidence(hashlib.sha256(content).hexdigest()[:10])
        yield urls.file_of(address), content
        for edition in self._editions:
            yield self._press.file(fit.fit_page(edition, library.fit, address))
            yield self._press.file(loop.brief_page(edition, address))

    def home(self, sample: Sample) -> Iterator[File]:
        """Yield the home pages."""
        from site_builder.pages import home

        totals = (len(self._listed), sum([sum(entry.card.kinds) for entry in self._listed]))
        guides, shown = self._press.library.guides, sample()
        for edition in self._editions:
            links = self._press.links(self._index, edition.language)
            recent = self._changes[edition.language]
            yield self._press.file(home.home_page(edition, links, shown, guides, recent, totals))

    def recent(self) -> Iterator[File]:
        """Yield what is new, as pages and as feeds."""
        from site_builder.pages import home

        for edition in self._editions:
            recent = self._changes[edition.language]
            yield self._press.file(home.new_page(edition, recent))
            yield urls.file_of(edition.url("feed")), outputs.feed(edition, recent)

    def facets(self) -> Iterator[File]:
        """Yield the pages of all values of a facet."""
        for edition in self._editions:
            links = self._press.links(self._index, edition.language)
            for name in urls.FACETS:
                yield self._press.file(listing.facet_index_page(edition, name, links[name], self._newest))

    def featured(self) -> Iterator[File]:
        """Yield the best scores of every quarter."""
        from site_builder.pages import featured

        for edition in self._editions:
            yield self._press.file(featured.featured_page(edition, self._boards, self._cards))
            for number in range(len(self._boards)):
                yield self._press.file(featured.featured_quarter_page(edition, self._boards, number, self._cards))

    def scores(self) -> Iterator[File]:
        """Yield the quarterly releases."""
        by_id = sorted(self._listed, key=lambda entry: entry.card.id)
        rows = self.column("scores", sorted(self._ids))
        yield from scores.score_files(rows, self._press.library.methods, self._boards, by_id)

    def tables(self) -> Iterator[File]:
        """Yield everybody's public columns."""
        return outputs.tables(self._press.program, self._ids, self.column)

    def taxonomy(self) -> Iterator[File]:
        """Yield the names of every code."""
        yield urls.file_of(urls.TAXONOMY), outputs.names_of_codes(self._press.library.taxonomy)

    def snapshot(self) -> Iterator[File]:
        """Yield what the functions know."""
        rows = self.column("snapshot", sorted(self._index.entries))
        yield urls.file_of(urls.SNAPSHOT), outputs.snapshot(self._press.program, self._press.library, rows)

    def sitemaps(self) -> Iterator[File]:
        """Yield the sitemaps and their index."""
        pages = [outputs.sitemap_entry(self._base, *address) for address in self._addresses()]
        rows = filter(None, self.column("sitemap", self._ids))
        return outputs.sitemaps(self._base, [*pages, *rows])

    def _addresses(self) -> Iterator[tuple[str, str | None]]:
        """Yield every address of the English edition that search engines may know but the providers', with its newest date."""
        english: Language = "en"
        library, changes = self._press.library, self._changes[english]
        latest = changes[0].iso if changes else None
        yield urls.fixed(english, "home"), latest
        yield urls.fixed(english, "new"), latest
        for text in library.texts:
            yield urls.fixed(english, text.slug), text.checked.isoformat()
        checked = max((item.checked for item in library.guides), default=None)
        for name in ("guides", "glossary"):
            yield urls.fixed(english, name), checked.isoformat() if checked else None
        for item in library.guides:
            yield urls.guide(english, item.slug), guide.newest_date(item, library.guide_sources).isoformat()
        for facet in urls.FACETS:
            yield urls.fixed(english, facet), self._newest
        for board in self._boards[:1]:
            yield urls.fixed(english, "featured"), board.closed_on
        for board in self._boards:
            yield urls.featured(english, board.quarter), board.closed_on
        yield from self._lists(english)

    def _lists(self, english: Language) -> Iterator[tuple[str, str | None]]:
        index, size = self._index, self._press.program.limits.listing_page
        for key in sorted(index.lists, key=lambda key: (key.facet or "", key.code)):
            for number, day in enumerate(index.dates(key, size), 1):
                yield (
                    urls.facet(english, key.facet, key.code, number) if key.facet else urls.listing(english, number),
                    day,
                )
