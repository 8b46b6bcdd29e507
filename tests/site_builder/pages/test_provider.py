"""A provider's page: its standing, what stands around its facts, and its structured data."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.model.directory import Entry, card_of
from site_builder.model.published import Cooperation, Response
from site_builder.pages.provider import provider_page, response_line
from tests.builders import TODAY, a_card, a_provider, a_quarter, a_standing, an_edition, an_entry, source_fields
from tests.site_builder.pages.profile import page_of, platforms, view_of

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


def test_the_page_says_of_when_its_newest_source_is() -> None:
    assert platforms("tmall").as_of == "Oct 2026"
    assert view_of(a_provider()).as_of == ""


def test_the_totals_count_sources_and_facts() -> None:
    assert platforms({"values": ["tmall", "jd"]}).totals == "3 sources, 7 facts"


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
