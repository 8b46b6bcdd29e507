"""A provider as a line of a list."""

from site_builder.model.directory import Entry
from site_builder.model.published import Response
from site_builder.pages.entry import entry_view
from tests.builders import a_card, a_standing, an_edition, an_entry


def test_a_line_says_who_where_and_since_when() -> None:
    entry = an_entry(tickers=("HKEX: 9991",))

    english, chinese = entry_view(an_edition("en"), entry), entry_view(an_edition("zh"), entry)

    assert (english.names.first, english.names.second) == ("Lantern Bay", "灯湾电商")
    assert (chinese.names.first, chinese.names.second) == ("灯湾电商", "Lantern Bay")
    assert english.about == ("Hangzhou", "since 2014", "HKEX: 9991")
    assert chinese.about == ("杭州", "2014年成立", "HKEX: 9991")


def test_what_is_not_known_is_left_out_of_a_line() -> None:
    view = entry_view(an_edition(), an_entry(place=None, founded=None, platforms=(), services=(), categories=()))

    assert (view.about, view.facets, view.stars, view.response) == ((), (), None, "")


def test_a_line_names_categories_platforms_and_services() -> None:
    view = entry_view(an_edition(), an_entry(categories=("beauty", "pet")))

    assert view.facets == (
        ("Categories", "Beauty, Pets"),
        ("Platforms", "Tmall"),
        ("Services", "Store operation"),
    )


def test_a_long_list_is_cut_after_five_and_says_how_many_more_there_are() -> None:
    platforms = ("tmall", "jd", "douyin", "wechat", "kuaishou", "pinduoduo", "xiaohongshu")

    english = entry_view(an_edition("en"), an_entry(platforms=platforms))
    chinese = entry_view(an_edition("zh"), an_entry(platforms=platforms))

    assert english.facets[1][1].endswith("Kuaishou +2")
    assert chinese.facets[1][1].endswith("快手，另有2项")


def test_a_list_of_five_is_not_cut() -> None:
    view = entry_view(an_edition(), an_entry(platforms=("tmall", "jd", "douyin", "wechat", "kuaishou")))

    assert view.facets[1][1].endswith("Kuaishou")


def test_a_line_counts_facts_and_sources_and_says_when_they_were_confirmed() -> None:
    view = entry_view(an_edition(), an_entry(kinds=(1, 0, 2, 4), sources=3, confirmed_on="2026-11-20"))

    assert (view.facts, view.confirmed) == ("7 facts from 3 sources", "last confirmed 20 Nov 2026")


def test_a_line_says_that_nobody_confirmed_it_for_a_year() -> None:
    entry = an_entry(confirmed_on="2025-11-22")

    assert entry_view(an_edition("en"), entry).confirmed == "unconfirmed since 22 Nov 2025"
    assert entry_view(an_edition("zh"), entry).confirmed == "2025-11-22以来未确认"


def test_the_stars_of_a_line_are_those_of_the_last_quarter() -> None:
    view = entry_view(an_edition(), an_entry(stars=4.5))

    assert view.stars is not None
    assert (view.stars.value, view.stars.quarter) == ("4.5", "2026 Q3")


def test_a_line_shows_how_a_provider_answers_from_the_limit_on() -> None:
    few = Entry(a_card(), a_standing(response=Response(invited=4, answered=4)))
    enough = Entry(a_card(), a_standing(response=Response(invited=5, answered=4)))

    assert entry_view(an_edition(), few).response == ""
    assert entry_view(an_edition(), enough).response == "Replies 80% (n = 5)"


def test_the_links_of_a_line_stay_in_its_language() -> None:
    view = entry_view(an_edition("zh"), an_entry(id="demo-bay", is_demo=True))

    assert view.is_demo
    assert view.href == "/zh/providers/demo-bay"
    assert (view.add_url, view.compare_url) == ("/zh/shortlist?add=demo-bay", "/zh/compare?add=demo-bay")
