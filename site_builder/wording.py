"""Where two versions of a text part, so that a person sees what changed and not where both say the same."""

import re
from collections.abc import Iterator
from typing import Final

from site_builder import urls
from site_builder.model.localized import Language

_PROSE: Final = re.compile(r"content/(guides|pages)/([a-z0-9-]+)/(en|zh)\.md")
_HEADING: Final = re.compile(r"(?m)^#{2,6}[ \t]([^\n]*)\{#([a-z0-9-]+)\}[ \t]*$")
_AROUND: Final = 24
_KEPT: Final = 8
_SHORT: Final = 80
_EDGE: Final = re.compile(r"[\s，。；：、,.;:]")


def apart(before: str, after: str) -> tuple[str, str]:
    """Return the parts of two texts that differ, with some words around them; short texts as they stand."""
    if max(len(before), len(after)) <= _SHORT:
        return before, after
    shorter = min(len(before), len(after))
    start = next((at for at in range(shorter) if before[at] != after[at]), shorter)
    rest = shorter - start
    end = next((at for at in range(rest) if before[-1 - at] != after[-1 - at]), rest)
    return _part(before, start, len(before) - end), _part(after, start, len(after) - end)


def _part(text: str, start: int, end: int) -> str:
    """Return a part of a text with what stands around it, cut where a word or a phrase ends."""
    first, last = max(start - _AROUND, 0), min(end + _AROUND, len(text))
    edges = [match.end() for match in _EDGE.finditer(text, first, max(first, start - _KEPT))] if first else []
    first = edges[0] if edges else first
    edges = [match.start() for match in _EDGE.finditer(text, min(last, end + _KEPT), last)] if last < len(text) else []
    last = edges[-1] if edges else last
    return ("…" if first else "") + text[first:last].strip() + ("…" if last < len(text) else "")


def is_prose(path: str) -> bool:
    """Whether a path is one language of a guide or of a page of text."""
    return _PROSE.fullmatch(path) is not None


def address(path: str) -> str:
    """Return the address of the page that is made of one language of a text; nothing where the site has no such page."""
    _, kind, name, file = path.split("/")
    language: Language = "zh" if file == "zh.md" else "en"
    if kind == "guides":
        return urls.guide(language, name)
    try:
        return urls.fixed(language, name)
    except KeyError:
        return ""


def sections(before: str, after: str) -> Iterator[tuple[str, str, str]]:
    """Yield the sections that differ between two versions of a text.

    Yields:
        The section's heading, empty for what stands before the first one; its text before and now, empty where it is missing.
    """
    old, new = _sections(before), _sections(after)
    for name in dict.fromkeys((*new, *old)):
        (_, was), (title, now) = old.get(name, ("", "")), new.get(name, ("", ""))
        if was != now or (name in old) != (name in new):
            yield title or old.get(name, ("", ""))[0], was, now


def _sections(text: str) -> dict[str, tuple[str, str]]:
    """Return heading and text of each section by its id, on one line each."""
    found = list(_HEADING.finditer(text))
    starts = [heading.start() for heading in found]
    parts = zip(found, [*starts[1:], len(text)], strict=False) if found else ()
    kept = {heading[2]: (heading[1].strip(), _line(text[heading.end() : end])) for heading, end in parts}
    lead = _line(text[: starts[0] if starts else len(text)])
    return ({"": ("", lead)} if lead else {}) | kept


def _line(text: str) -> str:
    return " ".join(text.split())
