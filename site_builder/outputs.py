"""Files for machines: data, sitemaps, feeds, search description, the functions' snapshot."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from operator import attrgetter
from typing import TYPE_CHECKING, Final

import orjson

from site_builder import sheet, urls
from site_builder.gather import Library
from site_builder.messages import format_band
from site_builder.model.directory import Entry
from site_builder.model.localized import LANGUAGES
from site_builder.model.program import Limits, Program
from site_builder.model.provider import Provider
from site_builder.model.snapshot import Snapshot
from site_builder.model.taxonomy import Taxonomy
from site_builder.pages.edition import Edition
from site_builder.read import contents
from site_builder.shelf import Column, Make

if TYPE_CHECKING:
    from site_builder.pages.home import Change

File = tuple[str, bytes]
_SITEMAP_SIZE: Final = 5_000
_XML: Final = '<?xml version="1.0" encoding="utf-8"?>\n'
_URLSET: Final = f'{_XML}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'.encode()
_CARD_COLUMNS: Final = (
    "id", "is_demo", "name_en", "name_zh", "legal", "place", "founded", "website", "tickers", "types", "platforms", "services",
    "categories", "markets", "languages", "minimum_budget", "accepting",
)  # fmt: skip
_DATES: Final = ("read_on", "confirmed_on", "listed_on", "changed_on")
_COLUMNS: Final = (*_CARD_COLUMNS, "facts", "sources", *_DATES, "stars", "quarter", "score", "n")
_OF_CARD: Final = attrgetter(*_CARD_COLUMNS)
_LISTS: Final = frozenset({
    "platforms", "services", "categories", "markets", "languages", "tiers", "places", "provider_types", "cooperation_modes",
    "fee_models", "budget_bands", "brand_sizes", "removal_reasons", "document_kinds", "decline_reasons", "evidence_kinds",
})  # fmt: skip


def provider_json(entry: Entry, provider: Provider, limits: Limits) -> bytes:
    """Return one provider's public data: the whole record with every source and phrase, and what is published of it.

    Of an entry that was removed only that is said, with its names. Response figures below the number from which they are shown stay out, as they do on the pages.
    """
    about = {"id": entry.card.id, "is_demo": entry.card.is_demo}
    if provider.removed:
        used = {fact.source for fact in (provider.names.en, provider.names.zh) if fact}
        gone = {
            "standing": None,
            "listed_on": provider.listed_on,
            "names": provider.names.model_dump(include={"en", "zh"}, exclude_none=True),
            "removed": provider.removed.model_dump(),
            "sources": {key: provider.sources[key].model_dump(exclude_none=True) for key in sorted(used)},
        }
        return orjson.dumps(about | gone) + b"\n"
    head = orjson.dumps(about)
    public = entry.standing
    if public and public.response and public.response.invited < limits.response_rate_from:
        public = public.model_copy(update={"response": None})
    standing = public.model_dump_json(exclude_none=True).encode() if public else b"null"
    body = provider.model_dump_json(exclude_none=True, exclude_defaults=True).encode()
    return head[:-1] + b',"standing":' + standing + b"," + body[1:] + b"\n"


def provider_file(provider: Provider, path: str) -> bytes:
    """Return one provider's file as the repository has it, for whoever proposes a change; of a removed one only that it was."""
    removed = provider.removed
    return contents(path) if removed is None else f"removed: {{on: {removed.on}, reason: {removed.reason}}}\n".encode()


def json_row(entry: Entry) -> bytes:
    """Return a provider's public columns as JSON."""
    return orjson.dumps(dict(zip(_COLUMNS, _row(entry), strict=True)))


def csv_row(entry: Entry) -> bytes:
    """Return a provider's public columns as a line of CSV."""
    return sheet.line([sheet.cell(value) for value in _row(entry)])


def snapshot_row(entry: Entry) -> bytes:
    """Return what the functions know of a provider: JSON of the model `SnapshotProvider`."""
    card = entry.card
    known = {
        "id": card.id,
        "name": {"en": card.names("en")[0], "zh": card.names("zh")[0]},
        "website": card.website,
        "is_demo": card.is_demo,
        "removed": card.removed_on is not None,
        "platforms": card.platforms,
        "services": card.services,
        "categories": card.categories,
    }
    return orjson.dumps(known)


def sitemap_row(base_url: str, entry: Entry) -> bytes:
    """Return a provider's part of a sitemap; nothing for a fictional one."""
    path = urls.provider("en", entry.card.id)
    return b"" if entry.card.is_demo else sitemap_entry(base_url.rstrip("/"), path, entry.newest)


ROWS: Final[dict[str, Make]] = {"json": json_row, "csv": csv_row, "snapshot": snapshot_row}


def tables(program: Program, listed: Sequence[str], column: Column) -> Iterator[File]:
    """Yield the public columns of those who are listed as JSON and CSV."""
    data = {"format": 1, "base_url": program.base_url, "columns": _COLUMNS, "providers": []}
    yield urls.file_of(urls.PROVIDERS_JSON), _with_rows(data, column("json", listed)) + b"\n"
    yield urls.file_of(urls.PROVIDERS_CSV), b"\xef\xbb\xbf" + b"".join([sheet.line(_COLUMNS), *column("csv", listed)])


def _with_rows(head: Mapping[str, object], rows: Iterable[bytes]) -> bytes:
    """Return a mapping whose last value is an empty list as JSON, with the rows in the list."""
    return orjson.dumps(head)[:-2] + b",".join(rows) + b"]}"


def names_of_codes(taxonomy: Taxonomy) -> bytes:
    """Return the names of every code that a provider's data may hold, list by list; budgets as the pages write them."""
    lists = taxonomy.model_dump(mode="json", include=set(_LISTS), exclude_none=True)
    bands = zip(lists["budget_bands"], taxonomy.budget_bands, strict=True)
    lists["budget_bands"] = [
        shown | {language: format_band(band.low, band.high, language) for language in LANGUAGES}
        for shown, band in bands
    ]
    return orjson.dumps({"format": 1, **lists}) + b"\n"


def _row(entry: Entry) -> tuple[object, ...]:
    """Return a provider's public columns."""
    card = entry.card
    score = entry.latest
    figures = (entry.half_stars / 2, score.quarter, score.points, score.n) if score else (None, None, None, None)
    return (
        *_OF_CARD(card),
        card.facts,
        card.sources,
        card.read_on,
        card.confirmed_on,
        card.listed_on,
        card.changed_on,
        *figures,
    )


def snapshot(program: Program, library: Library, rows: Sequence[bytes]) -> bytes:
    """Return the functions' snapshot as JSON of the model `Snapshot`."""
    head = Snapshot(
        release=hashlib.sha256(b"[" + b",".join(rows) + b"]").hexdigest()[:16],
        base_url=program.base_url,
        program=program.name,
        mailbox=program.mailbox,
        limits=program.limits,
        codes={name: tuple(library.taxonomy.terms(name)) for name in Taxonomy.model_fields},
        methods={version: method.plain for version, method in library.methods.items()},
        providers=(),
    )
    return _with_rows(head.model_dump(mode="json"), rows) + b"\n"


def sitemaps(base_url: str, entries: Sequence[bytes]) -> Iterator[File]:
    """Yield the sitemaps of what `sitemap_entry` returned, and their index."""
    base = base_url.rstrip("/")
    names: list[str] = []
    for first in range(0, len(entries), _SITEMAP_SIZE):
        name = f"/sitemaps/{len(names) + 1}.xml"
        names.append(name)
        yield urls.file_of(name), b"".join([_URLSET, *entries[first : first + _SITEMAP_SIZE], b"</urlset>\n"])
    maps = "".join(f"<sitemap><loc>{base}{name}</loc></sitemap>\n" for name in names)
    index = f'{_XML}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{maps}</sitemapindex>\n'
    yield urls.file_of(urls.SITEMAP), index.encode()


def sitemap_entry(base: str, path: str, lastmod: str | None) -> bytes:
    """Return an English address and its Chinese one, each with its alternates; `base` has no slash at its end."""
    rest = path[3:]
    en, zh = f"{base}/en{rest}", f"{base}/zh{rest}"
    links = (
        f'<xhtml:link rel="alternate" hreflang="en" href="{en}"/>'
        f'<xhtml:link rel="alternate" hreflang="zh-Hans" href="{zh}"/>'
        f'<xhtml:link rel="alternate" hreflang="x-default" href="{en}"/>'
    )
    date = f"<lastmod>{lastmod}</lastmod>" if lastmod else ""
    return f"<url><loc>{en}</loc>{date}{links}</url>\n<url><loc>{zh}</loc>{date}{links}</url>\n".encode()


def feed(edition: Edition, changes: "Sequence[Change]") -> bytes:
    """Return the Atom feed of what is new, changed and removed."""
    name = edition.program.name[edition.language]
    home, own = edition.absolute(edition.url("home")), edition.absolute(edition.url("feed"))
    updated = changes[0].iso if changes else "1970-01-01"
    entries = "".join(
        f"<entry><id>{edition.absolute(change.href)}#{change.iso}</id><title>{escape(change.names.text)}</title>"
        f"<updated>{change.iso}T00:00:00+08:00</updated>"
        f'<link href="{edition.absolute(change.href)}"/><summary>{escape(change.what)}</summary></entry>\n'
        for change in changes
    )
    lang = "zh-Hans" if edition.language == "zh" else "en"
    text = (
        f'{_XML}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{lang}"><id>{own}</id>'
        f"<title>{escape(edition.t('feed.title', name=name))}</title><updated>{updated}T00:00:00+08:00</updated>"
        f'<author><name>{escape(name)}</name></author><link rel="self" href="{own}"/><link href="{home}"/>\n{entries}</feed>\n'
    )
    return text.encode()


def opensearch(edition: Edition) -> bytes:
    """Return the description by which a browser offers the directory's search."""
    name = edition.program.name[edition.language]
    text = (
        f'{_XML}<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/"><ShortName>{escape(name)}</ShortName>'
        f"<Description>{escape(edition.t('opensearch.description'))}</Description><InputEncoding>UTF-8</InputEncoding>"
        f'<Url type="text/html" template="{edition.absolute(edition.url("providers"))}?q={{searchTerms}}"/></OpenSearchDescription>\n'
    )
    return text.encode()


def static_files(program: Program, schemas: Mapping[str, bytes]) -> Iterator[File]:
    """Yield what depends on the programme alone."""
    base = program.base_url.rstrip("/")
    yield (
        urls.file_of(urls.ROBOTS),
        f"User-agent: *\nAllow: /\nDisallow: /api/\nSitemap: {base}{urls.SITEMAP}\n".encode(),
    )
    rules = {
        "prefetch": [
            {"where": {"and": [{"href_matches": "/*"}, {"not": {"href_matches": "/*\\?*"}}]}, "eagerness": "moderate"}
        ]
    }
    yield urls.file_of(urls.SPECULATION), orjson.dumps(rules) + b"\n"
    for address, schema in schemas.items():
        yield urls.file_of(address), schema
