"""A provider's page: its facts by proof, what is old, its capability model, its sources and its standing."""

import json
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from site_builder.model.card import Card
from site_builder.model.directory import Entry, card_of
from site_builder.model.localized import Language
from site_builder.model.provider import Provider
from site_builder.model.published import Cooperation, Response, Standing
from site_builder.model.source import KINDS
from site_builder.pages.page import Page
from site_builder.pages.provider import ProviderView, Row, provider_page, response_line
from tests.builders import TODAY, a_card, a_provider, a_quarter, a_standing, an_edition, an_entry, source_fields

S2 = {"s1": source_fields(), "s2": source_fields(kind="press", title="Press", dated="2024-05")}
S3 = {**S2, "s3": source_fields(kind="official", title="Notice", dated="2026-10")}


def page_of(
    provider: Provider,
    language: Language = "en",
    today: date = TODAY,
    standing: Standing | None = None,
    related: Sequence[Card] = (),
    **program: object,
) -> Page:
    """Return a provider's page."""
    entry = Entry(card_of("lantern-bay", provider, is_demo=False, today=TODAY), standing)
    return provider_page(an_edition(language, today, **program), provider, entry, related)


def view_of(provider: Provider, language: Language = "en", **given: Any) -> ProviderView:  # noqa: ANN401 # as `page_of`
    """Return what a provider's page shows."""
    view: ProviderView = page_of(provider, language, **given).view
    return view


def row(rows: Sequence[Row], label: str) -> Row:
    """Return the row of a field."""
    return next(row for row in rows if row.label == label)


def texts(rows: Sequence[Row], label: str) -> list[str]:
    """Return the lines of a field."""
    return [str(line.text) for line in row(rows, label).lines]


def numbers(rows: Sequence[Row], label: str) -> list[int]:
    """Return the numbers of the sources of a field's lines."""
    return [line.mark.number for line in row(rows, label).lines]


def platforms(*groups: object, **sections: object) -> ProviderView:
    """Return what a page shows of a provider on these platforms."""
    return view_of(a_provider(offer={"platforms": list(groups)}, **{"sources": S3, **sections}))


# Facts and their proof


def test_facts_of_one_proof_stand_in_one_line() -> None:
    offer = platforms("tmall", {"values": ["jd", "douyin"]}, {"values": ["wechat"], "source": "s2"}).offer

    assert texts(offer, "Platforms") == ["Tmall, JD.com, Douyin", "WeChat mini-program"]
    assert numbers(offer, "Platforms") == [1, 2]


def test_only_neighbours_of_one_proof_are_joined() -> None:
    offer = platforms("tmall", {"values": ["jd"], "source": "s2"}, "douyin").offer

    assert texts(offer, "Platforms") == ["Tmall", "JD.com", "Douyin"]


def test_facts_of_one_source_but_of_different_kinds_are_not_joined() -> None:
    offer = platforms("tmall", {"values": ["jd"], "kind": "official"}).offer

    assert [line.mark.kind for line in row(offer, "Platforms").lines] == ["self-stated", "official"]


@pytest.mark.parametrize("noted", [0, 1])
def test_a_fact_with_a_note_stands_alone_so_that_the_note_is_its_own(noted: int) -> None:
    note = {"en": "in 2024", "zh": "2024年"}
    groups: list[dict[str, object]] = [{"values": ["tmall"]}, {"values": ["jd"]}]
    groups[noted]["note"] = note

    lines = row(platforms(*groups).offer, "Platforms").lines

    assert [line.text for line in lines] == ["Tmall", "JD.com"]
    assert lines[noted].note == "in 2024"
    assert lines[1 - noted].note == ""


def test_a_note_is_in_the_pages_language() -> None:
    note = {"en": "converted", "zh": "已转换"}
    provider = a_provider(company={"headquarters": {"value": "hangzhou", "note": note}})

    assert row(view_of(provider, "en").company, "Headquarters").lines[0].note == "converted"
    assert row(view_of(provider, "zh").company, "总部").lines[0].note == "已转换"


@settings(max_examples=100)
@given(st.lists(st.sampled_from(("s1", "s2", "s3")), min_size=1, max_size=12))
def test_joining_loses_no_value_and_never_leaves_two_neighbours_of_one_proof(sources: list[str]) -> None:
    codes = list(an_edition().names["platforms"])[: len(sources)]
    groups = [{"values": [code], "source": source} for code, source in zip(codes, sources, strict=True)]

    lines = row(platforms(*groups).offer, "Platforms").lines

    assert ", ".join(line.text for line in lines) == an_edition().list("platforms", codes)
    assert all(one.mark != other.mark for one, other in pairwise(lines))


def test_a_facts_own_kind_counts_before_its_sources() -> None:
    provider = a_provider(company={"founded": {"value": 2014, "source": "s2", "kind": "self-stated"}}, sources=S2)

    mark = row(view_of(provider).company, "Founded").lines[0].mark

    assert (mark.kind, mark.number, mark.label) == ("self-stated", 2, "Self-stated, May 2024")


def test_clauses_that_may_hold_commas_are_separated_by_semicolons() -> None:
    stores = [{"name": "Tarnwick", "platform": "tmall"}, {"name": "Mirelune", "platform": "jd"}]

    english, chinese = (view_of(a_provider(offer={"stores": stores}), language) for language in ("en", "zh"))

    assert texts(english.offer, "Stores claimed") == ["Tarnwick, Tmall; Mirelune, JD.com"]
    assert texts(chinese.offer, "自称运营的店铺") == ["Tarnwick、天猫；Mirelune、京东"]


# Sources


def test_sources_are_numbered_in_the_order_of_the_file() -> None:
    view = platforms({"values": ["tmall"], "source": "s3"}, company={"founded": {"value": 2014, "source": "s2"}})

    assert [(line.number, line.title) for line in view.sources] == [
        (1, "About Lantern Bay"),
        (2, "Press"),
        (3, "Notice"),
    ]
    assert numbers(view.offer, "Platforms") == [3]
    assert numbers(view.company, "Founded") == [2]


def test_a_source_says_its_kind_its_date_and_how_many_facts_it_carries() -> None:
    view = platforms({"values": ["tmall", "jd"], "source": "s3"}, company={"founded": {"value": 2014, "source": "s2"}})

    assert [(line.kind, line.label, line.facts) for line in view.sources] == [
        ("self-stated", "Self-stated, undated", "2 facts"),
        ("press", "Press, May 2024", "1 fact"),
        ("official", "Official, Oct 2026", "2 facts"),
    ]


def test_a_source_shows_the_first_two_phrases_seen_there_each_in_its_language() -> None:
    company = {
        "headquarters": {"value": "hangzhou", "seen": "住所：杭州"},
        "founded": {"value": 2014, "seen": "founded in 2014"},
        "team": {"value": 9, "seen": "nine people"},
    }

    seen = view_of(a_provider(company=company, offer={"platforms": ["tmall"]})).sources[0].seen

    assert seen == (("住所：杭州", "zh-Hans"), ("founded in 2014", ""))


def test_a_phrase_that_carries_several_facts_is_shown_once() -> None:
    seen = "in Hangzhou since 2014"
    company = {"headquarters": {"value": "hangzhou", "seen": seen}, "founded": {"value": 2014, "seen": seen}}

    assert view_of(a_provider(company=company)).sources[0].seen == ((seen, ""),)


@pytest.mark.parametrize(
    ("fields", "language", "lang"),
    [
        ({"title": "About"}, "en", ""),
        ({"title": "About"}, "zh", "en"),
        ({"title": "关于我们"}, "en", "zh-Hans"),
        ({"title": "Über uns", "lang": "de"}, "en", "de"),
    ],
)
def test_the_title_of_a_source_carries_its_language(fields: dict[str, str], language: Language, lang: str) -> None:
    provider = a_provider(sources={"s1": source_fields(**fields)})

    assert view_of(provider, language).sources[0].lang == lang


def test_the_page_says_of_when_its_newest_source_is() -> None:
    assert platforms("tmall").as_of == "Oct 2026"
    assert view_of(a_provider()).as_of == ""


def test_the_totals_count_sources_and_facts() -> None:
    assert platforms({"values": ["tmall", "jd"]}).totals == "3 sources, 7 facts"


# Age


def old_fields(dated: str | None, today: date) -> dict[str, bool]:
    """Return which facts of a source are old on a day."""
    provider = a_provider(
        names={"en": "Lantern Bay", "legal": "Lantern Bay Ltd", "former": ["Old Bay"]},
        company={"founded": 2014, "team": 40},
        offer={"platforms": ["tmall"]},
        sources={"s1": source_fields(dated=dated, read="2023-10-20")},
    )
    view = view_of(provider, today=today)
    return {row.label: row.lines[0].mark.is_old for row in (*view.company, *view.offer) if row.lines}


def test_facts_of_a_source_of_october_2023_become_old_on_the_first_of_november_2026() -> None:
    before, after = (old_fields("2023-10", day) for day in (date(2026, 10, 31), date(2026, 11, 1)))

    assert [label for label, is_old in before.items() if is_old] == []
    assert [label for label, is_old in after.items() if is_old] == ["Team", "Platforms"]


def test_legal_names_and_the_founding_year_never_become_old() -> None:
    far = old_fields("2023-10", date(2090, 1, 1))

    assert (far["Legal name"], far["Former name"], far["Founded"]) == (False, False, False)


def test_facts_without_a_date_become_old_counted_from_the_day_of_reading() -> None:
    assert old_fields(None, date(2026, 10, 20))["Team"] is False
    assert old_fields(None, date(2026, 10, 21))["Team"] is True


def test_a_case_study_becomes_old_too() -> None:
    study = {"title": {"en": "A", "zh": "一"}, "text": {"en": "B", "zh": "二"}}
    provider = a_provider(case_studies=[study], sources={"s1": source_fields(dated="2020")})

    title, text, mark = view_of(provider, "zh").case_studies[0]

    assert (title, text, mark.is_old, mark.number) == ("一", "二", True, 1)


def test_the_building_day_changes_nothing_but_what_is_old() -> None:
    provider = a_provider(sources={"s1": source_fields(dated="2026-11")})

    assert view_of(provider, today=TODAY).offer == view_of(provider, today=date(2027, 11, 22)).offer
    assert page_of(provider, today=TODAY).lastmod == page_of(provider, today=date(2030, 1, 1)).lastmod


# What is not stated


def test_what_nobody_states_is_said_to_be_not_stated_and_is_never_a_no() -> None:
    view = view_of(a_provider(company=None, offer=None))

    unstated = [row.label for row in (*view.company, *view.offer, *view.terms) if not row.lines]

    assert unstated == [
        "Headquarters", "Founded", "Team", "Platforms", "Services", "Categories", "Languages", "Certifications",
    ]  # fmt: skip
    assert view.accepting == ""


def test_no_new_clients_is_a_fact_and_not_the_same_as_not_stated() -> None:
    assert view_of(a_provider()).terms == ()
    assert texts(view_of(a_provider(terms={"accepting": False})).terms, "New clients") == ["Takes no new clients"]
    assert texts(view_of(a_provider(terms={"accepting": True}), "zh").terms, "新客户") == ["接受新客户"]


# How values are written


def test_names_stand_in_their_own_language() -> None:
    brands = ["Philips", {"en": "Tarnwick", "zh": "塔恩维克"}, "灯湾", "ひなぎわ"]
    provider = a_provider(offer={"brands": [{"values": brands}]})

    english, chinese = (view_of(provider, language).offer for language in ("en", "zh"))

    assert texts(english, "Brands named") == [
        'Philips, Tarnwick, <span lang="zh-Hans">灯湾</span>, <span lang="ja">ひなぎわ</span>'
    ]
    assert texts(chinese, "公开提及的品牌") == ['Philips、塔恩维克、灯湾、<span lang="ja">ひなぎわ</span>']


def test_a_legal_name_in_chinese_is_marked_as_such_on_an_english_page() -> None:
    provider = a_provider(names={"en": "Lantern Bay", "legal": "杭州灯湾电子商务股份有限公司"})

    assert texts(view_of(provider).company, "Legal name") == [
        '<span lang="zh-Hans">杭州灯湾电子商务股份有限公司</span>'
    ]
    assert texts(view_of(provider, "zh").company, "法定名称") == ["杭州灯湾电子商务股份有限公司"]


def test_texts_of_the_content_are_escaped_wherever_they_become_markup() -> None:
    evil = "<img src=x onerror=alert(1)>"
    provider = a_provider(
        names={"en": evil, "legal": evil},
        offer={"brands": [evil, "Nike"], "stores": [{"name": evil, "platform": "tmall"}]},
    )

    view = view_of(provider)
    shown = [line.text for row in (*view.company, *view.offer) for line in row.lines]

    assert [text for text in shown if isinstance(text, Markup) and "<img" in text] == []
    assert sum("&lt;img" in text for text in shown) == 3


@pytest.mark.parametrize(
    ("code", "english", "chinese"),
    [
        ("hangzhou", "Hangzhou, Mainland China", "杭州，中国大陆"),
        ("singapore", "Singapore", "新加坡"),
    ],
)
def test_a_place_stands_with_its_market_where_that_has_another_name(code: str, english: str, chinese: str) -> None:
    provider = a_provider(company={"headquarters": code})

    assert texts(view_of(provider).company, "Headquarters") == [english]
    assert texts(view_of(provider, "zh").company, "总部") == [chinese]


def test_a_link_is_shown_without_its_scheme() -> None:
    line = row(view_of(a_provider()).company, "Website").lines[0]

    assert (line.text, line.href) == ("www.lantern-bay.test", "https://www.lantern-bay.test")


def test_figures_are_written_in_the_manner_of_the_language() -> None:
    provider = a_provider(company={"team": 1200}, terms={"minimum_budget": "1m-3m"})

    assert texts(view_of(provider).company, "Team") == ["1,200 people"]
    assert texts(view_of(provider, "zh").company, "团队") == ["1,200人"]
    assert texts(view_of(provider, "zh").terms, "最低年度预算") == ["100–300万元"]


@pytest.mark.parametrize(
    ("fields", "english", "chinese"),
    [
        ({}, "Tmall five-star provider", "天猫五星服务商"),
        (
            {"period": {"en": "first half of 2026", "zh": "2026年上半年"}, "since": "2026-01"},
            "Tmall five-star provider, first half of 2026",
            "天猫五星服务商，2026年上半年",
        ),
        (
            {"since": "2026-01", "until": "2026-06"},
            "Tmall five-star provider, Jan 2026, Jun 2026",
            "天猫五星服务商，2026-01、2026-06",
        ),
    ],
)
def test_a_certification_stands_with_its_period(fields: dict[str, object], english: str, chinese: str) -> None:
    provider = a_provider(offer={"certifications": [{"level": "tmall-5-star", **fields}]})

    assert texts(view_of(provider).offer, "Certifications") == [english]
    assert texts(view_of(provider, "zh").offer, "资质认证") == [chinese]


def test_a_text_in_both_languages_is_shown_in_the_pages_language() -> None:
    provider = a_provider(
        company={"owner": {"en": "A holding", "zh": "某控股公司"}},
        offer={"statements": [{"en": "31 stores", "zh": "31家店铺"}, {"en": "24 brands", "zh": "24个品牌"}]},
    )

    assert texts(view_of(provider).offer, "Scale") == ["31 stores; 24 brands"]
    assert texts(view_of(provider, "zh").company, "股东") == ["某控股公司"]


@pytest.mark.parametrize(
    ("size", "english", "chinese"),
    [
        (None, "Company introduction", "公司介绍"),
        (1840, "Company introduction (PDF, 1,840 KB)", "公司介绍（PDF，1,840 KB）"),
    ],
)
def test_a_company_introduction_is_a_link_with_its_size(size: int | None, english: str, chinese: str) -> None:
    fields = {"url": "https://www.lantern-bay.test/i.pdf"} | ({"size_kb": size} if size else {})

    links = [view_of(a_provider(introduction=fields), language).introduction for language in ("en", "zh")]

    assert [link and link.label for link in links] == [english, chinese]


# Capability


def capability(platforms: list[object], services: list[object]) -> list[tuple[str, tuple[str | None, ...]]]:
    """Return the rows of the table of services and platforms."""
    provider = a_provider(offer={"platforms": platforms, "services": services}, sources=S3)
    return [(row.label, row.cells) for row in view_of(provider).capability]


def group(code: str, source: str, **fields: object) -> dict[str, object]:
    """Return a code of a source."""
    return {"values": [code], "source": source, **fields}


def test_a_cell_stands_only_where_one_source_names_both() -> None:
    rows = capability([group("tmall", "s1"), group("jd", "s2")], [group("livestreaming", "s2")])

    assert rows == [("Livestreaming", (None, "press"))]


def test_where_no_source_names_two_together_there_is_no_table() -> None:
    view = view_of(
        a_provider(offer={"platforms": [group("tmall", "s1")], "services": [group("livestreaming", "s2")]}, sources=S3)
    )

    assert (view.capability_platforms, view.capability) == ((), ())


def test_of_several_sources_that_name_both_the_strongest_counts() -> None:
    weak_first = [group("tmall", "s1"), group("tmall", "s3"), group("tmall", "s2")]

    rows = capability(
        weak_first, [group("livestreaming", "s1"), group("livestreaming", "s2"), group("livestreaming", "s3")]
    )

    assert rows == [("Livestreaming", ("official",))]


@settings(max_examples=100)
@given(st.sampled_from(KINDS), st.sampled_from(KINDS))
def test_of_the_two_facts_of_a_source_the_weaker_counts(one: str, other: str) -> None:
    rows = capability([group("tmall", "s1", kind=one)], [group("livestreaming", "s1", kind=other)])

    assert rows == [("Livestreaming", (max(one, other, key=KINDS.index),))]


def test_the_table_has_a_row_a_service_and_a_column_a_platform_in_the_order_of_the_file() -> None:
    offer = {"platforms": ["tmall", "jd"], "services": ["livestreaming", "store-operation"]}

    view = view_of(a_provider(offer=offer), "zh")

    assert view.capability_platforms == ("天猫", "京东")
    assert [row.label for row in view.capability] == ["直播与代播", "店铺代运营"]


# Standing


def test_a_provider_of_which_nothing_is_published_is_not_yet_claimed_and_has_no_figures() -> None:
    view = view_of(a_provider())

    assert (view.claim, view.response, view.cooperations, view.stars) == ("Not yet claimed by the firm", "", (), None)
    assert view.score is None


def test_a_claim_says_its_day() -> None:
    standing = a_standing(claimed_on=date(2026, 9, 14), accepting=False)

    view = view_of(a_provider(), standing=standing)

    assert (view.claim, view.accepting) == ("Claimed by the firm on 14 Sep 2026", "Takes no new clients")


@pytest.mark.parametrize(
    ("response", "english", "chinese"),
    [
        ({"invited": 4, "answered": 4, "median_hours": 3}, "", ""),
        ({"invited": 5, "answered": 5}, "Replies 100% (n = 5)", "回复率100%（n = 5）"),
        (
            {"invited": 13, "answered": 12, "median_hours": 9},
            "Replies 92% (n = 13), median 9 h",
            "回复率92%（n = 13），中位9小时",
        ),
        ({"invited": 8, "answered": 1}, "Replies 13% (n = 8)", "回复率13%（n = 8）"),
        ({"invited": 5, "answered": 0}, "Replies 0% (n = 5)", "回复率0%（n = 5）"),
    ],
)
def test_figures_of_replies_are_shown_from_the_limit_on_and_with_their_number(
    response: dict[str, int], english: str, chinese: str
) -> None:
    entry = Entry(a_card(), a_standing(response=Response(**response)))

    assert response_line(an_edition("en"), entry) == english
    assert response_line(an_edition("zh"), entry) == chinese


@settings(max_examples=100)
@given(st.integers(0, 50), st.integers(1, 60))
def test_the_programme_says_from_when_figures_of_replies_are_shown(invited: int, limit: int) -> None:
    limits = {
        "fact_old_after_months": 36,
        "listing_page": 24,
        "shortlist": 10,
        "compare": 4,
        "response_rate_from": limit,
    }
    entry = Entry(a_card(), a_standing(response=Response(invited=invited, answered=0)))

    line = response_line(an_edition(limits=limits), entry)

    assert bool(line) == (invited >= limit)
    assert (f"n = {invited}" in line) == (invited >= limit)


def test_the_stars_are_those_of_the_last_quarter_and_every_quarter_stands_in_the_history() -> None:
    standing = a_standing(assessments=(a_quarter(4.5), a_quarter(3, quarter="2026-Q2")))

    view = view_of(a_provider(), standing=standing)

    assert view.stars is not None
    assert (view.stars.value, view.stars.quarter) == ("4.5", "2026 Q3")
    assert view.score is not None
    assert [row.quarter for row in view.score.rows] == ["2026 Q3", "2026 Q2"]


def test_a_cooperation_names_the_store_in_its_own_language_and_runs_nothing() -> None:
    cooperations = (
        Cooperation(store="灯湾旗舰店", platform="tmall", since="2026-05"),
        Cooperation(store="<b>{0}{", platform="jd", since="2024-11"),
    )

    shown = view_of(a_provider(), standing=a_standing(cooperations=cooperations)).cooperations

    assert shown[0] == '<span lang="zh-Hans">灯湾旗舰店</span>, Tmall, since May 2026'
    assert shown[1] == "&lt;b&gt;{0}{, JD.com, since Nov 2024"


# The page around


def test_a_removed_entry_says_when_and_why_and_is_not_for_search_engines() -> None:
    provider = a_provider(removed={"on": "2026-11-22", "reason": "on-request"})

    english, chinese = page_of(provider), page_of(provider, "zh")

    assert english.view.is_removed
    assert english.view.removed == "No longer listed. Removed on request, 22 Nov 2026."
    assert chinese.view.removed == "已不再收录。应要求移除，2026-11-22。"
    assert (english.noindex, english.json_ld) == (True, ())


def test_the_path_to_a_removed_entry_names_no_list_that_may_be_gone() -> None:
    provider = a_provider(removed={"on": "2026-11-22", "reason": "closed"})

    assert [crumb.href for crumb in page_of(provider).crumbs] == ["/en/providers"]
    assert [crumb.href for crumb in page_of(a_provider()).crumbs] == ["/en/providers", "/en/categories/beauty"]


def test_a_fictional_provider_is_marked_as_such() -> None:
    provider = a_provider()
    entry = Entry(card_of("demo-bay", provider, is_demo=True, today=TODAY), None)

    page = provider_page(an_edition(), provider, entry, [])

    assert page.is_demo
    assert not page_of(provider).is_demo


def test_an_entry_is_corrected_by_the_form_in_the_language_of_its_page() -> None:
    assert view_of(a_provider()).edit_url == "/en/propose?id=lantern-bay"
    assert view_of(a_provider(), "zh").edit_url == "/zh/propose?id=lantern-bay"


def test_the_newest_date_of_a_page_is_that_of_the_entry_or_of_its_sources() -> None:
    provider = a_provider(
        listed_on="2026-01-01", sources={"s1": source_fields(read="2026-02-01", confirmed="2026-05-05")}
    )

    assert page_of(provider).lastmod == "2026-05-05"


def test_the_page_says_when_the_entry_was_read_confirmed_and_changed() -> None:
    sources = {"s1": source_fields(read="2026-02-01", confirmed="2026-05-05")}
    view = view_of(a_provider(listed_on="2026-01-01", changed_on="2026-03-03", sources=sources))

    assert (view.read, view.confirmed, view.changed) == ("1 Feb 2026", "5 May 2026", "3 Mar 2026")


@pytest.mark.parametrize(
    ("read", "english", "chinese"),
    [
        ("2026-05-23", "", ""),
        ("2026-05-22", "Last confirmed on 22 May 2026, more than six months ago.", "最近一次确认为2026-05-22，已超过六个月。"),
        ("2025-11-22", "Unconfirmed: nobody has confirmed this entry since 22 Nov 2025.", "未确认：2025-11-22以来无人确认本档案。"),
        ("2025-05-22", "Unconfirmed: nobody has confirmed this entry since 22 May 2025. It stands behind all others in the recommended order.", "未确认：2025-05-22以来无人确认本档案，在推荐顺序中排在最后。"),
    ],
)  # fmt: skip
def test_the_page_says_for_how_long_nobody_confirmed_the_entry(read: str, english: str, chinese: str) -> None:
    provider = a_provider(listed_on="2025-01-01", sources={"s1": source_fields(read=read)})

    assert (view_of(provider).unconfirmed, view_of(provider, "zh").unconfirmed) == (english, chinese)


def test_the_page_counts_facts_by_kind_of_evidence() -> None:
    view = platforms({"values": ["tmall", "jd"], "source": "s3"})

    assert view.evidence == (
        ("official", "Official", 2),
        ("filing", "Filing", 0),
        ("press", "Press", 0),
        ("self-stated", "Self-stated", 5),
    )


def test_related_providers_stand_with_both_names_and_their_place() -> None:
    related = [an_entry(id="one", place=None).card, an_entry(id="two", name_en=None).card]

    shown = view_of(a_provider(), related=related).related

    assert [(names.text, href, place) for names, href, place in shown] == [
        ("Lantern Bay 灯湾电商", "/en/providers/one", ""),
        ("灯湾电商", "/en/providers/two", "Hangzhou"),
    ]


def test_the_links_of_a_page_stay_in_its_language() -> None:
    page = page_of(a_provider(), "zh")

    assert page.path == "/zh/providers/lantern-bay"
    assert page.view.add_url == "/zh/shortlist?add=lantern-bay"
    assert page.view.compare_url == "/zh/compare?add=lantern-bay"
    assert page.view.claim_url == "/zh/claim?provider=lantern-bay"
    assert page.view.json_url == "/data/providers/lantern-bay.json"


# Structured data


def test_an_entry_is_a_professional_service_with_its_other_names() -> None:
    provider = a_provider(names={"en": "Lantern Bay", "zh": "灯湾电商", "legal": "灯湾股份"})

    data = json.loads(page_of(provider, "zh").json_ld[0])

    assert (data["@type"], data["name"]) == ("ProfessionalService", "灯湾电商")
    assert data["alternateName"] == ["Lantern Bay", "灯湾股份"]
    assert (data["url"], data["sameAs"]) == (
        "https://hezuo.example/zh/providers/lantern-bay",
        "https://www.lantern-bay.test",
    )
    assert (data["foundingDate"], data["knowsAbout"]) == ("2014", ["美妆"])
    assert data["address"] == {"@type": "PostalAddress", "addressLocality": "杭州"}


def test_what_is_not_stated_is_left_out_of_the_structured_data() -> None:
    data = json.loads(page_of(a_provider(company=None, offer=None)).json_ld[0])

    assert data.keys().isdisjoint({"sameAs", "address", "foundingDate", "knowsAbout"})


def test_the_visible_path_stands_in_the_structured_data() -> None:
    page = page_of(a_provider())

    items = json.loads(page.json_ld[1])["itemListElement"]

    assert [item["name"] for item in items] == [*(crumb.label for crumb in page.crumbs), "Lantern Bay"]


@settings(max_examples=100)
@given(st.text(min_size=1).map(lambda text: f"</script><script>{text}").filter(str.isprintable))
def test_no_name_breaks_out_of_the_structured_data(name: str) -> None:
    page = page_of(a_provider(names={"en": name}, summary={"en": name, "zh": name}))

    assert [block for block in page.json_ld if "<" in block] == []
    assert json.loads(page.json_ld[0])["name"] == page.view.names.first
