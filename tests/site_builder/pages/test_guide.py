"""Guides and pages of text: reading order, numbered sources, dates."""

import json
from datetime import date
from functools import cache

import pytest

from site_builder.gather import Gatherer, Library
from site_builder.model.localized import LANGUAGES, Language, Localized
from site_builder.model.source import Source
from site_builder.pages.guide import Guide, TextPage, guide_index_page, guide_page, newest_date, text_page
from site_builder.pages.page import Page
from tests.builders import ROOT, TODAY, a_guide, a_prose, a_source, an_edition

FIRST = {"first": a_source()}


@cache
def real_library() -> Library:
    """Return the real content without its providers."""
    library = Gatherer(ROOT, TODAY).library(frozenset())
    assert library is not None
    return library


def page_of(guide: Guide, language: Language = "en", **sources: Source) -> Page:
    """Return the page of a guide that is the only one."""
    return guide_page(an_edition(language), [guide], 0, sources or FIRST)


def some_guides() -> list[Guide]:
    """Return five guides in reading order, the third of them for brands."""
    audiences = ("everyone", "everyone", "brands", "everyone", "everyone")
    return [a_guide(f"g{number}", audience=audience) for number, audience in enumerate(audiences)]


@pytest.mark.parametrize(
    ("index", "previous", "following"),
    [(0, None, "/en/guides/g1"), (2, "/en/guides/g1", "/en/guides/g3"), (4, "/en/guides/g3", None)],
)
def test_a_guide_leads_to_its_neighbours_in_reading_order(
    index: int, previous: str | None, following: str | None
) -> None:
    view = guide_page(an_edition(), some_guides(), index, FIRST).view

    assert [link and link.href for link in (view.previous, view.next)] == [previous, following]
    assert view.position == f"Guide {index + 1} of 5"


def test_related_guides_are_for_the_same_reader_and_not_the_neighbours() -> None:
    view = guide_page(an_edition(), some_guides(), 0, FIRST).view

    assert [link.href for link in view.related] == ["/en/guides/g3", "/en/guides/g4"]


def test_at_most_three_guides_are_related() -> None:
    guides = [a_guide(f"g{number}") for number in range(9)]

    assert len(guide_page(an_edition(), guides, 4, FIRST).view.related) == 3


def test_sources_are_numbered_in_the_order_in_which_they_are_cited() -> None:
    prose = {language: a_prose("One.[@b] Two.[@a] Again.[@b]", language) for language in LANGUAGES}
    sources = {"a": a_source(title="A"), "b": a_source(title="B", publisher="Tmall"), "unused": a_source(title="C")}

    view = page_of(a_guide(prose=prose), **sources).view

    assert [(line.number, line.title) for line in view.sources] == [(1, "B – Tmall"), (2, "A")]
    assert view.html.count('href="#s1"') == 2


def test_citations_of_the_real_guides_have_the_same_numbers_in_both_languages() -> None:
    guides = real_library().guides

    assert [guide.slug for guide in guides if guide.prose["en"].cited != guide.prose["zh"].cited] == []
    assert sum(len(guide.prose["en"].cited) for guide in guides) > 100


def test_the_real_guides_stand_in_their_reading_order_without_gaps() -> None:
    guides = real_library().guides

    assert [guide.order for guide in guides] == list(range(1, len(guides) + 1))


@pytest.mark.parametrize(
    ("dated", "english", "chinese"),
    [
        (("2019-05", "2024", "2021-01-01"), "sources of 2019 to 2024", "来源日期2019–2024年"),
        (("2024-01", "2024", None), "sources of 2024", "来源日期2024年"),
    ],
)
def test_a_guide_says_of_which_years_its_sources_are(dated: tuple[str | None, ...], english: str, chinese: str) -> None:
    cited = "".join(f"[@s{number}]" for number in range(len(dated)))
    sources = {f"s{number}": a_source(dated=day) for number, day in enumerate(dated)}
    guide = a_guide(prose={language: a_prose(f"Text.{cited}", language) for language in LANGUAGES})

    assert page_of(guide, **sources).view.about[1] == english
    assert page_of(guide, "zh", **sources).view.about[1] == chinese


def test_a_guide_whose_sources_have_no_date_says_no_years() -> None:
    assert page_of(a_guide()).view.about == ("1 minute", "checked 22 Nov 2026")


def test_a_weak_source_is_marked_and_a_note_says_more() -> None:
    prose = {language: a_prose("One.[@weak] Two.[@noted]", language) for language in LANGUAGES}
    note = {"en": "a copy", "zh": "转载"}
    sources = {"weak": a_source(weak="true"), "noted": a_source(weak="true", note=note)}

    english, chinese = (page_of(a_guide(prose=prose), language, **sources).view.sources for language in LANGUAGES)

    assert [line.facts for line in english] == ["weak source", "a copy"]
    assert [line.facts for line in chinese] == ["来源较弱", "转载"]


@pytest.mark.parametrize(
    ("title", "lang", "on_english", "on_chinese"),
    [
        ("About", None, "", "en"),
        ("关于我们", None, "zh-Hans", ""),
        ("会社概要", "ja", "ja", "ja"),
    ],
)
def test_the_title_of_a_source_carries_its_language_where_it_is_not_the_pages(
    title: str, lang: str | None, on_english: str, on_chinese: str
) -> None:
    sources = {"first": a_source(title=title, lang=lang)}

    pages = [page_of(a_guide(), language, **sources) for language in LANGUAGES]

    assert [page.view.sources[0].lang for page in pages] == [on_english, on_chinese]


def test_the_newest_date_of_a_guide_is_that_of_its_check_or_of_a_source() -> None:
    day, later = date(2026, 10, 1), date(2026, 11, 20)

    assert newest_date(a_guide(listed_on=day, checked=day), {"first": a_source(read=later)}) == later
    assert newest_date(a_guide(listed_on=day, checked=later), {"first": a_source(read=day)}) == later


def test_a_source_that_only_one_language_cites_counts_for_the_date_of_both() -> None:
    guide = a_guide(
        checked=date(2026, 1, 1), listed_on=date(2026, 1, 1), prose={"en": a_prose(), "zh": a_prose("无。")}
    )

    assert page_of(guide, "zh").lastmod == "2026-11-22"


def test_a_guide_is_an_article_with_its_dates() -> None:
    data = json.loads(page_of(a_guide(listed_on=date(2026, 1, 5)), "zh").json_ld[0])

    assert (data["@type"], data["headline"], data["inLanguage"]) == ("Article", "关于deposit", "zh-Hans")
    assert (data["datePublished"], data["dateModified"]) == ("2026-01-05", "2026-11-22")
    assert data["url"] == "https://hezuo.example/zh/guides/deposit"


def test_the_path_to_a_guide_leads_over_its_reader() -> None:
    crumbs = page_of(a_guide(audience="brands")).crumbs

    assert [(crumb.label, crumb.href) for crumb in crumbs] == [
        ("Guides", "/en/guides"),
        ("For brands", "/en/guides#brands"),
    ]


def test_all_guides_stand_by_reader_in_reading_order_and_no_group_is_empty() -> None:
    guides = [a_guide("b", audience="brands"), a_guide("a"), a_guide("c", audience="brands")]

    groups = guide_index_page(an_edition(), guides).view.groups

    assert [(group.id, [link.href for link in group.links]) for group in groups] == [
        ("everyone", ["/en/guides/a"]),
        ("brands", ["/en/guides/b", "/en/guides/c"]),
    ]


def test_a_link_to_a_guide_carries_its_minutes_and_its_summary() -> None:
    link = guide_index_page(an_edition("zh"), [a_guide()]).view.groups[0].links[0]

    assert (link.label, link.note, link.text) == ("关于deposit", "1分钟", "用途说明。")


def test_the_page_of_all_guides_dates_from_the_newest_check_and_without_guides_from_no_day() -> None:
    guides = [a_guide(checked=date(2026, 5, 1)), a_guide(checked=date(2026, 6, 1))]

    assert guide_index_page(an_edition(), guides).lastmod == "2026-06-01"
    assert guide_index_page(an_edition(), []).lastmod is None


def test_a_page_of_text_shows_when_it_was_checked() -> None:
    text = TextPage(
        slug="privacy",
        checked=date(2026, 11, 2),
        title=Localized(en="Privacy", zh="隐私"),
        summary=Localized(en="What we keep.", zh="我们保存什么。"),
        prose={"en": a_prose("## Nothing {#nothing}\n"), "zh": a_prose("## 无 {#nothing}\n", "zh")},
    )

    page = text_page(an_edition("zh"), text, "become-a-provider")

    assert (page.path, page.title, page.nav, page.lastmod) == ("/zh/privacy", "隐私", "become-a-provider", "2026-11-02")
    assert page.view.about == "2026-11-02核对"
    assert [section.id for section in page.view.sections] == ["nothing"]
