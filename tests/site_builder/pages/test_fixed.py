"""Pages without content of their own."""

import pytest

from site_builder import urls
from site_builder.model.localized import LANGUAGES
from site_builder.pages import fixed
from tests.builders import an_edition

MAKERS = (fixed.shortlist_page, fixed.compare_page, fixed.not_found_page)


@pytest.mark.parametrize("make", MAKERS)
def test_pages_without_content_are_not_for_search_engines(make) -> None:  # noqa: ANN001 # a row of the table
    pages = [make(an_edition(language)) for language in LANGUAGES]

    assert [(page.noindex, page.lastmod) for page in pages] == [(True, None)] * 2


@pytest.mark.parametrize("make", MAKERS)
def test_they_have_the_same_address_in_both_languages(make) -> None:  # noqa: ANN001 # as above
    english, chinese = (make(an_edition(language)) for language in LANGUAGES)

    assert english.path[3:] == chinese.path[3:]
    assert (english.path[:4], chinese.path[:4]) == ("/en/", "/zh/")


def test_only_the_shortlist_and_the_comparison_carry_a_script() -> None:
    scripts = [make(an_edition()).scripts for make in MAKERS]

    assert scripts == [("js/shortlist.js",), ("js/compare.js",), ()]


def test_the_shortlist_and_the_comparison_hold_as_many_as_the_programme_says() -> None:
    limits = {"fact_old_after_months": 36, "listing_page": 24, "shortlist": 7, "compare": 3, "response_rate_from": 5}

    edition = an_edition(limits=limits)

    assert fixed.shortlist_page(edition).view.limit == 7
    assert fixed.compare_page(edition).view.limit == 3


def test_a_page_with_a_script_is_told_where_the_data_is_and_from_when_facts_are_old() -> None:
    view = fixed.compare_page(an_edition("zh")).view

    assert (view.data, view.page) == ("/data/providers/{id}.json", "/zh/providers/{id}")
    assert (view.old_before, view.day, view.replies_from) == ("2023-11-22", "2026-11-22", 5)
    assert ("platforms", "平台") in view.fields


def test_the_page_not_found_says_where_to_write() -> None:
    assert fixed.not_found_page(an_edition()).view.mailbox == "hello@hezuo.example"


def test_the_root_stands_once_for_both_languages() -> None:
    page = fixed.root_page(an_edition())

    assert (page.path, page.has_alternate, page.noindex, page.title) == ("/", False, False, "Hezuo 合作")


def test_an_address_without_a_language_that_leads_nowhere_is_answered_in_both_languages() -> None:
    page = fixed.root_page(an_edition(), urls.NOT_FOUND)

    assert (page.path, page.has_alternate, page.noindex) == ("/404", False, True)
    assert page.template == "pages/root_not_found.html"
