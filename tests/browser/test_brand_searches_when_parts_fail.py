"""What is left of the search when a part of it does not come, or the browser keeps nothing."""

import re
from collections.abc import Callable
from typing import Final

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Complaints, Served
from tests.browser.searching import (
    add,
    box,
    cut,
    fail,
    from_another_release,
    garble,
    hollow,
    names,
    notes,
    opened,
    ready,
    said,
    sentence,
)

STORAGE_OFF: Final = (
    "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('off', 'SecurityError'); }});"
)
STORAGE_FULL: Final = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"


@pytest.mark.parametrize(("break_off", "language"), [(fail, "en"), (garble, "zh"), (hollow, "en"), (cut, "zh")])
def test_without_its_index_the_list_stays_as_it_was_and_says_so(
    served: Served, page: Page, break_off: Callable[[Route], None], language: str
) -> None:
    page.route("**/data/search/main.json", break_off)
    opened(page, served, language)
    plain = page.locator(".entries").inner_text()
    facets = page.locator(".filters nav a").count()

    box(page).focus()

    expect(page.locator("[data-lost]")).to_be_visible()
    expect(page.locator("[data-lost] a")).to_have_attribute("href", f"/{language}/providers")
    assert page.locator(".entries").inner_text() == plain
    assert page.locator(".filters nav a").count() == facets > 0
    box(page).fill("baozun")
    box(page).press("Enter")
    expect(page).to_have_url(re.compile(r"\?q=baozun$"))


@pytest.mark.parametrize("part", ["labels-en", "sentences-en"])
def test_a_part_of_another_release_that_the_first_result_needs_leaves_the_list_as_it_was(
    served: Served, page: Page, part: str
) -> None:
    page.route(f"**/data/search/{part}.json", from_another_release)
    opened(page, served)
    plain = page.locator(".entries").inner_text()

    box(page).focus()

    expect(page.locator("[data-lost]")).to_be_visible()
    assert page.locator(".entries").inner_text() == plain


@pytest.mark.parametrize(
    ("part", "break_off"),
    [("lines", from_another_release), ("names", fail), ("pinyin", cut), ("texts", garble), ("variants", hollow)],
)
def test_without_a_further_part_names_and_facets_are_still_found_and_the_loss_is_told(
    served: Served, page: Page, part: str, break_off: Callable[[Route], None]
) -> None:
    page.route(f"**/data/search/{part}.json", break_off)
    opened(page, served)

    box(page).focus()
    expect(page.locator("[data-lost]")).to_be_visible()
    box(page).fill("baozun")
    expect(names(page)).to_have_text(["Baozun"])
    box(page).fill("no such thing")

    expect(sentence(page)).to_contain_text("No provider")
    expect(page.locator("[data-lost]")).to_have_text(
        re.compile("^Part of the search could not be loaded: .+ Try again$")
    )


def test_a_part_of_another_release_in_the_cache_is_read_anew(served: Served, page: Page) -> None:
    answers: list[str] = []

    def once(route: Route) -> None:
        answers.append(route.request.url)
        from_another_release(route) if len(answers) == 1 else route.continue_()

    page.route("**/data/search/names.json", once)
    ready(page, served)

    expect(page.locator("[data-lost]")).to_be_hidden()
    assert len(answers) == 2


@pytest.mark.usefixtures("own_page")
@pytest.mark.parametrize("script", [STORAGE_OFF, STORAGE_FULL], ids=["off", "full"])
def test_where_the_browser_keeps_nothing_the_search_works_and_says_what_is_lost(
    served: Served, page: Page, complaints: Complaints, script: str
) -> None:
    page.add_init_script(script)
    ready(page, served)
    box(page).fill("baozun")

    add(page, "baozun").click()

    expect(said(page)).to_contain_text("This browser does not keep the list")
    expect(page.locator("[data-tally]")).to_have_text("1/10")
    expect(add(page, "baozun")).to_have_attribute("aria-pressed", "true")
    assert complaints.texts == []


def test_where_nothing_comes_near_everyone_follows_and_a_press_far_down_is_answered_in_sight(
    served: Served, page: Page, complaints: Complaints
) -> None:
    ready(page, served)

    box(page).fill("zzzzqq")
    expect(notes(page)).to_contain_text("Nothing comes near it; all providers follow.")
    page.locator("[data-items] > li [data-add]").last.click()

    expect(said(page)).to_contain_text("is on your shortlist")
    expect(said(page)).to_be_in_viewport(ratio=1)
    assert complaints.texts == []
