"""What the tests of the tools share: the places in which every tool speaks, a browser that keeps nothing, and what a page weighs."""

from urllib.parse import urlsplit

import brotli
from playwright.sync_api import Locator, Page

STORAGE_OFF = (
    "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('off', 'SecurityError'); }});"
)
_SHIFT = "new Promise(done => { new PerformanceObserver(list => done(list.getEntries().reduce((sum, e) => sum + e.value, 0))).observe({type: 'layout-shift', buffered: true}); setTimeout(() => done(0), 300); })"


def said(page: Page) -> Locator:
    """Return what the page says of the last step."""
    return page.locator("[data-status]")


def trouble(page: Page) -> Locator:
    """Return what the page says of things that do not work."""
    return page.locator("[data-trouble]")


def shift_of(page: Page) -> float:
    """Return by what share of the screen things have moved since the page was opened."""
    found: float = page.evaluate(_SHIFT)
    return found


def weights(page: Page, address: str) -> dict[str, int]:
    """Open a page and return the bytes of all that it loads, compressed, by their paths."""
    sizes: dict[str, int] = {}
    page.on(
        "response",
        lambda response: sizes.update({urlsplit(response.url).path: len(brotli.compress(response.body(), quality=9))}),
    )
    page.goto(address, wait_until="networkidle")
    return sizes
