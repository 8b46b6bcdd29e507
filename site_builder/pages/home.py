"""The home page, the bilingual root, what is new, and the glossary."""

from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Final, NamedTuple

from site_builder import urls
from site_builder.model.card import Card
from site_builder.model.directory import Entry
from site_builder.model.guide import Glossary
from site_builder.model.provider import Provider
from site_builder.model.source import KINDS, Kind
from site_builder.pages.edition import Edition, json_ld
from site_builder.pages.facts import Row, sample_rows
from site_builder.pages.guide import Guide, link_to
from site_builder.pages.listing import FacetLinks, facet_column
from site_builder.pages.page import Link, NamePair, Page, named
from site_builder.pages.stars import Stars, stars_of
from site_builder.search.han import syllables

_COLUMNS: Final[tuple[urls.Facet, ...]] = ("categories", "platforms", "services")


class Change(NamedTuple):
    """An entry or a guide that is new, changed or gone."""

    names: NamePair
    href: str
    date: str
    iso: str
    what: str


class Sample(NamedTuple):
    """A short entry that shows what evidence marks mean."""

    names: NamePair
    href: str
    rows: tuple[Row, ...]
    stars: Stars | None


class HomeView(NamedTuple):
    """What the home page shows."""

    examples: tuple[Link, ...]
    sample: Sample | None
    columns: tuple[FacetLinks, ...]
    totals: str
    legend: tuple[tuple[Kind, str], ...]
    guides: tuple[Link, ...]
    changes: tuple[Change, ...]


class NewView(NamedTuple):
    """Everything that changed lately."""

    changes: tuple[Change, ...]


class Word(NamedTuple):
    """A word of the trade."""

    id: str
    first: str
    second: str
    second_lang: str
    also: str
    text: str


class GlossaryView(NamedTuple):
    """The words of the trade."""

    words: tuple[Word, ...]


def changes(edition: Edition, cards: Sequence[Card], guides: Sequence[Guide], limit: int) -> tuple[Change, ...]:
    """Return what is new, changed or removed, newest first; on one day providers before guides, by address."""
    newest = sorted(sorted(cards, key=attrgetter("id")), key=attrgetter("changed_on"), reverse=True)[:limit]
    found = sorted((_change(edition, card) for card in newest), key=lambda change: change.href)
    for guide in sorted(guides, key=lambda guide: guide.slug):
        day = guide.listed_on.isoformat()
        names = NamePair((guide.title[edition.language], None), edition.language)
        found.append(
            Change(
                names=names,
                href=urls.guide(edition.language, guide.slug),
                date=edition.day(day),
                iso=day,
                what=edition.t("change.guide"),
            )
        )
    found.sort(key=lambda change: change.iso, reverse=True)
    return tuple(found[:limit])


def _change(edition: Edition, card: Card) -> Change:
    day = card.changed_on
    if card.removed_on:
        what = edition.t("change.removed", reason=edition.name("removal_reasons", card.removal_reason or ""))
    elif card.changed_on > card.listed_on:
        what = edition.t("change.changed")
    else:
        facts = edition.t("count.facts", count=card.facts)
        what = edition.t("change.added", facts=facts, sources=edition.t("count.sources", count=card.sources))
    names = NamePair(card.names(edition.language), edition.language)
    return Change(names=names, href=urls.provider(edition.language, card.id), date=edition.day(day), iso=day, what=what)


def home_page(
    edition: Edition,
    facets: Mapping[urls.Facet, tuple[Link, ...]],
    sample: tuple[Provider, Entry] | None,
    guides: Sequence[Guide],
    recent: tuple[Change, ...],
    totals: tuple[int, int],
) -> Page:
    """Return the home page.

    Args:
        edition: The language it is written in.
        facets: Links to the lists, most frequent first.
        sample: The entry that is shown in short.
        guides: In reading order.
        recent: The newest changes.
        totals: Number of providers and of facts.
    """
    t, language = edition.t, edition.language
    columns = tuple(facet_column(edition, name, t(f"home.by.{name}"), facets[name], 6) for name in _COLUMNS)
    firms, facts = totals
    return Page(
        path=edition.url("home"),
        language=language,
        template="pages/home.html",
        title=edition.program.name[language],
        description=t("home.lead"),
        sheet="home",
        lastmod=recent[0].iso if recent else None,
        json_ld=(
            json_ld(
                {
                    "@type": "WebSite",
                    "name": edition.program.name[language],
                    "url": edition.absolute(edition.url("home")),
                    "inLanguage": ["en", "zh-Hans"],
                }
            ),
        ),
        view=HomeView(
            examples=tuple(
                Link(label=named(text, language), href=urls.search(language, text))
                for text in (t("home.try.1"), t("home.try.2"), t("home.try.3"))
            ),
            sample=_sample(edition, *sample) if sample else None,
            columns=columns,
            totals=t("home.totals", count=firms, facts=f"{facts:,}"),
            legend=tuple((kind, edition.names["evidence_kinds"][kind]) for kind in KINDS),
            guides=tuple(link_to(edition, guide) for guide in guides[:6]),
            changes=recent[:4],
        ),
    )


def _sample(edition: Edition, provider: Provider, entry: Entry) -> Sample:
    return Sample(
        names=NamePair(entry.card.names(edition.language), edition.language),
        href=urls.provider(edition.language, entry.card.id),
        rows=sample_rows(edition, provider),
        stars=stars_of(edition, entry.latest) if entry.latest else None,
    )


def new_page(edition: Edition, recent: tuple[Change, ...]) -> Page:
    """Return the page of what is new."""
    return Page(
        path=edition.url("new"),
        language=edition.language,
        template="pages/new.html",
        title=edition.t("new.title"),
        description=edition.t("new.description"),
        lastmod=recent[0].iso if recent else None,
        view=NewView(changes=recent),
    )


def glossary_page(edition: Edition, glossary: Glossary, newest: str | None) -> Page:
    """Return the words of the trade in alphabetical order: English names by letters, Chinese ones by pinyin."""
    zh = edition.language == "zh"
    words = tuple(
        Word(
            id=term.id,
            first=term.zh if zh else term.en,
            second=term.en if zh else term.zh,
            second_lang="en" if zh else "zh-Hans",
            also=edition.join(term.also_zh if zh else term.also_en),
            text=term.text[edition.language],
        )
        for term in sorted(
            glossary.terms, key=lambda term: (" ".join(syllables(term.zh)) if zh else term.en).casefold()
        )
    )
    return Page(
        path=edition.url("glossary"),
        language=edition.language,
        template="pages/glossary.html",
        title=edition.t("glossary.title"),
        description=edition.t("glossary.description"),
        nav="guides",
        lastmod=newest,
        view=GlossaryView(words=words),
    )
