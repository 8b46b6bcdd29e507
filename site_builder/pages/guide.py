"""Guides and pages of text: the reading order, contents, numbered sources."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from site_builder import urls
from site_builder.model.guide import Audience
from site_builder.model.localized import HTML_LANG, Language, Localized, script_of
from site_builder.model.source import Source
from site_builder.pages.edition import Edition, json_ld
from site_builder.pages.facts import SourceLine
from site_builder.pages.page import Crumb, Link, Page


class Section(NamedTuple):
    """A heading of a text."""

    id: str
    title: str


class Prose(NamedTuple):
    """One language of a text, rendered.

    Attributes:
        cited: Keys of the sources, in the order of their numbers.
        minutes: Time to read it.
    """

    html: Markup
    sections: tuple[Section, ...]
    cited: tuple[str, ...]
    minutes: int


class Guide(NamedTuple):
    """A guide with both languages."""

    slug: str
    order: int
    audience: Audience
    listed_on: date
    checked: date
    title: Localized
    summary: Localized
    prose: Mapping[Language, Prose]


class TextPage(NamedTuple):
    """A page of text with both languages."""

    slug: str
    checked: date
    title: Localized
    summary: Localized
    prose: Mapping[Language, Prose]


class GuideView(NamedTuple):
    """What a guide's page shows."""

    title: str
    summary: str
    about: tuple[str, ...]
    html: Markup
    sections: tuple[Section, ...]
    sources: tuple[SourceLine, ...]
    position: str
    previous: Link | None
    next: Link | None
    related: tuple[Link, ...]


class GuideGroup(NamedTuple):
    """The guides of one audience, in reading order."""

    id: Audience
    label: str
    links: tuple[Link, ...]


class GuideIndexView(NamedTuple):
    """All guides in reading order."""

    heading: str
    sentence: str
    groups: tuple[GuideGroup, ...]


class TextView(NamedTuple):
    """What a page of text shows."""

    title: str
    summary: str
    about: str
    html: Markup
    sections: tuple[Section, ...]


def link_to(edition: Edition, guide: Guide) -> Link:
    """Return a link to a guide with its minutes and its summary."""
    language = edition.language
    note = edition.t("guide.minutes", count=guide.prose[language].minutes)
    href = urls.guide(language, guide.slug)
    return Link(label=guide.title[language], href=href, note=note, text=guide.summary[language])


def guide_page(edition: Edition, guides: Sequence[Guide], index: int, sources: Mapping[str, Source]) -> Page:
    """Return a guide's page; `guides` are all of them in reading order."""
    guide = guides[index]
    language, t = edition.language, edition.t
    prose = guide.prose[language]
    lines = tuple(_source(edition, number, sources[key]) for number, key in enumerate(prose.cited, 1))
    dates = sorted(day[:4] for key in prose.cited if (day := sources[key].dated))
    about = [t("guide.minutes", count=prose.minutes)]
    if dates:
        about.append(
            t("guide.sources_of", first=dates[0], last=dates[-1])
            if dates[0] != dates[-1]
            else t("guide.sources_of_year", year=dates[0])
        )
    about.append(t("guide.checked", date=edition.day(guide.checked.isoformat())))
    near = guides[max(0, index - 1) : index + 2]
    related = [other for other in guides if other.audience == guide.audience and other not in near][:3]
    return Page(
        path=urls.guide(language, guide.slug),
        language=language,
        template="pages/guide.html",
        title=guide.title[language],
        description=guide.summary[language],
        nav="guides",
        kind="article",
        crumbs=(
            Crumb(label=t("nav.guides"), href=edition.url("guides")),
            Crumb(label=t(f"audience.{guide.audience}"), href=edition.url("guides") + f"#{guide.audience}"),
        ),
        lastmod=newest_date(guide, sources).isoformat(),
        json_ld=(_article(edition, guide),),
        view=GuideView(
            title=guide.title[language],
            summary=guide.summary[language],
            about=tuple(about),
            html=prose.html,
            sections=prose.sections,
            sources=lines,
            position=t("guide.position", number=index + 1, of=len(guides)),
            previous=link_to(edition, guides[index - 1]) if index else None,
            next=link_to(edition, guides[index + 1]) if index + 1 < len(guides) else None,
            related=tuple(link_to(edition, other) for other in related),
        ),
    )


def newest_date(guide: Guide, sources: Mapping[str, Source]) -> date:
    """Return the newest date that a guide's page shows."""
    cited = {key for prose in guide.prose.values() for key in prose.cited}
    return max([guide.checked, guide.listed_on, *(sources[key].read for key in cited)])


def _source(edition: Edition, number: int, source: Source) -> SourceLine:
    page = HTML_LANG[edition.language]
    lang = source.lang or script_of(source.title)
    note = source.note[edition.language] if source.note else edition.t("source.weak") if source.weak else ""
    title = f"{source.title} – {source.publisher}" if source.publisher else source.title
    return SourceLine(
        number=number,
        title=title,
        lang="" if lang == page else lang,
        url=source.url,
        kind=source.kind,
        label=edition.label(source.kind, source.dated),
        facts=note,
        seen=(),
    )


def _article(edition: Edition, guide: Guide) -> Markup:
    language = edition.language
    return json_ld(
        {
            "@type": "Article",
            "headline": guide.title[language],
            "description": guide.summary[language],
            "inLanguage": HTML_LANG[language],
            "datePublished": guide.listed_on.isoformat(),
            "dateModified": guide.checked.isoformat(),
            "url": edition.absolute(urls.guide(language, guide.slug)),
            "author": {"@type": "Organization", "name": edition.program.name[language]},
        }
    )


def guide_index_page(edition: Edition, guides: Sequence[Guide]) -> Page:
    """Return the page of all guides, by reader and in reading order."""
    t = edition.t
    audiences: tuple[Audience, ...] = ("everyone", "brands", "providers")
    groups = tuple(
        GuideGroup(
            id=audience,
            label=t(f"audience.{audience}"),
            links=tuple(link_to(edition, guide) for guide in guides if guide.audience == audience),
        )
        for audience in audiences
    )
    return Page(
        path=edition.url("guides"),
        language=edition.language,
        template="pages/guide_index.html",
        title=t("guides.title"),
        description=t("guides.description"),
        nav="guides",
        lastmod=max((guide.checked.isoformat() for guide in guides), default=None),
        view=GuideIndexView(
            heading=t("guides.title"),
            sentence=t("guides.description"),
            groups=tuple(group for group in groups if group.links),
        ),
    )


def text_page(edition: Edition, text: TextPage, nav: str = "") -> Page:
    """Return a page of text: about, privacy, terms, method, becoming a provider."""
    language = edition.language
    prose = text.prose[language]
    return Page(
        path=edition.url(text.slug),
        language=language,
        template="pages/text.html",
        title=text.title[language],
        description=text.summary[language],
        nav=nav,
        lastmod=text.checked.isoformat(),
        view=TextView(
            title=text.title[language],
            summary=text.summary[language],
            about=edition.t("guide.checked", date=edition.day(text.checked.isoformat())),
            html=prose.html,
            sections=prose.sections,
        ),
    )
