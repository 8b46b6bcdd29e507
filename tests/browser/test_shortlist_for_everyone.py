"""The shortlist for everyone: without scripts, by keyboard, in every state, and small."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessibility import BARE, SCHEME_OF, STILL, faults
from tests.browser.conftest import Complaints, Served
from tests.browser.shortlisting import TEN, entries, keep, keep_ids
from tests.browser.tools import STORAGE_OFF, said, shift_of, trouble, weights


def test_where_the_script_does_not_come_the_page_says_so(served: Served, page: Page) -> None:
    page.route("**/*.js", lambda route: route.abort())

    page.goto(f"{served.address}/zh/shortlist")

    expect(page.get_by_text("本页脚本未能加载")).to_be_visible()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_without_script_the_page_says_what_to_do_instead(plain_page: Page, served: Served, language: str) -> None:
    plain_page.goto(f"{served.address}/{language}/shortlist?add=baozun")

    expect(plain_page.locator("noscript .note")).to_contain_text("@")
    expect(plain_page.locator(".tool")).to_be_hidden()


def test_a_keyboard_is_enough(served: Served, page: Page, complaints: Complaints) -> None:
    keep_ids(page, served, "kaytune")
    page.goto(f"{served.address}/en/providers/baozun")
    page.get_by_role("link", name="+ Add to shortlist").focus()
    page.keyboard.press("Enter")
    expect(entries(page)).to_have_count(2)

    entries(page).first.locator("[data-choose]").focus()
    page.keyboard.press("Space")
    expect(page.locator("[data-hint]")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(entries(page)).to_have_count(1)
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Enter")

    expect(entries(page)).to_have_count(2)
    expect(page.locator("[data-status] p")).to_be_focused()
    assert complaints.texts == []


def states(page: Page, served: Served, language: str) -> Iterator[str]:
    """Bring the page into every state that only scripts can make, one after the other, and yield the name of each."""
    address = f"{served.address}/{language}/shortlist"
    keep_ids(page, served, *TEN[-2:])
    page.goto(f"{address}?add=baozun")
    expect(entries(page)).to_have_count(3)
    expect(said(page)).not_to_be_empty()
    yield "added"
    keep_ids(page, served, *TEN)
    page.goto(f"{address}?add=pattern")
    expect(said(page)).not_to_be_empty()
    yield "full"
    for number in range(5):
        page.locator("[data-choose]").nth(number).click()
    yield "compared"
    keep_ids(page, served, "baozun", "demo-amber-causeway")
    page.goto(f"{address}?add=demo-amber-causeway")
    expect(said(page)).not_to_be_empty()
    yield "one is gone"
    keep(page, served, "{")
    page.goto(address)
    expect(trouble(page)).not_to_be_empty()
    yield "corrupt"
    keep_ids(page, served, *TEN[-2:])
    page.route("**/data/providers/*", lambda route: route.abort())
    page.goto(address)
    expect(trouble(page)).not_to_be_empty()
    yield "unreachable"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_state_of_the_page_has_an_accessibility_fault_or_is_too_wide(
    bare_page: Page, served: Served, language: str
) -> None:
    found = {state: faults(bare_page, SCHEME_OF[language]) for state in states(bare_page, served, language)}

    assert {state: seen for state, seen in found.items() if seen} == {}
    assert len(found) == 6


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_browser_that_keeps_nothing_is_told_so_without_an_accessibility_fault(
    browser: Browser, served: Served, language: str
) -> None:
    context = browser.new_context(reduced_motion="reduce", **BARE)
    page = context.new_page()
    page.add_init_script(STORAGE_OFF)

    page.goto(f"{served.address}/{language}/shortlist")
    expect(trouble(page)).not_to_be_empty()
    found = faults(page, SCHEME_OF[language])

    context.close()
    assert found == {}


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 900)])
def test_nothing_moves_while_the_list_is_read(browser: Browser, served: Served, width: int, height: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    keep_ids(page, served, *TEN)

    page.goto(f"{served.address}/en/shortlist?add=pattern", wait_until="networkidle")
    shift = shift_of(page)

    context.close()
    assert shift <= STILL


@pytest.mark.usefixtures("own_page")
def test_the_page_with_all_its_scripts_stays_small(served: Served, page: Page) -> None:
    sizes = weights(page, f"{served.address}/en/shortlist")

    assert sum(size for path, size in sizes.items() if path.endswith(".js")) <= 11 * 1024
    assert sum(sizes.values()) <= 22 * 1024
