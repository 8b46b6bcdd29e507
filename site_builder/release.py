"""One release of the site: the directory in order, and the files that show some part of it."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Final

from site_builder import urls
from site_builder.batch import Batch, Fields
from site_builder.gather import Gatherer
from site_builder.index import EVERYONE, Index, ListKey, Orders, Span, Touched
from site_builder.model.card import Card, unpacked
from site_builder.model.directory import Entry
from site_builder.model.localized import LANGUAGES
from site_builder.model.provider import Provider
from site_builder.model.published import Standing
from site_builder.overview import batches
from site_builder.pack import Content, Unread
from site_builder.press import File, Press, Shown
from site_builder.scan import ProviderFile

_TOGETHER: Final = 32  # providers whose files are made step by step
_LISTS: Final = (*urls.FACETS, "providers")


class Release:
    """What the pages of a release are made from, and which files they are."""

    def __init__(
        self,
        press: Press,
        gatherer: Gatherer,
        paths: dict[str, ProviderFile],
        standings: Mapping[str, Standing | None],
        cards: Mapping[str, Content],
        orders: Orders | None = None,
    ) -> None:
        """Put the directory in order.

        Args:
            press: Makes the files.
            gatherer: Reads a provider again.
            paths: The providers' files by id.
            standings: What the functions published, by id; it is renewed once the directory is in order.
            cards: The providers as `packed` cards, by id.
            orders: What an index of the same providers found.
        """
        self.press: Final = press
        self.gatherer: Final = gatherer
        self.paths: Final = paths
        self.standings = standings
        self._at_first: Final = standings
        self.entries: Final = Unread[str, Entry](cards, self._unpacked)
        self.index: Final = Index(self.entries, press.today, orders)

    def _unpacked(self, card: Content) -> Entry:
        read = unpacked(card)
        return Entry(read, self._at_first.get(read.id))

    def entry(self, card: Card) -> Entry:
        """Return a card with what is published of the provider."""
        return Entry(card, self.standings.get(card.id))

    def providers(self, records: Iterable[tuple[str, Provider]]) -> Iterator[File]:
        """Yield the own files of some providers, who come with their ids."""
        rest = iter(records)
        while some := [*islice(rest, _TOGETHER)]:
            yield from self.press.providers([self._shown(*each) for each in some])

    def _shown(self, provider_id: str, record: Provider) -> Shown:
        entry, related = self.index.entries[provider_id], self.index.related(provider_id)
        return Shown(self.paths[provider_id].path, record, entry, related)

    def known(self, provider_id: str) -> Provider | None:
        """Return a provider whose file was checked before."""
        before = len(self.gatherer.problems)
        record = self.gatherer.provider(self.paths[provider_id].path)
        del self.gatherer.problems[before:]
        return record

    def overview(self, changed: Fields | None = None) -> Iterator[Batch]:
        """Yield the files that show the whole directory: all, or those that follow from some fields of the entries."""
        for batch in batches(self.press, self.index, self._sample):
            if changed is None or batch.shows & changed:
                yield batch

    @property
    def sample_id(self) -> str:
        """Id of the entry that the home page shows in short."""
        home = self.press.program.home
        return home.sample_demo if self.press.with_demo else home.sample

    def _sample(self) -> tuple[Provider, Entry] | None:
        entry = self.index.entries.get(self.sample_id)
        if entry is None or entry.card.removed_on:
            return None
        record = self.known(entry.card.id)
        return (record, entry) if record else None

    def lists(self, share: int = 0, of: int = 1) -> Iterator[File]:
        """Yield the pages of lists in both languages, or one worker's share of them."""
        keys = sorted(self.index.lists, key=lambda key: (-self.index.length(key), key.facet or "", key.code))
        mine = [(key, language) for key in keys for language in LANGUAGES][share::of]
        for key, language in mine:
            yield from self.press.listings(self.index, key, range(1, self._pages(key) + 1), language)

    def touched_lists(self, touched: Touched, *, everything: bool) -> Iterator[File]:
        """Yield the pages of lists that a change touches; every page where counts beside the lists changed."""
        if everything or touched.counts:
            yield from self.lists()
            return
        for language in LANGUAGES:
            for key, span in touched.lists.items():
                yield from self.press.listings(self.index, key, self._numbers(key, span), language)

    def _numbers(self, key: ListKey, span: Span) -> range:
        size, pages = self.press.program.limits.listing_page, self._pages(key)
        last = pages if span.last is None else min(span.last // size + 1, pages)
        return range(span.first // size + 1, last + 1)

    def _pages(self, key: ListKey) -> int:
        length = self.index.length(key)
        return self.press.pages_of(length) if length or key == EVERYONE else 0

    def list_files(self) -> set[str]:
        """Return every file that a page of a list has."""
        pages = {
            urls.file_of(
                urls.facet(language, key.facet, key.code, number) if key.facet else urls.listing(language, number)
            )
            for key in self.index.lists
            for number in range(1, self._pages(key) + 1)
            for language in LANGUAGES
        }
        return pages | {urls.file_of(urls.fixed(language, name)) for language in LANGUAGES for name in _LISTS}


def is_list(name: str) -> bool:
    """Whether a file of the site is a page of a list."""
    parts = name.split("/")
    return len(parts) > 2 and (parts[1] in urls.FACETS or parts[1:3] == ["providers", "page"])  # noqa: PLR2004 # language, kind, value
