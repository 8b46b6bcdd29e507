"""The files of the search: the main index and its parts, which name the rows that they belong to."""

from collections.abc import Iterable, Iterator

import orjson

from site_builder import urls
from site_builder.gather import Library
from site_builder.index import EVERYONE, Index
from site_builder.model.localized import LANGUAGES
from site_builder.pages.edition import Edition
from site_builder.search.parts import (
    Part,
    labels_part,
    lines_part,
    main_part,
    names_part,
    pinyin_part,
    texts_part,
    variants_part,
)
from site_builder.search.rows import release_of, rows_of
from site_builder.search.sentences import addresses, sentences


def search_files(index: Index, library: Library, editions: Iterable[Edition]) -> Iterator[tuple[str, bytes]]:
    """Yield every part of the index, and what the script says in each language.

    A part says for which rows it was made, since the browser may hold parts of two releases.
    """
    rows = rows_of(index.listed(EVERYONE))
    release = release_of(rows)
    main = main_part(rows, library.taxonomy, index.day.isoformat())
    lines = lines_part(rows, library.taxonomy, library.program.limits.response_rate_from)
    texts = texts_part(library.guides, library.glossary)
    labels = {name: facet["codes"] for name, facet in main["facets"].items() if name != "languages"}
    names = names_part(rows, library.taxonomy, labels)
    pinyin = pinyin_part(rows, library.taxonomy, labels)
    parts: dict[str, Part] = {
        f"labels-{language}": {"labels": labels_part(main["facets"], library.taxonomy, language)}
        for language in LANGUAGES
    }
    parts |= {"names": names, "lines": lines, "pinyin": pinyin, "texts": texts}
    simplified = orjson.dumps([main["zh"]["alphabet"], main["simplified"], parts]).decode()
    parts["variants"] = variants_part([simplified])
    parts |= {
        f"sentences-{edition.language}": {"sentences": sentences(edition), "addresses": addresses(edition)}
        for edition in editions
    }
    yield urls.file_of(urls.SEARCH), _as_bytes(main, release)
    for name, part in parts.items():
        yield urls.file_of(urls.search_part(name)), _as_bytes(part, release)


def _as_bytes(part: Part, release: str) -> bytes:
    return orjson.dumps({"format": 1, "rows": release, **part}) + b"\n"
