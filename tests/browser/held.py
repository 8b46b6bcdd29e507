"""Answers that come late: kept back until a test lets them go, so that it is certain what is there before them."""

from typing import Final

from playwright.sync_api import Page, Route

_PATIENCE: Final = 1_500
_MOMENT_MS: Final = 20


class Held:
    """What a page asks for once at an address and does not get yet."""

    def __init__(self, page: Page, pattern: str) -> None:
        """Keep back the first answer of an address that matches a pattern."""
        self._page: Final = page
        self._routes: Final[list[Route]] = []
        page.route(pattern, self._keep)

    def let_go(self) -> None:
        """Let the answer come, once it was asked for."""
        self.asked()
        self._routes[0].continue_()

    def asked(self) -> None:
        """Wait until it was asked for."""
        for _ in range(_PATIENCE):
            if self._routes:
                return
            self._page.wait_for_timeout(_MOMENT_MS)
        raise AssertionError(self._page.url)

    def _keep(self, route: Route) -> None:
        if self._routes:
            route.continue_()
        else:
            self._routes.append(route)
