"""What axe and a ruler find on a page: in both widths and both colour schemes, of one state that is made only once."""

from collections.abc import Mapping
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

_AXE_READS: Final = """async ({settings, alike, shown, known}) => {
  const passing = new Set(["alt", "aria-describedby", "aria-label", "aria-labelledby", "d", "data-code", "data-id", "datetime", "for", "href", "id", "name", "src", "title", "value"]);
  const states = [":checked", ":disabled", ":focus", ":hover", ":target", ":invalid"];
  const marks = (element) => [...element.attributes].map(({name, value}) => passing.has(name) ? name : `${name}=${value}`).sort();
  const look = (element, place, of) => [element.localName, ...marks(element), Math.min(place, 2), place === of - 1, ...states.map((state) => element.matches(state)), element.querySelector(":checked, [aria-current]") !== null].join(" ");
  const digest = (text) => {
    let [one, two] = [7, 9];
    for (let at = 0; at < text.length; at += 1) {
      one = Math.imul(one ^ text.charCodeAt(at), 2654435761);
      two = Math.imul(two ^ text.charCodeAt(at), 1597334677);
    }
    return [one, two].map((number) => (number >>> 0).toString(36)).join(".");
  };
  const sheets = [...document.querySelectorAll("style, link[rel~=stylesheet]")].map((sheet) => sheet.href ?? sheet.textContent);
  const screen = [innerWidth, ...["(prefers-color-scheme: dark)", "print"].map((media) => matchMedia(media).matches), ...sheets];
  const looks = new Set(known.split(" "));
  const read = new Map();
  const visit = (element, path, place, of) => {
    const way = digest(`${path} > ${look(element, place, of)}`);
    if (!looks.has(way) && element.checkVisibility() && !(shown && globalThis.shown.has(element))) {
      looks.add(way);
      read.set(way, element);
    }
    [...element.children].forEach((part, number, parts) => visit(part, way, number, parts.length));
  };
  visit(document.documentElement, digest(screen.join()), 0, 1);
  const all = [...document.querySelectorAll("*")];
  const visible = new WeakMap(all.map((element) => [element, element.checkVisibility({visibilityProperty: true})]));
  const isAlike = shown && all.every((element) => visible.get(element) === globalThis.visible.get(element));
  globalThis.visible = visible;
  globalThis.shown = new WeakSet(all.filter((element) => element.checkVisibility() && element.getBoundingClientRect().width > 1));
  for (const element of read.values()) element.setAttribute("data-unread", "");
  axe.configure({rules: [{id: "color-contrast", selector: "[data-unread]"}, {id: "link-in-text-block", selector: "a[href][data-unread]"}]});
  const {violations} = await axe.run(document, {resultTypes: ["violations"], preload: false, ...(isAlike ? alike : settings)});
  for (const element of read.values()) element.removeAttribute("data-unread");
  const {scrollWidth, clientWidth} = document.documentElement;
  return {violations, read: [...read.keys()].join(" "), wider: scrollWidth - clientWidth};
}"""
"""Colours are most of axe's work, and lists and pages repeat them: they are read of the first element that looks so, by the
style sheet, the scheme and the width, by elements, classes and states on the way down and by its place; with `shown`, only of
what the reading before did not have on its screen: our styles give colours of their own to narrow screens only, which are read
first. Where both screens show the same elements, rules that look at elements and not at where they are say the same again.
Nothing is preloaded: only rules for sounds and for the turning of screens want that."""

_IS_OPEN: Final = "'axe' in globalThis"
_PLACE: Final = "/axe.js"
_AXE: Final = Response(AXE_SCRIPT, media_type="text/javascript", headers={"Cache-Control": "max-age=3600"})
STILL: Final = 0.0001
"""Below this share of the screen nothing that a reader sees has moved: a busy machine pauses while it reads a page."""

_COLOURS: Final = ("color-contrast", "link-in-text-block")
"""What another colour scheme can change; everything else is found in the first."""
_ONLY: Final = {"runOnly": list(_COLOURS)}
_PLACED: Final = {"runOnly": [*_COLOURS, "scrollable-region-focusable"]}
"""What another width can change of the same elements."""
_READ: Final[set[str]] = set()
"""The looks in which this process found nothing wrong; of a reading that found a fault, none is taken as read."""

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
            settings = {} if scheme == read[0] else _ONLY  # no scheme changes the rest
            found |= _reading(page, f"{width} {scheme}", settings, besides=width != WIDTHS[0])
    return found


def _open(page: Page) -> None:
    """Put axe into a page, unless it is there."""
    if page.evaluate(_IS_OPEN):
        return
    if page.url.startswith("http"):
        page.add_script_tag(url=_PLACE)
    else:
        page.evaluate(AXE_SCRIPT)


def wider(page: Page) -> int:
    """Return by how much a page is wider than its screen."""
    found: int = page.evaluate(_WIDER)
    return max(found, 0)


def faults_here(page: Page) -> dict[str, Any]:
    """Return what is wrong with a page as it stands, also of one that is held to the security policy."""
    if not page.evaluate(_IS_OPEN):
        page.evaluate(AXE_SCRIPT)
    return _reading(page, "here", {})


def _reading(page: Page, where: str, settings: Mapping[str, Any], *, besides: bool = False) -> dict[str, Any]:
    """Return what axe and the ruler find, by where and what it is, with a few elements each.

    Args:
        page: A page with axe in it.
        where: What the screen is called.
        settings: What axe is asked for.
        besides: Read only what the reading before, in the same scheme, did not have on its screen.
    """
    asked = {"settings": settings, "alike": settings or _PLACED, "shown": besides, "known": " ".join(_READ)}
    answer = page.evaluate(_AXE_READS, asked)
    if not answer["violations"]:
        _READ.update(answer["read"].split())
    too_wide = {f"{where} is too wide by": answer["wider"]} if answer["wider"] > 0 else {}
    elements = {fault["id"]: [node["html"][:160] for node in fault["nodes"][:3]] for fault in answer["violations"]}
    return {f"{where}: {fault}": nodes for fault, nodes in elements.items()} | too_wide
