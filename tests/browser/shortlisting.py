"""What the tests of the shortlist share: what the browser keeps, and the lines of the list."""

import json

from playwright.sync_api import Locator, Page

from tests.browser.conftest import Served

TEN = (
    "baozun",
    "lily-and-beauty",
    "kaytune",
    "kaijie",
    "qingmu",
    "onechance",
    "wpic",
    "azoya",
    "uco",
    "demo-lantern-bay",
)
KEY = "hezuo.shortlist.1"


def keep(page: Page, served: Served, text: str) -> None:
    """Let the browser have kept this text as the list."""
    page.goto(f"{served.address}/robots.txt")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])


def keep_ids(page: Page, served: Served, *ids: str) -> None:
    """Let these providers be on the list."""
    keep(page, served, json.dumps(ids))


def kept(page: Page) -> list[str]:
    """Return the ids that the browser keeps."""
    found: list[str] = page.evaluate("key => JSON.parse(localStorage.getItem(key) ?? '[]')", KEY)
    return found


def entries(page: Page) -> Locator:
    """Return the lines of the list."""
    return page.locator("[data-items] > li")
