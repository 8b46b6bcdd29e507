"""What axe and a ruler find on a page: in both widths and both colour schemes, of one state that is made only once."""

from typing import Any, Final, Literal

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

WIDTHS: Final = (390, 1280)
BARE: Final[dict[str, Any]] = {"bypass_csp": True}
"""Settings of a context into whose pages axe can be put: they are not held to the security policy."""

_HEIGHT: Final = 844
Scheme = Literal["light", "dark"]
SCHEMES: Final[tuple[Scheme, ...]] = ("light", "dark")
SCHEME_OF: Final[dict[str, Scheme]] = {"en": "light", "zh": "dark"}
"""Where both languages of a page are read: they share a template and its colours, so that each has one scheme read."""

_RUN: Final = "async (rules) => (await axe.run(document, {resultTypes: ['violations'], ...rules})).violations"
_LOOKS: Final = """async ({rules, shown}) => {
  const passing = new Set(["alt", "aria-describedby", "aria-label", "aria-labelledby", "d", "data-code", "data-id", "datetime", "for", "href", "id", "name", "src", "title", "value"]);
  const marks = (element) => [...element.attributes].map(({name, value}) => passing.has(name) ? name : `${name}=${value}`).sort();
  const look = (element, place, of) => [element.localName, ...marks(element), Math.min(place, 2), place === of - 1, element.matches(":checked"), element.querySelector(":checked, [aria-current]") !== null].join(" ");
  const looks = new Set();
  const known = [];
  const isKnown = (element, path, place, of) => {
    const way = `${path} > ${look(element, place, of)}`;
    const isVisible = element.checkVisibility();
    const isSeen = looks.has(way) || (shown && (globalThis.shown.has(element) || !isVisible));
    if (isVisible) looks.add(way);
    const parts = [...element.children];
    const knownParts = parts.filter((part, number) => isKnown(part, way, number, parts.length));
    if (isSeen && knownParts.length === parts.length) return true;
    known.push(...knownParts);
    return false;
  };
  if (isKnown(document.documentElement, "", 0, 1)) return [];
  globalThis.shown = new WeakSet([...document.querySelectorAll("*")].filter((element) => element.checkVisibility() && element.getBoundingClientRect().width > 1));
  const context = known.length ? {include: document, exclude: known} : document;
  return (await axe.run(context, {resultTypes: ["violations"], ...rules})).violations;
}"""
"""Colours are most of axe's work, and a list repeats them: they are read of the first element that looks so, by elements,
classes and states on the way down and by its place; with `shown`, only of what the reading before did not have on its screen:
our styles give colours of their own to narrow screens only, which are read first."""

_PLACE: Final = "/axe.js"
_AXE: Final = Response(AXE_SCRIPT, media_type="text/javascript", headers={"Cache-Control": "max-age=3600"})
STILL: Final = 0.0001
"""Below this share of the screen nothing that a reader sees has moved: a busy machine pauses while it reads a page."""

_COLOURS: Final = ("color-contrast", "link-in-text-block")
"""What another colour scheme can change; everything else is found in the first."""
_ONLY: Final = {"runOnly": list(_COLOURS)}
_REST: Final = {"rules": {name: {"enabled": False} for name in _COLOURS}}
_WIDER: Final = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


class Readable:
    """A site that has axe at hand: as a file it is compiled once, where a text is compiled for every page."""

    def __init__(self, site: ASGIApp) -> None:
        """Keep the site."""
        self._site: Final = site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        await (_AXE if scope["path"] == _PLACE else self._site)(scope, receive, send)


def faults(page: Page, *schemes: Scheme) -> dict[str, Any]:
    """Return what is wrong with a page of a bare context, by where and what it is: in both schemes unless some are named."""
    _open(page)
    found: dict[str, Any] = {}
    read = schemes or SCHEMES
    for scheme in read:
        page.emulate_media(color_scheme=scheme)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": _HEIGHT})
            found |= _colours(page, f"{width} {scheme}", besides=width != WIDTHS[0])
            found |= _layout(page, f"{width}") if scheme == read[0] else {}
    return found


def _open(page: Page) -> None:
    """Put axe into a page, unless it is there."""
    if page.evaluate("'axe' in globalThis"):
        return
    if page.url.startswith("http"):
        page.add_script_tag(url=_PLACE)
    else:
        page.evaluate(AXE_SCRIPT)


def _layout(page: Page, where: str) -> dict[str, Any]:
    """Return what is wrong besides colours: no scheme changes that."""
    return _violations(page, where) | ({f"{where} is too wide by": many} if (many := wider(page)) else {})


def wider(page: Page) -> int:
    """Return by how much a page is wider than its screen."""
    found: int = page.evaluate(_WIDER)
    return max(found, 0)


def faults_here(page: Page) -> dict[str, Any]:
    """Return what is wrong with a page that is not held to the security policy, as it stands."""
    _open(page)
    found = _violations(page, "here") | _colours(page, "here")
    return found | ({"too wide by": wider(page)} if wider(page) else {})


def _violations(page: Page, where: str) -> dict[str, Any]:
    """Return what axe finds but for colours."""
    return _told(where, page.evaluate(_RUN, _REST))


def _colours(page: Page, where: str, *, besides: bool = False) -> dict[str, Any]:
    """Return what axe finds of colours; `besides`: of what was not on the screen at the reading before, in the same scheme."""
    return _told(where, page.evaluate(_LOOKS, {"rules": _ONLY, "shown": besides}))


def _told(where: str, violations: list[dict[str, Any]]) -> dict[str, Any]:
    """Return faults by where and what they are, with a few elements each."""
    return {f"{where}: {fault['id']}": [node["html"][:160] for node in fault["nodes"][:3]] for fault in violations}
