"""Rules on guides: the two languages are one text."""

import re
from collections.abc import Iterator
from typing import Final

from site_builder.rules.frame import Fault, Subject, rule

_HEADING: Final = re.compile(r"(?m)^(?:[ \t]*(?:>|[*+-]|\d{1,9}[.)]))*[ \t]*(#{1,6})(?:[ \t]+(.*))?$")
_UNDERLINED: Final = re.compile(
    r"(?m)^ {0,3}(?![>|#]|[*+-][ \t]|\d{1,9}[.)][ \t]|[-*_ \t]+$)(\S.*)\n {0,3}(?:=+|-+)[ \t]*$"
)
_ID: Final = re.compile(r"\{#([a-z0-9]+(?:-[a-z0-9]+)*)\}$")


def _ids(body: str) -> list[str]:
    return [match[1] for heading in _HEADING.finditer(body) if (match := _ID.search(_words(heading)))]


def _words(heading: re.Match[str]) -> str:
    return (heading[2] or "").rstrip()


@rule("heading-id", "guide", "text")
def headings_carry_an_id(subject: Subject) -> Iterator[Fault]:
    """Yield headings without `{#id}`, of the first level, underlined, or with an id that stands twice."""
    seen: set[str] = set()
    for heading in _HEADING.finditer(subject.text):
        words = _words(heading)
        match = _ID.search(words)
        if match is None or heading[1] == "#" or match[1] in seen:
            yield Fault(offset=heading.start(1), values=(("text", words),))
        if match:
            seen.add(match[1])
    for heading in _UNDERLINED.finditer(subject.text):
        yield Fault(offset=heading.start(1), values=(("text", heading[1].rstrip()),))


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
