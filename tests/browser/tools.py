"""What the tests of the tools share: the places in which every tool speaks, and a browser that keeps nothing."""

from playwright.sync_api import Locator, Page

STORAGE_OFF = (
    "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('off', 'SecurityError'); }});"
)


def said(page: Page) -> Locator:
    """Return what the page says of the last step."""
    return page.locator("[data-status]")


def trouble(page: Page) -> Locator:
    """Return what the page says of things that do not work."""
    return page.locator("[data-trouble]")
