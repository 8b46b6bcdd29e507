"""A brand narrows the list of providers by facets, sees more of it, and takes back what it chose."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served
from tests.browser.searching import box, query_of, ready, sentence, value


def test_a_facet_is_a_step_back_in_history_and_narrows_the_list(served: Served, page: Page) -> None:
    ready(page, served)
    everyone = sentence(page).inner_text()

    value(page, "beauty").check()
    value(page, "tmall").check()
    expect(sentence(page)).to_have_text(re.compile("in Beauty|on Tmall"))
    assert query_of(page) == "categories=beauty&platforms=tmall"
    page.go_back()
    expect(value(page, "tmall")).not_to_be_checked()
    expect(value(page, "beauty")).to_be_checked()
    page.go_back()

    expect(sentence(page)).to_have_text(everyone)
    expect(value(page, "beauty")).not_to_be_checked()


def test_a_value_shows_how_many_it_would_leave(served: Served, page: Page) -> None:
    ready(page, served)
    count = page.locator(".filters [data-code=beauty] .mute").inner_text()

    value(page, "beauty").check()

    expect(sentence(page)).to_contain_text(f"{count} providers in Beauty")
    expect(page.locator(".filters [data-code=beauty] .mute")).to_have_text(count)


def test_more_is_shown_on_demand_and_the_focus_goes_to_the_first_new_line(served: Served, page: Page) -> None:
    ready(page, served)

    page.locator("[data-more]").click()

    expect(page.locator("[data-items] > li").nth(12).locator(".name")).to_be_focused()
    assert query_of(page) == "shown=24"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_chips_take_off_what_was_asked_one_by_one(served: Served, page: Page, language: str) -> None:
    ready(page, served, language, "?q=e&platforms=tmall")
    chips = page.locator("[data-chips] .chip")
    expect(chips).to_have_count(2)

    chips.first.press("Enter")
    expect(chips).to_have_count(1)
    expect(chips.first).to_be_focused()
    chips.first.press("Enter")

    expect(page.locator("[data-chips]")).to_be_hidden()
    expect(box(page)).to_be_focused()
    assert query_of(page) == ""


def test_everything_is_taken_off_at_once(served: Served, page: Page) -> None:
    ready(page, served, query="?q=e&platforms=tmall&order=name")

    page.locator("[data-chips] .link").click()

    expect(page.locator("[data-chips]")).to_be_hidden()
    assert query_of(page) == "order=name"
