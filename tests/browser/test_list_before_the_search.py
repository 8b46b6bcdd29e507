"""The list without a script and before anybody means to search: what it serves, fetches and weighs, and that nothing moves."""

from typing import Final
from urllib.parse import urlsplit

import brotli
import pytest
from playwright.sync_api import Browser, Page, expect
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from tests.browser.accessibility import STILL
from tests.browser.conftest import Served
from tests.browser.searching import box, names, on_screen, opened, value

SHIFTS: Final = "globalThis.moved = []; new PerformanceObserver((list) => moved.push(...list.getEntries().filter((shift) => !shift.hadRecentInput).map(({value, sources}) => [value, sources.map(({node}) => node?.className || node?.nodeName)]))).observe({type: 'layout-shift', buffered: true});"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_without_script_lists_and_their_pages_serve_the_same_need(
    plain_page: Page, served: Served, language: str
) -> None:
    opened(plain_page, served, language)

    for place in ("main .search", ".ordering", "[data-tally]"):
        expect(plain_page.locator(place)).to_be_hidden()
    expect(plain_page.locator(".entries > li")).to_have_count(12)
    plain_page.locator(".pager a").last.click()
    expect(plain_page).to_have_url(f"{served.address}/{language}/providers/page/2")
    plain_page.locator(f".filters a[href='/{language}/platforms/tmall']").click()

    expect(plain_page.locator(".entries > li").first).to_be_visible()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_from_the_home_page_and_from_a_list_the_search_is_a_plain_form(
    served: Served, page: Page, language: str
) -> None:
    page.goto(f"{served.address}/{language}/")
    page.locator("main .search input[type=search]").fill("baozun")
    page.locator("main .search input[type=search]").press("Enter")
    expect(page).to_have_url(f"{served.address}/{language}/providers?q=baozun")
    expect(names(page)).to_have_count(1)

    page.goto(f"{served.address}/{language}/platforms/tmall")
    page.locator("main .search input[type=search]").fill("baozun")
    page.locator("main .search button").click()

    expect(page).to_have_url(f"{served.address}/{language}/providers?q=baozun&platforms=tmall")
    expect(value(page, "tmall")).to_be_checked()


@pytest.mark.usefixtures("own_page")
@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_of_the_search_is_fetched_before_somebody_means_to_search(
    served: Served, page: Page, language: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    opened(page, served, language)
    page.wait_for_load_state("networkidle")
    before = list(asked)

    page.mouse.move(5, 5)
    box(page).hover()
    expect(page.locator(".filters [data-code=press]")).to_have_count(1)

    assert [path for path in before if "/data/" in path or "directory" in path or "engine" in path] == []
    assert f"/data/search/labels-{language}.json" in asked


@pytest.mark.usefixtures("own_page")
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_list_with_everything_before_interaction_stays_within_ten_kilobytes(
    served: Served, page: Page, language: str
) -> None:
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(urlsplit(request.url).path))
    opened(page, served, language)
    page.wait_for_load_state("networkidle")

    files = {path: served.folder / (path.strip("/") if "." in path else f"{path.strip('/')}.html") for path in {*asked, "/speculation.json"}}  # fmt: skip
    sizes = {path: len(brotli.compress(file.read_bytes(), quality=9)) for path, file in files.items()}

    assert sum(sizes.values()) <= 10 * 1024, sizes
    assert any(path.startswith("/static/js/search.") for path in asked)


@pytest.mark.parametrize("path", ["/en/", "/zh/", "/en/providers/baozun", "/zh/guides/deposit", "/en/platforms/tmall"])
def test_home_profiles_guides_and_lists_of_one_value_carry_no_script(served: Served, path: str) -> None:
    file = served.folder / (path.strip("/") + ("/index.html" if path.endswith("/") else ".html"))

    scripts = HTMLParser(file.read_bytes()).css("script:not([type='application/ld+json'])")

    assert scripts == []


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [390, 1350])
def test_nothing_moves_when_the_list_loads_and_when_the_search_takes_it_over(
    browser: Browser, served: Served, width: int, language: str
) -> None:
    context, page, _ = on_screen(browser, width)
    page.add_init_script(SHIFTS)
    opened(page, served, language)
    page.wait_for_load_state("networkidle")

    box(page).hover()
    expect(page.locator(".filters [data-code=press]")).to_have_count(1)
    page.wait_for_timeout(300)

    moved = page.evaluate("moved")
    context.close()
    assert [shift for shift in moved if shift[0] > STILL] == []


@pytest.mark.parametrize("query", ["?q=baozun", "?platforms=tmall&q=beauty", "?types=operation"])
@pytest.mark.parametrize("width", [390, 1350])
def test_nothing_moves_when_a_shared_link_is_read(browser: Browser, served: Served, width: int, query: str) -> None:
    context, page, _ = on_screen(browser, width)
    page.add_init_script(SHIFTS)
    opened(page, served, query=query)
    expect(page.locator(".filters [data-code=press]")).to_have_count(1)
    page.wait_for_timeout(300)

    moved = page.evaluate("moved")
    context.close()
    assert [shift for shift in moved if shift[0] > STILL] == []
