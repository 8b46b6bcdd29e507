"""Rules on guides: the two languages are one text."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from site_builder.rules.frame import Fault, Subject, rule

_HEADING: Final = re.compile(r"(?m)\n(?:[ \t]*(?:>|[*+-]|\d{1,9}[.)]))*[ \t]*(#{1,6})(?:[ \t]+(.*))?$")
_LINE_BELOW: Final = re.compile(r"(?m)\n {0,3}(?:=+|-+)[ \t]*$")
_UNDERLINED: Final = re.compile(
    r"(?m)^ {0,3}(?![>|#]|[*+-][ \t]|\d{1,9}[.)][ \t]|[-*_ \t]+$)(\S.*)\n {0,3}(?:=+|-+)[ \t]*$"
)
_ID: Final = re.compile(r"\{#([a-z0-9]+(?:-[a-z0-9]+)*)\}$")


class _Heading(NamedTuple):
    """A heading: where its signs stand, the signs, its words with its id, and the id or nothing."""

    offset: int
    signs: str
    words: str
    id: str


@lru_cache(maxsize=4)
def _headings(body: str) -> tuple[_Heading, ...]:
    """Return the headings of one language, which are asked for four times; lines are found by the break before them."""
    return tuple(
        _Heading(match.start(1) - 1, match[1], words, named[1] if named else "")
        for match in _HEADING.finditer("\n" + body)
        for words in [(match[2] or "").rstrip()]
        for named in [_ID.search(words)]
    )


def _ids(body: str) -> list[str]:
    return [heading.id for heading in _headings(body) if heading.id]


@rule("heading-id", "guide", "text")
def headings_carry_an_id(subject: Subject) -> Iterator[Fault]:
    """Yield headings without `{#id}`, of the first level, underlined, or with an id that stands twice."""
    seen: set[str] = set()
    for heading in _headings(subject.text):
        if not heading.id or heading.signs == "#" or heading.id in seen:
            yield Fault(offset=heading.offset, values=(("text", heading.words),))
        seen.add(heading.id)
    for match in _UNDERLINED.finditer(subject.text) if _LINE_BELOW.search(subject.text) else ():
        yield Fault(offset=match.start(1), values=(("text", match[1].rstrip()),))


@rule("sections-differ", "guide", "text")
def both_languages_have_the_same_sections(subject: Subject) -> Iterator[Fault]:
    """Yield the first section that the two languages do not share at the same place."""
    here, there = _ids(subject.text), _ids(subject.other)
    for index, name in enumerate(here):
        if index >= len(there) or there[index] != name:
            offset = subject.text.find("{#" + name + "}")
            missing = there[index] if index < len(there) else ""
            yield Fault(offset=offset, values=(("text", name), ("other", missing)))
            return
    if len(there) > len(here):
        yield Fault(offset=max(len(subject.text) - 1, 0), values=(("text", ""), ("other", there[len(here)])))
