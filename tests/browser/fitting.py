"""What the tests of “Find a fit” share: briefs, the way to their list, and what stands on the page."""

import json
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from site_builder import urls
from site_builder.index import Index
from site_builder.search.files import search_files
from tests.browser.conftest import Served
from tests.builders import TODAY, a_column, a_library, an_edition

BRIEF = "categories=beauty&platforms=tmall&nice-platforms=douyin&services=store-operation,digital-marketing&nice-services=crm-membership&origin=EU&languages=en&budget=1m-3m&size=50-249&start=2027-03"
SHORT = "platforms=tmall"
KEY = "hezuo.brief.1"


def places(page: Page) -> Locator:
    """Return the ranked providers."""
    return page.locator("[data-list] > li")


def find(page: Page, served: Served, query: str = BRIEF, language: str = "en") -> None:
    """Open the list of a brief."""
    page.goto(f"{served.address}/{language}/fit#{query}")
    expect(page.locator("[data-results]")).to_be_visible()


def list_nobody(page: Page, served: Served) -> None:
    """Let the directory list nobody: in the real one, every value is one that somebody has."""
    [path] = (served.folder / "search").glob("fit.*.json")
    nobody, editions = Index([], TODAY), (an_edition("en"), an_edition("zh"))
    files = search_files(nobody, a_library(), editions, a_column(nobody))
    parts = {f"/{name}": content for name, content in files}
    rows = json.loads(parts[urls.SEARCH])["rows"]
    none = {**json.loads(path.read_bytes()), "rows": rows, "count": 0, "evidence": "", "extra": [], "demo": []}
    page.route("**/search/fit.*.json", lambda route: route.fulfill(json=none))
    page.route("**/data/search/*.json", lambda route: route.fulfill(body=parts[urlsplit(route.request.url).path]))
