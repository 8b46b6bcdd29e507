"""Makes the files of the site from records: pages in both languages, and the data beside them."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from math import ceil
from pathlib import Path
from typing import Any, Final

import orjson

from site_builder import messages, outputs, scores, urls
from site_builder.assets import Assets
from site_builder.featured import Board
from site_builder.featured import boards as boards_of
from site_builder.gather import Library
from site_builder.index import EVERYONE, Index, ListKey
from site_builder.model.card import Card
from site_builder.model.directory import Entry
from site_builder.model.localized import HTML_LANG, LANGUAGES, Language
from site_builder.model.provider import Provider
from site_builder.pages import (
    accounts,
    featured,
    fit,
    fixed,
    guide,
    home,
    listing,
    loop,
    mail,
    propose,
    provider,
    quarters,
    rules,
    verify,
)
from site_builder.pages.edition import Edition
from site_builder.pages.entry import entry_view
from site_builder.pages.page import Link, Page
from site_builder.read import read_yaml
from site_builder.render import ALONE, Renderer
from site_builder.report import sentences
from site_builder.scan import Options
from site_builder.search.files import search_files
from site_builder.search.fit_evidence import fit_evidence
from site_builder.search.rows import rows_of
from site_builder.shelf import Make, Shelf

File = tuple[str, bytes]
NEW_SHOWN: Final = 50
_OFTEN: Final = frozenset({"pages/provider.html", "pages/listing.html"})
TEXT_NAV: Final = {"become-a-provider": "become-a-provider"}


def _is_shared(template: str) -> bool:
    """Whether a template is rendered a few times in a build, not once an entry."""
    return template not in _OFTEN | ALONE


def load_catalogs(folder: Path) -> dict[Language, messages.Catalog]:
    """Read the message files.

    Raises:
        ValueError: One of them cannot be used.
    """
    files: list[Any] = []  # Any: a message file is checked by `catalogs`
    for path in sorted(folder.glob("*.yaml")):
        document = read_yaml(folder, path.name)
        if document.problems or not isinstance(document.tree, dict):
            message = f"{path.name}: {document.problems}"
            raise ValueError(message)  # the text is at fault, not its type
        if path.name != "problems.yaml":
            files.append(document.tree)
    return messages.catalogs(files)


class _LanguagePress:
    """One language's pages."""

    def __init__(self, language: Language, edition: Edition, renderer: Renderer, styles: Mapping[str, bytes]) -> None:
        self.language: Final = language
        self.edition: Final = edition
        self.renderer: Final = renderer
        self._styles: Final = styles
        self._other: Final = "/zh/" if language == "en" else "/en/"

    def file(self, page: Page) -> File:
        other = self._other + page.path[4:] if page.has_alternate else ""
        slots = {"style": self._styles[page.sheet], **page.slots}
        content = self.renderer.page(page.template, slots, page=page, view=page.view, other=other)
        return urls.file_of(page.path), content

    def line(self, entry: Entry) -> bytes:
        """Return an entry's line in a list; the same line serves every list."""
        return self._fragment("components/entry.html", entry_view(self.edition, entry))

    def facets(self, what: listing.ListOf, links: dict[urls.Facet, tuple[Link, ...]]) -> bytes:
        """Return the links to other lists beside a list."""
        here = what.address(1)
        columns = listing.facet_columns(self.edition, links, what.facet, here)
        return self._fragment("components/facets.html", listing.FacetsView(groups=columns, here=here))

    def _fragment(self, template: str, view: object) -> bytes:
        return self.renderer.render(template, view=view).encode() + b"\n"


class Press:
    """Both languages' pages of one release."""

    def __init__(
        self,
        options: Options,
        library: Library,
        assets: Assets,
        compiled: Path | None = None,
        catalogs: Mapping[Language, messages.Catalog] | None = None,
    ) -> None:
        """Set up an edition and a renderer for each language.

        Args:
            options: What the build is told.
            library: Everything but the providers; its texts may come later.
            assets: The static files.
            compiled: Folder of compiled templates.
            catalogs: The sentences, where they are read already.
        """
        root, base_url = options.root, options.base_url
        program = library.program.model_copy(update={"base_url": base_url or library.program.base_url})
        self.library = library
        self._root: Final = root
        self.with_demo: Final = options.with_demo
        self.program: Final = program
        self.assets: Final = assets
        self.today: Final = options.today
        catalogs = self.catalogs = catalogs or load_catalogs(root / "templates" / "messages")
        self._presses: Final[dict[Language, _LanguagePress]] = {}
        styles = {name: style.encode() for name, style in assets.styles.items()}
        for language in LANGUAGES:
            edition = Edition(language, catalogs[language], library.taxonomy, program, options.today, library.methods)
            constants = _constants(edition, assets, with_demo=options.with_demo)
            renderer = Renderer(root / "templates", language, constants, compiled, _OFTEN, _is_shared)
            self._presses[language] = _LanguagePress(language, edition, renderer, styles)
        lines = {f"line-{language}": press.line for language, press in self._presses.items()}
        self.rows: Final[dict[str, Make]] = {
            **outputs.ROWS,
            "sitemap": partial(outputs.sitemap_row, program.base_url),
            "scores": partial(scores.score_row, scores.indicator_codes(library.methods)),
            **lines,
        }
        self.shelf = Shelf(self.rows)

    def warm(self, language: Language) -> None:
        """Compile the templates of a language and its share of those of all, for other processes too."""
        self._presses[language].renderer.warm(LANGUAGES.index(language), len(LANGUAGES))

    def edition(self, language: Language) -> Edition:
        """Return one language's edition."""
        return self._presses[language].edition

    def provider(self, path: str, record: Provider, entry: Entry, related: Sequence[Card]) -> Iterator[File]:
        """Yield a provider's pages and its data."""
        ledger = provider.Ledger(record)
        has_logo = entry.card.id in self.library.logos and not record.removed
        logo = urls.logo(entry.card.id) if has_logo else ""
        for press in self._presses.values():
            yield press.file(provider.provider_page(press.edition, record, entry, related, logo, ledger))
        yield urls.file_of(urls.provider_file(entry.card.id)), outputs.provider_file(record, self._root / path)
        yield urls.file_of(urls.provider_data(entry.card.id)), outputs.provider_json(entry, record, self.program.limits)

    def pages_of(self, length: int) -> int:
        """Return how many pages a list of this length has."""
        return max(1, ceil(length / self.program.limits.listing_page))

    def listings(
        self,
        index: Index,
        key: ListKey,
        numbers: Sequence[int],
        language: Language,
        links: dict[urls.Facet, tuple[Link, ...]],
    ) -> Iterator[File]:
        """Yield some pages of a list in one language; `links` are those of `facet_links`."""
        press = self._presses[language]
        edition = press.edition
        length, size = index.length(key), self.program.limits.listing_page
        what = (
            listing.of_facet(edition, key.facet, key.code, length) if key.facet else listing.everyone(edition, length)
        )
        facets = press.facets(what, links)
        of = self.pages_of(length)
        for number in numbers:
            shown = index.listed(key, (number - 1) * size, number * size)
            slots = {"facets": facets, "entries": b"".join(self.shelf.column(f"line-{language}", shown))}
            cards = [entry.card for entry in shown]
            yield press.file(listing.listing_page(edition, what, number, of, cards, slots))

    def links(self, index: Index, language: Language) -> dict[urls.Facet, tuple[Link, ...]]:
        """Return every facet's links with their counts."""
        return listing.facet_links(self.edition(language), index.counts())

    def guides(self) -> Iterator[File]:
        """Yield what depends on no provider: guides, texts, glossary, tools, not found, static files."""
        library = self.library
        newest = max((guide.checked.isoformat() for guide in library.guides), default=None)
        for press in self._presses.values():
            edition = press.edition
            for number in range(len(library.guides)):
                yield press.file(guide.guide_page(edition, library.guides, number, library.guide_sources))
            yield press.file(guide.guide_index_page(edition, library.guides))
            yield press.file(home.glossary_page(edition, library.glossary, newest))
            for text in library.texts:
                yield press.file(guide.text_page(edition, text, TEXT_NAV.get(text.slug, "")))
            for make in (fixed.shortlist_page, fixed.compare_page, fixed.not_found_page):
                yield press.file(make(edition))
            yield from map(press.file, accounts.account_pages(edition))
            yield from map(press.file, loop.loop_pages(edition))
            yield from map(press.file, quarters.score_pages(edition, library.methods))
            yield from map(press.file, mail.mail_pages(edition, press.renderer))
            yield from mail.previews(edition, press.renderer)
            yield press.file(rules.rules_page(edition, sentences()))
            yield press.file(verify.verify_page(edition))
            other = self.edition("zh" if edition.language == "en" else "en")
            yield press.file(propose.propose_page(edition, other, sentences()))
            yield urls.file_of(edition.url("opensearch")), outputs.opensearch(edition)
        english = self._presses["en"]
        yield english.file(fixed.root_page(english.edition))
        yield english.file(fixed.root_page(english.edition, urls.NOT_FOUND))
        yield from self.assets.files.items()
        for provider_id, drawing in self.library.logos.items():
            yield urls.file_of(urls.logo(provider_id)), drawing
        yield from outputs.static_files(self.program, self.library.schemas)
        yield ".release.json", orjson.dumps({"styles": self.assets.style_hashes})

    def overview(self, index: Index, sample: tuple[Provider, Entry] | None) -> Iterator[File]:
        """Yield the pages and files that show the whole directory."""
        cards = [entry.card for entry in index.entries.values()]
        listed = index.listed(EVERYONE)
        totals = (len(listed), sum([sum(entry.card.kinds) for entry in listed]))
        newest = max(index.dates(EVERYONE, len(listed) or 1), default=None)
        latest: str | None = None
        evidence = self._fit_evidence(index)
        yield evidence
        boards = boards_of(listed, self.library.methods)
        ranked = {card.id: card for card in cards}
        for language, press in self._presses.items():
            edition = press.edition
            yield press.file(fit.fit_page(edition, self.library.fit, "/" + evidence[0]))
            yield press.file(loop.brief_page(edition, "/" + evidence[0]))
            links = self.links(index, language)
            recent = home.changes(edition, cards, self.library.guides, NEW_SHOWN)
            latest = recent[0].iso if recent else None
            yield press.file(home.home_page(edition, links, sample, self.library.guides, recent, totals))
            yield press.file(home.new_page(edition, recent))
            for name in urls.FACETS:
                yield press.file(listing.facet_index_page(edition, name, links[name], newest))
            yield urls.file_of(edition.url("feed")), outputs.feed(edition, recent)
            yield press.file(featured.featured_page(edition, boards, ranked))
            for number in range(len(boards)):
                yield press.file(featured.featured_quarter_page(edition, boards, number, ranked))
        column = self.shelf.column
        yield from outputs.directory_files(self.program, self.library, index, listed, column)
        by_id = sorted(listed, key=lambda entry: entry.card.id)
        yield from scores.score_files(column("scores", by_id), self.library.methods, boards, by_id)
        yield from search_files(index, self.library, map(self.edition, LANGUAGES))
        base = self.program.base_url.rstrip("/")
        pages = [outputs.sitemap_entry(base, *address) for address in self._addresses(index, newest, latest, boards)]
        yield from outputs.sitemaps(base, [*pages, *filter(None, column("sitemap", listed))])

    def _fit_evidence(self, index: Index) -> File:
        edition, library = self.edition("en"), self.library
        rows = rows_of(index.listed(EVERYONE))
        content = fit_evidence(rows, library.fit, library.taxonomy, edition.old_before, edition.today)
        return urls.file_of(urls.fit_evidence(hashlib.sha256(content).hexdigest()[:10])), content

    def _addresses(
        self, index: Index, newest: str | None, latest: str | None, boards: Sequence[Board]
    ) -> Iterator[tuple[str, str | None]]:
        """Yield every address of the English edition that search engines may know but the providers', with its newest date.

        Args:
            index: The directory in order.
            newest: Newest date of a listed entry.
            latest: Day of the latest change.
            boards: The quarters that have scores, the newest first.
        """
        english: Language = "en"
        yield urls.fixed(english, "home"), latest
        yield urls.fixed(english, "new"), latest
        for text in self.library.texts:
            yield urls.fixed(english, text.slug), text.checked.isoformat()
        checked = max((item.checked for item in self.library.guides), default=None)
        for name in ("guides", "glossary"):
            yield urls.fixed(english, name), checked.isoformat() if checked else None
        for item in self.library.guides:
            yield urls.guide(english, item.slug), guide.newest_date(item, self.library.guide_sources).isoformat()
        for facet in urls.FACETS:
            yield urls.fixed(english, facet), newest
        for board in boards[:1]:
            yield urls.fixed(english, "featured"), board.closed_on
        for board in boards:
            yield urls.featured(english, board.quarter), board.closed_on
        for key in sorted(index.lists, key=lambda key: (key.facet or "", key.code)):
            for number, day in enumerate(index.dates(key, self.program.limits.listing_page), 1):
                yield (
                    urls.facet(english, key.facet, key.code, number) if key.facet else urls.listing(english, number),
                    day,
                )


def _constants(edition: Edition, assets: Assets, *, with_demo: bool) -> dict[str, Any]:
    program, language = edition.program, edition.language
    other: Language = "zh" if language == "en" else "en"
    values: dict[str, object] = {
        "name": program.name[language],
        "other_name": program.name[other],
        "headline": program.headline[language],
        "mailbox": program.mailbox,
        "base_url": program.base_url.rstrip("/"),
        "repository": program.repository or "",
        "old_after_months": program.limits.fact_old_after_months,
        "shortlist": program.limits.shortlist,
        "compare": program.limits.compare,
        "demo": with_demo,
    }
    functions: dict[str, Callable[..., object]] = {
        "t": edition.t,
        "url": edition.url,
        "asset": assets.addresses.__getitem__,
        "site": values.__getitem__,
    }
    names = {
        "lang": language,
        "html_lang": HTML_LANG[language],
        "other_lang": other,
        "other_html_lang": HTML_LANG[other],
    }
    return {**functions, **names}
