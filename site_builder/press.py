"""Makes the files of the site from records: pages in both languages, and the data beside them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from math import ceil
from pathlib import Path
from typing import Any, Final, NamedTuple

from markupsafe import escape

from site_builder import messages, outputs, scores, urls
from site_builder.assets import Assets
from site_builder.compiled import kept
from site_builder.gather import Library
from site_builder.index import Index, ListKey
from site_builder.model.card import Card, packed
from site_builder.model.directory import Entry
from site_builder.model.localized import HTML_LANG, LANGUAGES, Language
from site_builder.model.provider import Provider
from site_builder.pages import (
    listing,
    provider,
)
from site_builder.pages.edition import Edition
from site_builder.pages.entry import entry_view
from site_builder.pages.facts import Ledger
from site_builder.pages.page import Link, Page
from site_builder.read import OF_PROBLEMS, read_sentences
from site_builder.render import ALONE, Renderer, Skeleton, slot
from site_builder.scan import Options
from site_builder.search.lines import line_row
from site_builder.shelf import Make, Shelf

File = tuple[str, bytes]
Counts = dict[urls.Facet, dict[str, int]]
Links = dict[urls.Facet, tuple[Link, ...]]
_OFTEN: Final = frozenset({"pages/provider.html", "pages/listing.html"})


def _is_shared(template: str) -> bool:
    """Whether a template is rendered a few times in a build, not once an entry."""
    return template not in _OFTEN | ALONE


def load_catalogs(folder: Path, compiled: Path | None = None) -> dict[Language, messages.Catalog]:
    """Read the message files but that of the problems, which speaks to who reads a report.

    Args:
        folder: Where they are.
        compiled: Folder of compiled templates, beside which the sentences are kept.

    Raises:
        ValueError: One of them cannot be used.
    """

    def read() -> dict[Language, dict[str, messages.Sentence]]:
        names = sorted(path.name for path in folder.glob("*.yaml"))
        return messages.by_language(read_sentences(folder, name) for name in names if name != OF_PROBLEMS)

    sentences = kept(compiled, ".sentences", read) if compiled else read()
    return {language: messages.Catalog(language, sentences[language]) for language in LANGUAGES}


class _LanguagePress:
    """One language's pages."""

    def __init__(self, language: Language, edition: Edition, renderer: Renderer, styles: Mapping[str, bytes]) -> None:
        self.language: Final = language
        self.edition: Final = edition
        self.renderer: Final = renderer
        self._styles: Final = styles
        self._other: Final = "/zh/" if language == "en" else "/en/"
        self._counts: Counts = {}
        self._links: Links = {}
        self._facets: dict[str, bytes] = {}

    def file(self, page: Page) -> File:
        other = self._other_path(page) if page.has_alternate else ""
        skeleton = self.renderer.skeleton(page.template, page=page, view=page.view, other=other, newest=page.newest)
        return urls.file_of(page.path), skeleton.fill({"style": self._styles[page.sheet], **page.slots})

    def _other_path(self, page: Page) -> str:
        return self._other + page.path[4:]

    def listed(self, page: Page, skeletons: dict[tuple[bool, ...], Skeleton]) -> File:
        """Return a page of a list; what most pages of one list have in common is rendered once, and kept by its form."""
        pager = page.view.pager
        form = (bool(page.scripts), bool(page.json_ld), pager is not None)
        skeleton = skeletons.get(form)
        if skeleton is None:
            skeleton = skeletons[form] = self._skeleton(page)
        own = {
            "path": page.path,
            "other": self._other_path(page),
            "title": escape(page.title),
            "newest": page.newest,
            "json_ld": "".join(page.json_ld),
            "range": escape(pager.label) if pager else "",
        }
        slots = {name: text.encode() for name, text in own.items()}
        slots["pager"] = self._fragment("components/pager.html", pager) if pager else b""
        return urls.file_of(page.path), skeleton.fill({"style": self._styles[page.sheet], **page.slots, **slots})

    def _skeleton(self, page: Page) -> Skeleton:
        """Return a page of a list with slots for what differs from page to page."""
        json_ld = (slot("json_ld"),) if page.json_ld else ()
        common = page._replace(path=slot("path"), title=slot("title"), json_ld=json_ld)
        newest = slot("newest") if page.newest else ""
        return self.renderer.skeleton(page.template, page=common, view=page.view, other=slot("other"), newest=newest)

    def line(self, entry: Entry) -> bytes:
        """Return an entry's line in a list; the same line serves every list."""
        return self._fragment("components/entry.html", entry_view(self.edition, entry))

    def links(self, counts: Counts) -> Links:
        """Return every facet's links with their counts; the same ones as long as the counts stay."""
        if counts != self._counts:
            self._counts, self._links, self._facets = counts, listing.facet_links(self.edition, counts), {}
        return self._links

    def facets(self, what: listing.ListOf, counts: Counts) -> bytes:
        """Return the links to other lists beside a list; the same ones as long as the counts stay."""
        links, here = self.links(counts), what.address(1)
        facets = self._facets.get(here)
        if facets is None:
            columns = listing.facet_columns(self.edition, links, what.facet, here)
            view = listing.FacetsView(groups=columns, here=here)
            facets = self._facets[here] = self._fragment("components/facets.html", view)
        return facets

    def _fragment(self, template: str, view: object) -> bytes:
        return self.renderer.render(template, view=view).encode() + b"\n"


class Shown(NamedTuple):
    """What a provider's own files are made from: its file and the record there, its entry, and cards of related providers."""

    path: str
    record: Provider
    entry: Entry
    related: Sequence[Card]


class Press:
    """Both languages' pages of one release."""

    def __init__(
        self,
        options: Options,
        library: Library,
        assets: Assets,
        compiled: Path | None = None,
    ) -> None:
        """Set up an edition and a renderer for each language.

        Args:
            options: What the build is told.
            library: Everything but the providers; its texts may come later.
            assets: The static files.
            compiled: Folder of compiled templates, beside which the sentences are kept.
        """
        root, base_url = options.root, options.base_url
        program = library.program.model_copy(update={"base_url": base_url or library.program.base_url})
        self.library = library
        self._root: Final = root
        self._compiled: Final = compiled
        self.with_demo: Final = options.with_demo
        self.program: Final = program
        self.assets: Final = assets
        self.today: Final = options.today
        catalogs = load_catalogs(root / "templates" / "messages", compiled)
        self._presses: Final[dict[Language, _LanguagePress]] = {}
        styles = {name: style.encode() for name, style in assets.styles.items()}
        for language in LANGUAGES:
            edition = Edition(language, catalogs[language], library.taxonomy, program, options.today, library.methods)
            constants = _constants(edition, assets, with_demo=options.with_demo)
            renderer = Renderer(root / "templates", language, constants, compiled, _OFTEN, _is_shared)
            self._presses[language] = _LanguagePress(language, edition, renderer, styles)
        lines = {f"line-{language}": press.line for language, press in self._presses.items()}
        self.rows: Final[dict[str, Make]] = {
            "card": lambda entry: packed(entry.card),
            **outputs.ROWS,
            "sitemap": partial(outputs.sitemap_row, program.base_url),
            "search": partial(line_row, program.limits.response_rate_from),
            "scores": partial(scores.score_row, scores.indicator_codes(library.methods)),
            **lines,
        }
        self.shelf = Shelf(self.rows)

    def warm(self, language: Language) -> None:
        """Compile the templates of a language and its share of those of all, for other processes too."""

        def compile_them() -> bool:
            self._presses[language].renderer.warm(LANGUAGES.index(language), len(LANGUAGES))
            return True

        if self._compiled:
            kept(self._compiled, f".compiled-{language}", compile_them)

    def edition(self, language: Language) -> Edition:
        """Return one language's edition."""
        return self._presses[language].edition

    def renderer(self, language: Language) -> Renderer:
        """Return what renders one language's templates."""
        return self._presses[language].renderer

    def file(self, page: Page) -> File:
        """Return a page as a file."""
        return self._presses[page.language].file(page)

    def providers(self, shown: Sequence[Shown]) -> Iterator[File]:
        """Yield some providers' pages and data, step by step: a processor that does one thing many times does it faster."""
        ledgers = [Ledger(each.record) for each in shown]
        logos = [self._logo(each) for each in shown]
        for press in self._presses.values():
            pages = [
                provider.provider_page(press.edition, each.record, each.entry, each.related, logo, ledger)
                for each, logo, ledger in zip(shown, logos, ledgers, strict=True)
            ]
            yield from map(press.file, pages)
        for path, record, entry, _ in shown:
            yield urls.file_of(urls.provider_file(entry.card.id)), outputs.provider_file(record, f"{self._root}/{path}")
        limits = self.program.limits
        for _, record, entry, _ in shown:
            yield urls.file_of(urls.provider_data(entry.card.id)), outputs.provider_json(entry, record, limits)

    def _logo(self, shown: Shown) -> str:
        """Return the address of a provider's logo; nothing where it has none."""
        provider_id = shown.entry.card.id
        return urls.logo(provider_id) if provider_id in self.library.logos and not shown.record.removed else ""

    def pages_of(self, length: int) -> int:
        """Return how many pages a list of this length has."""
        return max(1, ceil(length / self.program.limits.listing_page))

    def listings(
        self,
        index: Index,
        key: ListKey,
        numbers: Sequence[int],
        language: Language,
    ) -> Iterator[File]:
        """Yield some pages of a list in one language."""
        press = self._presses[language]
        edition = press.edition
        length, size = index.length(key), self.program.limits.listing_page
        what = (
            listing.of_facet(edition, key.facet, key.code, length) if key.facet else listing.everyone(edition, length)
        )
        facets = press.facets(what, index.counts())
        of = self.pages_of(length)
        skeletons: dict[tuple[bool, ...], Skeleton] = {}
        for number in numbers:
            cards = [entry.card for entry in index.listed(key, (number - 1) * size, number * size)]
            lines = self.shelf.column(f"line-{language}", [card.id for card in cards], index.entries)
            slots = {"facets": facets, "entries": b"".join(lines)}
            yield press.listed(listing.listing_page(edition, what, number, of, cards, slots), skeletons)

    def links(self, index: Index, language: Language) -> Links:
        """Return every facet's links with their counts."""
        return self._presses[language].links(index.counts())


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
