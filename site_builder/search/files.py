"""The files of the search: the main index and its parts, which name the rows that they belong to."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from typing import Final

import orjson

from site_builder import urls
from site_builder.batch import STANDING, Batch, Fields, File
from site_builder.gather import Library
from site_builder.index import Index
from site_builder.model.directory import Entry
from site_builder.model.localized import LANGUAGES, Language
from site_builder.pages.edition import Edition
from site_builder.search.lines import lines_part
from site_builder.search.parts import (
    main_part,
    names_part,
    pinyin_part,
    texts_part,
    variants_part,
)
from site_builder.search.rows import Part, labels_part, release_of
from site_builder.search.sentences import addresses, sentences
from site_builder.shelf import Column

_ROWS: Final[Fields] = frozenset({"name_en", "name_zh", "removed_on"})
_CODES: Final = _ROWS | {"platforms", "services", "categories", "markets", "languages", "place"}
_NAMES: Final = _CODES | {"legal", "former", "tickers", "brands", "offices", "levels"}
_SELDOM: Final = _ROWS | {"types", "minimum_budget", "kinds"}
_MAIN: Final = _CODES | STANDING | {"is_demo", "strength", "listed_on", "confirmed_on"}
_LINES: Final = _SELDOM | STANDING | {"tickers", "founded", "sources"}


def search_files(index: Index, library: Library, editions: Iterable[Edition], column: Column) -> Iterator[File]:
    """Yield every part of the index, and what the script says in each language."""
    for batch in search_batches(index, library, editions, column):
        yield from batch.make()


def search_batches(index: Index, library: Library, editions: Iterable[Edition], column: Column) -> Iterator[Batch]:
    """Yield the parts of the index, each with the fields that it follows from; `column` returns rows of some providers.

    A part says for which rows it was made, since the browser may hold parts of two releases.
    """
    search = _Search(index, library, column)
    parts: dict[str, tuple[Fields, Callable[[], Part]]] = {
        f"labels-{language}": (_CODES, partial(search.labels, language)) for language in LANGUAGES
    }
    parts |= {
        "names": (_NAMES, lambda: search.names),
        "lines": (_LINES, lambda: search.lines),
        "pinyin": (_CODES | {"former"}, lambda: search.pinyin),
        "texts": (_ROWS, lambda: search.texts),
        "variants": (_NAMES | _SELDOM, search.variants),
    }
    parts |= {f"sentences-{edition.language}": (_ROWS, partial(_said, edition)) for edition in editions}
    yield Batch(_MAIN, lambda: search.files(urls.SEARCH, lambda: search.main))
    for name, (shows, part) in parts.items():
        yield Batch(shows, partial(search.files, urls.search_part(name), part))


def _said(edition: Edition) -> Part:
    return {"sentences": sentences(edition), "addresses": addresses(edition)}


class _Search:
    """The parts of the index, each made once and when it is asked for."""

    def __init__(self, index: Index, library: Library, column: Column) -> None:
        self._index: Final = index
        self._library: Final = library
        self._column: Final = column

    @cached_property
    def _ids(self) -> list[str]:
        return self._index.named()

    @cached_property
    def _rows(self) -> Sequence[Entry]:
        return [self._index.entries[provider_id] for provider_id in self._ids]

    @cached_property
    def _release(self) -> str:
        return release_of(self._ids)

    @cached_property
    def _codes(self) -> dict[str, Sequence[str]]:
        """The codes of each facet whose names a query finds."""
        return {name: facet["codes"] for name, facet in self.main["facets"].items() if name != "languages"}

    @cached_property
    def main(self) -> Part:
        return main_part(self._rows, self._library.taxonomy, self._index.day.isoformat())

    @cached_property
    def names(self) -> Part:
        return names_part(self._rows, self._library.taxonomy, self._codes)

    @cached_property
    def lines(self) -> Part:
        return lines_part(self._column("search", self._ids), self._library.taxonomy)

    @cached_property
    def pinyin(self) -> Part:
        return pinyin_part(self._rows, self._library.taxonomy, self._codes)

    @cached_property
    def texts(self) -> Part:
        return texts_part(self._library.guides, self._library.glossary)

    def labels(self, language: Language) -> Part:
        """Return what the values of facets are called in a language."""
        return {"labels": labels_part(self.main["facets"], self._library.taxonomy, language)}

    def variants(self) -> Part:
        """Return the traditional forms of the characters that the index has."""
        names = self.main["zh"]["alphabet"], self.main["simplified"], self.names
        labels = self.lines["labels"], *map(self.labels, LANGUAGES)
        return variants_part([orjson.dumps([names, labels, self.texts]).decode()])

    def files(self, address: str, make: Callable[[], Part]) -> Iterator[File]:
        """Yield a part as a file."""
        yield urls.file_of(address), orjson.dumps({"format": 1, "rows": self._release, **make()}) + b"\n"
