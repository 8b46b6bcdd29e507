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

_AXE_READS: Final = """async ({rules, alike, known}) => {
  const digest = (text) => {
    let [one, two] = [7, 9];
    for (let at = 0; at < text.length; at += 1) {
      one = Math.imul(one ^ text.charCodeAt(at), 2654435761);
      two = Math.imul(two ^ text.charCodeAt(at), 1597334677);
    }
    return [one, two].map((number) => (number >>> 0).toString(36)).join(".");
  };
  const grounds = new Map([[null, ""]]);
  const groundOf = (element) => {
    if (!grounds.has(element)) {
      const {backgroundColor, backgroundImage, opacity, filter, mixBlendMode, position, zIndex} = getComputedStyle(element);
      const own = [backgroundColor, backgroundImage, opacity, filter, mixBlendMode].join();
      const place = position === "static" ? "" : [position, zIndex, element.localName, element.className].join(" ");
      const isPlain = own === "rgba(0, 0, 0, 0),none,1,none,normal" && place === "";
      grounds.set(element, groundOf(element.parentElement) + (isPlain ? "" : `${own} ${place}/`));
    }
    return grounds.get(element);
  };
  const inkOf = (element) => {
    const {color, fontSize, fontWeight, fontStyle, textShadow, textDecorationLine, borderBottom, webkitTextFillColor, display} = getComputedStyle(element);
    return [color, fontSize, fontWeight, fontStyle, textShadow, textDecorationLine, borderBottom, webkitTextFillColor, display].join();
  };
  const written = (element) => [...element.childNodes].filter(({nodeType}) => nodeType === 3).map(({data}) => data.trim()).join("");
  const field = "input, select, textarea";
  const looks = (element) => {
    const isLink = element.matches("a[href]");
    const isOff = element.closest(":disabled, [aria-disabled=true], [inert], label:has(:disabled)") !== null;
    return digest([groundOf(element), inkOf(element), isLink && inkOf(element.parentElement), isOff, element.matches(field)].join(";"));
  };
  const asIs = (element, look) => digest([look, innerWidth, element.getBoundingClientRect().bottom > 0, element.matches(":focus"), element.outerHTML].join(";"));
  const isSeen = (element) => element.checkVisibility({visibilityProperty: true}) && element.getBoundingClientRect().width > 1;
  const words = new Map();
  const wordsOf = (text) => text.trim() === "" ? 0 : words.get(text) ?? words.set(text, words.size + 1).get(text);
  const valueOf = ({name, value}) => {
    if (["alt", "aria-label", "aria-description", "label", "placeholder", "title", "value"].includes(name)) return wordsOf(value);
    return ["class", "content", "d", "datetime", "src", "style"].includes(name) || (name === "href" && !value.startsWith("#")) ? value !== "" : value;
  };
  const isMark = ({name, value}) => !["lang", "hreflang"].includes(name) && !name.startsWith("data-") && !(name === "aria-current" && ["page", "true"].includes(value));
  const marksOf = (element) => [...element.attributes].filter(isMark).map((mark) => `${mark.name}=${valueOf(mark)}`).sort();
  const textOf = (element) => element.matches("[id], h1, h2, h3, h4, h5, h6, legend, caption, summary") ? wordsOf(element.textContent) : written(element) !== "";
  const shapeOf = (element) => [element.localName, ...marksOf(element), textOf(element), isSeen(element), "(", ...[...element.children].map(shapeOf), ")"].join();
  const passed = new Set(known.split(" "));
  const judged = (document.documentElement.judged ??= new Set());
  const unread = new Map();
  for (const element of document.body.querySelectorAll("*")) {
    if ((written(element).length < 2 && !element.matches(field)) || !isSeen(element)) continue;
    const look = looks(element);
    if (passed.has(look) || judged.has(look) || unread.has(look) || passed.has(asIs(element, look))) continue;
    unread.set(look, element);
  }
  const found = [];
  const read = [];
  const asked = {preload: false, resultTypes: ["violations"]};
  if (unread.size > 0) {
    for (const element of unread.values()) element.setAttribute("data-unread", "");
    axe.configure({rules: [{id: "color-contrast", selector: "[data-unread]"}, {id: "link-in-text-block", selector: "a[href][data-unread]"}]});
    const {violations, passes, incomplete} = await axe.run(document, {...asked, runOnly: ["color-contrast", "link-in-text-block"], elementRef: true, resultTypes: ["violations", "passes", "incomplete"]});
    const [faulty, fine, open] = [violations, passes, incomplete].map((rules) => new Set(rules.flatMap(({nodes}) => nodes.map(({element}) => element))));
    for (const element of unread.values()) element.removeAttribute("data-unread");
    for (const [look, element] of unread) {
      if (faulty.has(element)) judged.add(look);
      else read.push(fine.has(element) && !open.has(element) ? look : asIs(element, look));
    }
    found.push(...violations);
  }
  if (rules) {
    const shape = digest(shapeOf(document.documentElement));
    const {violations} = await axe.run(document, {...asked, ...(passed.has(shape) ? alike : rules)});
    if (violations.length === 0) read.push(shape);
    found.push(...violations);
  }
  const {scrollWidth, clientWidth} = document.documentElement;
  const violations = found.map(({id, nodes}) => ({id, nodes: nodes.map(({html}) => ({html}))}));
  return {violations, read: read.join(" "), wider: scrollWidth - clientWidth};
}"""
"""Colours are most of axe's work, and all pages repeat them: they are read of the first element that looks so, by its ink, its
size and all that lies under it, as the browser paints them in this scheme and on this screen; what stands elsewhere than where
it flows is told apart by its place too. Only where axe said that all is well is a look known; where it could not tell, or did
not look, the very same element alone is. Of a single sign axe never says that it is too pale. The other rules look at what a page is built of, what of it is shown, and
whether something is said or said twice: of a page that is like one before in all this, such as the same in another language or
on another screen, they say the same again. Nothing is preloaded: only rules for sounds and for the turning of screens want that.
"""

_IS_OPEN: Final = "'axe' in globalThis"
_PLACE: Final = "/axe.js"
_SHOW: Final = f"""async (address) => {{
  const runs = (page) => page.querySelector("script:not([type='application/ld+json'], [src$='{_PLACE}'])") !== null;
  if (!("axe" in globalThis) || !document.documentElement || runs(document)) return false;
  const next = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
  if (runs(next)) return false;
  history.replaceState(null, "", address);
  document.replaceChild(document.adoptNode(next.documentElement), document.documentElement);
  scrollTo(0, 0);
  return true;
}}"""
_AXE: Final = Response(AXE_SCRIPT, media_type="text/javascript", headers={"Cache-Control": "max-age=3600"})
STILL: Final = 0.0001
"""Below this share of the screen nothing that a reader sees has moved: a busy machine pauses while it reads a page."""

_COLOURS: Final = ("color-contrast", "link-in-text-block")
"""What another colour scheme can change; everything else is found in the first."""
_REST: Final = {"rules": {rule: {"enabled": False} for rule in _COLOURS}}
_ALIKE: Final = {
    "runOnly": [
        "scrollable-region-focusable",
        "html-has-lang",
        "html-lang-valid",
        "valid-lang",
        "meta-viewport",
        "meta-refresh",
    ]
}
"""What other words, another language or another width can change of a page that is built alike, besides colours."""
_READ: Final[set[str]] = set()
"""The looks and the shapes in which this process found nothing wrong."""

_WIDER: Final = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


class Readable:
    """A site that has axe at hand: as a file it is compiled once, where a text is compiled for every page."""

    def __init__(self, site: ASGIApp) -> None:
        """Keep the site."""
        self._site: Final = site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        await (_AXE if scope["path"] == _PLACE else self._site)(scope, receive, send)


def show(page: Page, address: str) -> None:
    """Open a page of the site: in place of the last one where axe is there already and the page has no script that would run.

    Axe is slow until it is compiled anew, which is most of what it costs to read a page.
    """
    if not page.url.startswith("http") or not page.evaluate(_SHOW, address):
        page.goto(address)


def faults(page: Page, *schemes: Scheme) -> dict[str, Any]:
    """Return what is wrong with a page of a bare context, by where and what it is: in both schemes unless some are named."""
    _open(page)
    found: dict[str, Any] = {}
    read = schemes or SCHEMES
    for scheme in read:
        page.emulate_media(color_scheme=scheme)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": _HEIGHT})
            rules = _REST if scheme == read[0] else None  # no scheme changes more than colours
            found |= _reading(page, f"{width} {scheme}", rules)
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
    return _reading(page, "here", _REST)


def _reading(page: Page, where: str, rules: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return what axe and the ruler find, by where and what it is, with a few elements each.

    Args:
        page: A page with axe in it.
        where: What the screen is called.
        rules: What axe is asked for besides colours; nothing where there are none.
    """
    asked = {"rules": rules, "alike": _ALIKE, "known": " ".join(_READ)}
    answer = page.evaluate(_AXE_READS, asked)
    _READ.update(answer["read"].split())
    too_wide = {f"{where} is too wide by": answer["wider"]} if answer["wider"] > 0 else {}
    elements = {fault["id"]: [node["html"][:160] for node in fault["nodes"][:3]] for fault in answer["violations"]}
    return {f"{where}: {fault}": nodes for fault, nodes in elements.items()} | too_wide
