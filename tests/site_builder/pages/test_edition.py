"""One language's edition: names, formats, marks, and the day on which a fact becomes old."""

import json
from datetime import date

import pytest
from markupsafe import Markup

from site_builder.model.localized import Language
from site_builder.pages.edition import breadcrumbs, json_ld
from tests.builders import a_source, an_edition


@pytest.mark.parametrize(
    ("dated", "last_fresh", "first_old"),
    [
        ("2023-10", date(2026, 10, 31), date(2026, 11, 1)),
        ("2023", date(2026, 12, 31), date(2027, 1, 1)),
        ("2023-10-05", date(2026, 10, 5), date(2026, 10, 6)),
        ("2020-02-29", date(2023, 2, 28), date(2023, 3, 1)),
    ],
)
def test_a_fact_is_old_once_the_whole_of_its_sources_date_is_more_than_36_months_past(
    dated: str, last_fresh: date, first_old: date
) -> None:
    source = a_source(dated=dated)

    assert not an_edition(today=last_fresh).is_old(source)
    assert an_edition(today=first_old).is_old(source)


def test_an_undated_source_counts_from_the_day_on_which_it_was_read() -> None:
    source = a_source(read="2023-10-05")

    assert not an_edition(today=date(2026, 10, 5)).is_old(source)
    assert an_edition(today=date(2026, 10, 6)).is_old(source)


def test_the_programme_says_after_how_many_months_a_fact_is_old() -> None:
    limits = {"fact_old_after_months": 12, "listing_page": 24, "shortlist": 10, "compare": 4, "response_rate_from": 5}

    edition = an_edition(today=date(2026, 11, 22), limits=limits)

    assert edition.is_old(a_source(dated="2025-11-21"))
    assert not edition.is_old(a_source(dated="2025-11-22"))


@pytest.mark.parametrize(
    ("language", "dated", "is_old", "words"),
    [
        ("en", "2024-03", False, "Press, Mar 2024"),
        ("zh", "2024-03", False, "媒体报道 2024-03"),
        ("en", "2019-03", True, "Press, Mar 2019, old"),
        ("zh", "2019-03", True, "媒体报道 2019-03，较旧"),
        ("en", None, False, "Press, undated"),
        ("zh", None, False, "媒体报道，无日期"),
        ("en", None, True, "Press, undated, old"),
        ("zh", None, True, "媒体报道，无日期，较旧"),
    ],
)
def test_a_mark_says_kind_and_date_and_whether_it_is_old(
    language: Language, dated: str | None, *, is_old: bool, words: str
) -> None:
    assert an_edition(language).label("press", dated, is_old=is_old) == words


def test_names_stand_in_a_row_in_the_manner_of_the_language() -> None:
    assert an_edition("en").list("platforms", ["tmall", "jd"]) == "Tmall, JD.com"
    assert an_edition("zh").list("platforms", ["tmall", "jd"]) == "天猫、京东"


def test_a_row_of_text_and_markup_escapes_the_text_alone() -> None:
    items = ["a < b", Markup("<b>c</b>")]

    assert an_edition("en").join_safe(items) == Markup("a &lt; b, <b>c</b>")
    assert an_edition("zh").join_safe(items) == Markup("a &lt; b、<b>c</b>")
    assert an_edition("en").join_clauses(items) == Markup("a &lt; b; <b>c</b>")
    assert an_edition("zh").join_clauses(items) == Markup("a &lt; b；<b>c</b>")


def test_a_budget_band_is_money_in_the_manner_of_the_language() -> None:
    assert an_edition("en").budget("1m-3m") == "CNY 1 to 3 million"
    assert an_edition("zh").budget("1m-3m") == "100–300万元"


def test_facts_and_sources_are_counted_in_one_phrase() -> None:
    assert an_edition("en").facts_of_sources(1, 2) == "1 fact from 2 sources"
    assert an_edition("zh").facts_of_sources(1, 2) == "1条事实，2个来源"


def test_an_address_with_the_host_has_one_slash_between_them() -> None:
    edition = an_edition("zh", base_url="https://hezuo.example/")

    assert edition.absolute(edition.url("guides")) == "https://hezuo.example/zh/guides"


def test_the_visible_path_as_data_ends_with_the_page_itself() -> None:
    data = json.loads(breadcrumbs(an_edition(), [("Providers", "/en/providers")], "Lantern Bay"))

    assert data["@type"] == "BreadcrumbList"
    assert data["itemListElement"] == [
        {"@type": "ListItem", "position": 1, "name": "Providers", "item": "https://hezuo.example/en/providers"},
        {"@type": "ListItem", "position": 2, "name": "Lantern Bay"},
    ]


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--", "a & b \u2028 '\"", "</SCRIPT >"])
def test_structured_data_cannot_leave_its_element_and_loses_nothing(text: str) -> None:
    block = json_ld({"name": text})

    assert "<" not in block
    assert json.loads(block) == {"@context": "https://schema.org", "name": text}
