"""Pages that many tests share: to open a page costs what three visits cost, so one is emptied after each test and kept."""

from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Error, Page

_SIZE: Final = {"width": 1280, "height": 720}
"""What a new page has."""

_NOWHERE: Final = "/robots.txt"
_LEFT: Final = "a test has left"
_LEAVE: Final = f"""() => {{
  stop();
  sessionStorage.setItem("{_LEFT}", "");
  history.replaceState(null, "", "{_NOWHERE}");
  document.documentElement?.remove();
  return matchMedia("print, (prefers-color-scheme: dark)").matches;
}}"""
_FORGET: Final = f"""(() => {{
  if (!location.protocol.startsWith("http") || sessionStorage.getItem("{_LEFT}") === null) return;
  localStorage.clear();
  sessionStorage.clear();
}})();"""
"""Nothing more is asked for, and nothing is drawn. Whatever is opened next is another page, even where only what follows the `#` is another, and
forgets what was kept before anything of it runs: the last one keeps nothing more by then."""


class Shared:
    """A page in a context of its own, in which each test of one site finds what it would find in a new one.

    It stays where a test left it: to go elsewhere in between costs what a test costs. Only once a test goes somewhere is
    the storage empty; one that wants something to be kept goes somewhere first. Scripts that a test puts into a page, and
    what listens to it, stay with the page: such a test opens one of its own. What stays too is what the browser compiled
    and what its cache holds. Nothing moves: a quarter of a visit is the way in which one page becomes another.
    """

    def __init__(self, browser: Browser, **settings: Any) -> None:  # noqa: ANN401 # Playwright's own
        """Open the page.

        Args:
            browser: The browser.
            settings: What the context is opened with.
        """
        self.context: Final[BrowserContext] = browser.new_context(reduced_motion="reduce", **settings)
        self.page: Final[Page] = self.context.new_page()
        self.page.add_init_script(_FORGET)

    def empty(self) -> None:
        """Close what a test opened, and let the next page forget what it left behind."""
        for page in self.context.pages:
            if page is not self.page:
                page.close()
        self.page.unroute_all(behavior="ignoreErrors")
        self.context.set_offline(offline=False)
        self.context.clear_cookies()
        self.context.clear_permissions()
        is_drawn_otherwise = urlsplit(self.page.url).scheme == "http" and self._leave()
        if self.page.viewport_size != _SIZE:
            self.page.set_viewport_size(_SIZE)
        if is_drawn_otherwise:
            self.page.emulate_media(media="null", color_scheme="light")

    def _leave(self) -> bool:
        """Leave the page alone, and say whether it is drawn otherwise than a new one."""
        try:
            is_drawn_otherwise: bool = self.page.evaluate(_LEAVE)
        except Error:  # a page that is leaving by itself goes its way first
            self.page.wait_for_load_state()
            is_drawn_otherwise = self.page.evaluate(_LEAVE)
        return is_drawn_otherwise


@dataclass(frozen=True)
class Pages:
    """Pages at which people take turns, several in a journey; each has cookies and storage of its own.

    Attributes:
        browser: The browser in which they are.
    """

    browser: Browser
    _free: dict[bool, list[Shared]] = field(default_factory=dict)
    _taken: list[tuple[bool, Shared]] = field(default_factory=list)

    def take(self, *, bypass_csp: bool = False) -> Page:
        """Return a page without a past, until the end of a test.

        Args:
            bypass_csp: Whether it is not held to the security policy.
        """
        free = self._free.get(bypass_csp)
        found = free.pop() if free else Shared(self.browser, bypass_csp=bypass_csp)
        self._taken.append((bypass_csp, found))
        return found.page

    def empty(self) -> None:
        """Take every page back, without what was done at it."""
        while self._taken:
            bypass_csp, page = self._taken.pop()
            page.empty()
            self._free.setdefault(bypass_csp, []).append(page)
