"""A brand searches by keyboard alone, and by thumb on a phone."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Complaints, Served
from tests.browser.keyboard import tab_to
from tests.browser.searching import add, compared, names, names_ids, on_screen, ready, said, value


def test_a_brand_finds_and_shortlists_by_keyboard_alone(served: Served, page: Page, complaints: Complaints) -> None:
    ready(page, served)
    page.locator("h1").click()

    page.keyboard.press("/")
    page.keyboard.type("baozun")
    expect(names(page)).to_have_text(["Baozun"])
    tab_to(page, page.locator("[data-id=baozun] [data-add]"))
    page.keyboard.press("Enter")
    expect(said(page)).to_contain_text("Baozun is on your shortlist.")
    tab_to(page, page.locator("[data-id=baozun] [data-choose]"))
    page.keyboard.press("Space")

    expect(page.locator("[data-comparing]")).to_contain_text("Compare 1/4: Baozun")
    assert complaints.texts == []


def test_ticking_a_value_by_keyboard_keeps_the_focus_on_it(served: Served, page: Page) -> None:
    ready(page, served)
    value(page, "beauty").focus()

    page.keyboard.press("Space")

    expect(value(page, "beauty")).to_be_checked()
    expect(value(page, "beauty")).to_be_focused()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_on_a_phone_the_facets_open_and_nothing_is_wider_than_the_screen(
    browser: Browser, served: Served, language: str
) -> None:
    context, page, complaints = on_screen(browser, 390, reduced_motion="reduce", has_touch=True)
    ready(page, served, language)
    expect(value(page, "tmall")).to_be_hidden()

    page.locator(".filters > summary").tap()
    value(page, "tmall").tap()
    add(page, names_ids(page)[0]).tap()
    compared(page, names_ids(page)[0]).tap()

    expect(page.locator(".filters > summary .count")).to_have_text("1")
    expect(page.locator("[data-comparing]")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert complaints.texts == []
    context.close()
