"""What axe and a ruler find on a page: in both widths and both colour schemes, of one state that is made only once."""

from typing import Any, Final

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Page

WIDTHS: Final = (390, 1280)
_HEIGHT: Final = 844
_RUN: Final = "async (options) => (await axe.run(document, {resultTypes: ['violations'], ...options})).violations"
_COLOURS: Final = {"runOnly": ["color-contrast", "link-in-text-block"]}
"""What another colour scheme can change; everything else is found in the first."""
_WIDER: Final = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def bare_context(browser: Browser) -> BrowserContext:
    """Return a context into whose pages axe can be put: they are not held to the security policy, and rest."""
    return browser.new_context(
        bypass_csp=True,
        color_scheme="light",
        reduced_motion="reduce",
        viewport={"width": WIDTHS[-1], "height": _HEIGHT},
    )


def faults(page: Page) -> dict[str, Any]:
    """Return what is wrong with a page of a bare context, by where and what it is."""
    page.evaluate(AXE_SCRIPT)
    found: dict[str, Any] = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": _HEIGHT})
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        found |= _violations(page, f"{width} light", {})
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        found |= _violations(page, f"{width} dark", _COLOURS)
        wider = page.evaluate(_WIDER)
        found |= {f"{width} is too wide by": wider} if wider > 0 else {}
    return found


def wider(page: Page) -> int:
    """Return by how much a page is wider than its screen."""
    found: int = page.evaluate(_WIDER)
    return max(found, 0)


def faults_here(page: Page) -> dict[str, Any]:
    """Return what is wrong with a page that is not held to the security policy, as it stands."""
    page.evaluate(AXE_SCRIPT)
    found = _violations(page, "here", {})
    return found | ({"too wide by": wider(page)} if wider(page) else {})


def _violations(page: Page, where: str, options: dict[str, Any]) -> dict[str, Any]:
    """Return what axe finds."""
    return {
        f"{where}: {fault['id']}": [node["html"][:160] for node in fault["nodes"][:3]]
        for fault in page.evaluate(_RUN, options)
    }
