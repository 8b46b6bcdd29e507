"""The pages that scripts fill, what explains them, and the mails: they show no provider and no text.

Loaded by builds that make them; a worker that makes one kind alone loads that alone.
"""
# ruff: noqa: PLC0415

from collections.abc import Iterator
from typing import Final

from site_builder.batch import File
from site_builder.model.localized import LANGUAGES, Language
from site_builder.pages.page import Page
from site_builder.press import Press


def tool_files(press: Press, share: int = 0, of: int = 1) -> Iterator[File]:
    """Yield the files of all tools, or one worker's share of them."""
    for make in _KINDS[share::of]:
        for language in LANGUAGES:
            yield from make(press, language)


def _tools(press: Press, language: Language) -> Iterator[File]:
    """Yield the pages of tools; what is in no language goes with the English ones."""
    yield from map(press.file, _pages(press, language))
    if language == "en":
        from site_builder import urls
        from site_builder.pages import fixed

        edition = press.edition(language)
        yield press.file(fixed.root_page(edition))
        yield press.file(fixed.root_page(edition, urls.NOT_FOUND))


def _pages(press: Press, language: Language) -> Iterator[Page]:
    from site_builder.pages import accounts, fixed, loop, propose, quarters, rules, verify
    from site_builder.report import sentences

    edition, other = press.edition(language), press.edition("zh" if language == "en" else "en")
    yield from (make(edition) for make in (fixed.shortlist_page, fixed.compare_page, fixed.not_found_page))
    yield from accounts.account_pages(edition)
    yield from loop.loop_pages(edition)
    yield from quarters.score_pages(edition, press.library.methods)
    yield rules.rules_page(edition, sentences())
    yield verify.verify_page(edition)
    yield propose.propose_page(edition, other, sentences())


def _mails(press: Press, language: Language) -> Iterator[File]:
    """Yield the mails as pages, and what shows an invitation before it is sent."""
    from site_builder.pages import mail

    edition, renderer = press.edition(language), press.renderer(language)
    yield from map(press.file, mail.mail_pages(edition, renderer))
    yield from mail.previews(edition, renderer)


_KINDS: Final = (_tools, _mails)
