"""From a keystroke to its painted result on the real page, beside an engine that does nothing."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Page, Route

from tests.bench.search.browser import Heap, opened, stand
from tests.bench.search.queries import QUERIES, prefixes

LISTING: Final = "/zh/providers"
_PAGE: Final = Path(__file__).with_name("page")
_WATCH: Final = (_PAGE / "paints.js").read_text("utf-8")
_EMPTY: Final = {name: (_PAGE / f"empty_{name}.js").read_text("utf-8") for name in ("engine", "deep", "relax")}
_DONE: Final = "() => window.painted"
_IS_WHOLE: Final = "() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('variants.json'))"
_PAUSE_MS: Final = 300


def told(browser: Browser, address: str, index: str) -> dict[str, Any]:
    """Return what our engine answers to every prefix, for the engine that only repeats it."""
    texts = ["", *(text for query in QUERIES for text in prefixes(query))]
    with stand(browser, address) as page:
        page.call("prepare", "ours", index)
        page.call("make", "zh")
        return dict(page.call("told", texts))


def paints(browser: Browser, address: str, answers: Mapping[str, object] | None = None) -> list[float]:
    """Return the seconds from each keystroke to its painted result.

    Args:
        browser: A running browser.
        address: The site with the generated providers.
        answers: What an empty engine answers; our own engine works where there are none.
    """
    with opened(browser, "about:blank") as page:
        page.add_init_script(_WATCH)
        for name, module in _EMPTY.items() if answers else ():
            _replace(page, name, module.replace("ANSWERS", json.dumps(answers)))
        _open(page, address)
        return [time / 1000 for query in QUERIES for time in _typed(page, query)]


def heap_of(browser: Browser, address: str) -> int:
    """Return the bytes that our search adds to the heap of its page, when everything is read and was used.

    The scripts with which Playwright finds and fills the box are there before it is measured.
    """
    with opened(browser, "about:blank") as page:
        page.add_init_script(_WATCH)
        page.goto(address + LISTING)
        page.locator("[name=q]").is_editable()
        heap = Heap(page)
        before = heap.size()
        _begin(page)
        for query in QUERIES:
            list(_typed(page, query))
        return heap.size() - before


def _replace(page: Page, name: str, module: str) -> None:
    """Let a module stand for the class of that name in the file that is served, and leave what else is in it."""

    def answer(route: Route) -> None:
        served = route.fetch()
        kept = served.text().replace(f"export class {name.capitalize()}", "class Replaced")
        route.fulfill(response=served, body=f"{kept}\n{module}" if name == "engine" else module)

    page.route(f"**/static/js/{name}.*.js", answer)


def _open(page: Page, address: str) -> None:
    page.goto(address + LISTING)
    _begin(page)


def _begin(page: Page) -> None:
    """Let the search load, and wait until it has read all its parts."""
    page.locator("[name=q]").focus()
    page.wait_for_function(_IS_WHOLE)
    page.wait_for_timeout(_PAUSE_MS)


def _typed(page: Page, query: str) -> Iterator[float]:
    """Type a query into the empty box and yield the milliseconds to each paint."""
    page.locator("[name=q]").fill("")
    page.evaluate(_DONE)
    for character in query:
        page.keyboard.insert_text(character)
        yield page.evaluate(_DONE)
