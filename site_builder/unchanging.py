"""The files that no provider changes: guides, texts, glossary, tools, pages of people who sign in, mails, static files.

Loaded by builds that make them, not by those of a change.
"""

from collections.abc import Iterator
from typing import Final

import orjson

from site_builder import outputs, urls
from site_builder.batch import File
from site_builder.model.localized import LANGUAGES, Language
from site_builder.pages import accounts, fixed, guide, home, loop, mail, propose, quarters, rules, verify
from site_builder.pages.page import Page
from site_builder.press import Press
from site_builder.report import sentences

TEXT_NAV: Final = {"become-a-provider": "become-a-provider"}


def unchanging_files(press: Press) -> Iterator[File]:
    """Yield every file that depends on no provider."""
    for language in LANGUAGES:
        yield from map(press.file, _texts(press, language))
        yield from map(press.file, _tools(press, language))
        edition = press.edition(language)
        yield from mail.previews(edition, press.renderer(language))
        yield urls.file_of(edition.url("opensearch")), outputs.opensearch(edition)
    english = press.edition("en")
    yield press.file(fixed.root_page(english))
    yield press.file(fixed.root_page(english, urls.NOT_FOUND))
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


def _tools(press: Press, language: Language) -> Iterator[Page]:
    """Yield the pages that scripts fill, and what explains them."""
    edition = press.edition(language)
    yield from (make(edition) for make in (fixed.shortlist_page, fixed.compare_page, fixed.not_found_page))
    yield from accounts.account_pages(edition)
    yield from loop.loop_pages(edition)
    yield from quarters.score_pages(edition, press.library.methods)
    yield from mail.mail_pages(edition, press.renderer(language))
    yield rules.rules_page(edition, sentences())
    yield verify.verify_page(edition)
    other = press.edition("zh" if language == "en" else "en")
    yield propose.propose_page(edition, other, sentences())
