"""Chromium, and the stand in it where one contender at a time is measured."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.bench.search.serving import PAGE

_FLAGS: Final = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]  # fmt: skip
_CALL: Final = "async ([name, given]) => (await import('/bench/page/stand.js'))[name](...given)"
_PATIENCE_MS: Final = 120_000
_COLLECTIONS: Final = 3


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the Chromium of the machine, or the one that HEZUO_CHROMIUM names.

    Raises:
        FileNotFoundError: There is none.
    """
    path = os.environ.get("HEZUO_CHROMIUM") or shutil.which("chromium")
    if path is None:
        msg = "no Chromium: install it, or name one in HEZUO_CHROMIUM"
        raise FileNotFoundError(msg)
    with sync_playwright() as program:
        browser = program.chromium.launch(executable_path=path, args=_FLAGS)
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[Page]:
    """Open a page with nothing in its cache."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(_PATIENCE_MS)
    page.goto(address)
    yield page
    context.close()


@dataclass(frozen=True, slots=True)
class Stand:
    """A page on which a contender is measured."""

    page: Page

    def call(self, name: str, *given: object) -> Any:  # noqa: ANN401 # whatever the function of stand.js returns
        """Call a function of `page/stand.js`."""
        return self.page.evaluate(_CALL, [name, given])


@contextmanager
def stand(browser: Browser, address: str) -> Iterator[Stand]:
    """Open an empty stand."""
    with opened(browser, address + PAGE) as page:
        yield Stand(page)


class Heap:
    """The heap of a page's scripts, with the buffers that belong to it."""

    def __init__(self, page: Page) -> None:
        """Look at a page."""
        self._session: CDPSession = page.context.new_cdp_session(page)

    def size(self) -> int:
        """Return the bytes in use, after what is of no use is gone."""
        for _ in range(_COLLECTIONS):
            self._session.send("HeapProfiler.collectGarbage")
        used = self._session.send("Runtime.getHeapUsage")
        return int(used["usedSize"] + used["backingStorageSize"])
