"""Rules on characters that are spelled instead of written: whoever reads the file does not see what the page will say."""

import re
from collections.abc import Iterator
from html.entities import html5
from typing import Final

from site_builder.rules.frame import PROSE, YAML, Fault, Subject, later, rule

_NUMBERED: Final = "#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}"
_ENTITY: Final = later(rf"&(?:{_NUMBERED}|[A-Za-z][A-Za-z0-9]{{1,31}});")
_SIGNS: Final = sorted(
    name[:-1] for name, meant in html5.items() if name[-1] == ";" and (meant.isascii() or not meant.isprintable())
)
ENTITY: Final = later(f"&(?:{_NUMBERED}|{'|'.join(_SIGNS)});")
"""What a page may look for without knowing all two thousand names: numbers, and the names of plain signs and of what shows nothing."""
_BACKSLASH: Final = re.compile(r"\\(?=[@:/.-][A-Za-z0-9])(?<![0-9]\\)|\\@")
_TARGET: Final = re.compile(r"\]\([^)\n]*\)|<https?://[^>\s]*>|https?://[^\s<>]*")
_USUAL: Final = frozenset({"&amp;", "&lt;", "&gt;"})


@rule("text-entity", *YAML, *PROSE)
def characters_are_written_not_spelled(subject: Subject) -> Iterator[Fault]:
    """Yield an HTML entity: in Markdown it becomes its character, with which no other rule would be met, and in a field it stays.

    In Markdown the three that some editors write for `&`, `<` and `>` pass, and links, which have a rule of their own.
    """
    text = subject.text
    if "&" not in text:
        return
    is_prose = subject.kind in PROSE
    for match in _ENTITY.finditer(_TARGET.sub(_blank, text) if is_prose else text):
        is_known = match[0][1] == "#" or match[0][1:] in html5
        if is_known and not (is_prose and match[0] in _USUAL):
            yield Fault(offset=match.start(), values=(("text", match[0]),))


@rule("markdown-escape", *PROSE)
def signs_of_addresses_are_not_escaped(subject: Subject) -> Iterator[Fault]:
    r"""Yield a backslash before a sign that makes an address or a number, as in `li\@a.test`: the page shows none."""
    for match in _BACKSLASH.finditer(subject.text) if "\\" in subject.text else ():
        yield Fault(offset=match.start(), values=(("text", subject.text[match.start() : match.start() + 2]),))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
