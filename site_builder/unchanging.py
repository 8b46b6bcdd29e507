"""The files that neither a provider nor a tool changes: guides, texts, glossary, logos, static files.

Loaded by builds that make them, not by those of a change.
"""

from collections.abc import Iterator
from typing import Final

import orjson

from site_builder import outputs, urls
from site_builder.batch import File
from site_builder.model.localized import LANGUAGES, Language
from site_builder.pages import guide, home
from site_builder.pages.page import Page
from site_builder.press import Press

TEXT_NAV: Final = {"become-a-provider": "become-a-provider"}


def unchanging_files(press: Press) -> Iterator[File]:
    """Yield what is written, and what is copied."""
    for language in LANGUAGES:
        yield from map(press.file, _texts(press, language))
        edition = press.edition(language)
        yield urls.file_of(edition.url("opensearch")), outputs.opensearch(edition)
    yield from press.assets.files.items()
    for provider_id, drawing in press.library.logos.items():
        yield urls.file_of(urls.logo(provider_id)), drawing
    yield from outputs.static_files(press.program, press.library.schemas)
    yield ".release.json", orjson.dumps({"styles": press.assets.style_hashes})


def _texts(press: Press, language: Language) -> Iterator[Page]:
    """Yield guides, glossary, and pages of text."""
    edition, library = press.edition(language), press.library
    for number in range(len(library.guides)):
        yield guide.guide_page(edition, library.guides, number, library.guide_sources)
    yield guide.guide_index_page(edition, library.guides)
    newest = max((item.checked.isoformat() for item in library.guides), default=None)
    yield home.glossary_page(edition, library.glossary, newest)
    for text in library.texts:
        yield guide.text_page(edition, text, TEXT_NAV.get(text.slug, ""))
