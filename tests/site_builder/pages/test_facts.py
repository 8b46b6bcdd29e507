"""A provider's facts on its page: joined by their proof, with numbered sources, old when nobody confirms them, never invented."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from site_builder.model.localized import Language
from site_builder.model.source import KINDS
from tests.builders import TODAY, a_provider, an_edition, source_fields
from tests.site_builder.pages.profile import S2, S3, numbers, page_of, platforms, row, texts, view_of

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


def test_a_fact_that_cannot_change_never_becomes_old() -> None:
    company = {"founded": {"value": 1998}, "team": {"value": 9}}
    names = {"en": "Lantern Bay", "legal": "Lantern Bay Limited", "former": [{"values": ["Lantern Quay"]}]}

    view = view_of(a_provider(names=names, company=company, sources={"s1": source_fields(dated="1999")}))

    assert [(row.label, row.lines[0].mark.is_old) for row in view.company if row.lines] == [
        ("Legal name", False),
        ("Former name", False),
        ("Founded", False),
        ("Team", True),
    ]


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
