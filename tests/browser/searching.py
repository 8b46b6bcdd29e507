"""The list of providers and its search, as tests see it: where things stand on it, and what can go wrong."""

import json
import re
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from tests.browser.conftest import Complaints, Served


def opened(page: Page, served: Served, language: str = "en", query: str = "") -> Page:
    """Open the list; with a query the search is there once it has counted its facets."""
    page.goto(f"{served.address}/{language}/providers{query}")
    return page


def ready(page: Page, served: Served, language: str = "en", query: str = "") -> Page:
    """Open the list and let the search come."""
    with page.expect_response("**/data/search/variants.json"):
        opened(page, served, language, query)
        box(page).focus()
    expect(page.locator(".waiting")).to_have_count(0)
    expect(page.locator(".filters [role=group]").first).to_be_attached()
    expect(page.locator("[data-sentence]")).not_to_have_text(re.compile("Searching|正在搜索"))
    return page


def box(page: Page) -> Locator:
    """Return the box that is typed into."""
    return page.locator("#q")


def names(page: Page) -> Locator:
    """Return the names of what is shown."""
    return page.locator("[data-items] > li .name")


def sentence(page: Page) -> Locator:
    """Return what says the search in words."""
    return page.locator("[data-sentence]")


def notes(page: Page) -> Locator:
    """Return what is said of a search that is not what was asked for."""
    return page.locator("[data-notes]")


def said(page: Page) -> Locator:
    """Return what the page says of the last step."""
    return page.locator("[data-status]")


def value(page: Page, code: str) -> Locator:
    """Return the box to tick of a value."""
    return page.locator(f".filters [data-code={code}] input")


def add(page: Page, provider_id: str) -> Locator:
    """Return the button that puts a provider on the shortlist."""
    return page.locator(f"[data-id={provider_id}] [data-add]")


def compared(page: Page, provider_id: str) -> Locator:
    """Return the box that puts a provider into the comparison."""
    return page.locator(f"[data-id={provider_id}] [data-choose]")


def query_of(page: Page) -> str:
    """Return what the address asks for."""
    return urlsplit(page.url).query


def names_ids(page: Page) -> list[str]:
    """Return the ids of what is shown."""
    found: list[str] = page.locator("[data-items] > li").evaluate_all("lines => lines.map((line) => line.dataset.id)")
    return found


def on_screen(browser: Browser, width: int, **options: object) -> tuple[BrowserContext, Page, Complaints]:
    """Open a page of this width in a context of its own."""
    context = browser.new_context(viewport={"width": width, "height": 844}, **options)  # type: ignore[arg-type] # as named
    page = context.new_page()
    complaints = Complaints()
    complaints.listen(page)
    return context, page, complaints


def fail(route: Route) -> None:
    """Answer that the server is at fault."""
    route.fulfill(status=500, body="")


def garble(route: Route) -> None:
    """Answer with what is no JSON."""
    route.fulfill(status=200, content_type="application/json", body='{"format": 1, "rows"')


def hollow(route: Route) -> None:
    """Answer with JSON that says nothing."""
    route.fulfill(status=200, content_type="application/json", body='{"format": 1}')


def from_another_release(route: Route) -> None:
    """Answer with a part that was made for other rows."""
    route.fulfill(status=200, content_type="application/json", body=json.dumps({"format": 1, "rows": "0" * 12}))


def cut(route: Route) -> None:
    """Answer nothing at all."""
    route.abort()
