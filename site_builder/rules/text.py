"""Rules on text as it is written: one scan of the file each."""

import re
from collections.abc import Iterator
from typing import Final

from site_builder.rules.frame import Fault, Subject, rule

_TRAP: Final = re.compile(
    r"(?m)(?:^|[:\-\[{,])[ \t]+(yes|no|on|off|y|n|null|~|0\d+|\d+:[0-5]\d(?::[0-5]\d)?)[ \t]*(?=$|[,\]}]|[ \t]#)",
    re.IGNORECASE,
)
_DATE_IN_TEXT: Final = re.compile(
    r"(?m)(?:^|[{,\-])[ \t]*(?!(?:dated|read|confirmed|checked|since|until|on|listed_on|changed_on):)(\w+):[ \t]+(\d{4}-\d{2}-\d{2})[ \t]*(?=$|[,}]|[ \t]#)"
)
_HTML: Final = re.compile(r"<(?:[a-zA-Z][a-zA-Z0-9-]*(?=[\s/>])|/[a-zA-Z]|!--|!\[|\?)")
_CONTROL: Final = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_SCHEME: Final = re.compile(r"(?i)\b(javascript|data|vbscript|file|blob):(?=[^\s\"'])")


@rule("yaml-trap", "provider", "sources", "program", "taxonomy", "glossary")
def scalars_that_other_readers_misread(subject: Subject) -> Iterator[Fault]:
    """Yield plain `no`, `on`, `~`, `012` and `12:30`, which YAML tools read as something other than text."""
    for match in _TRAP.finditer(subject.text):
        yield Fault(offset=match.start(1), values=(("text", match[1]),))


@rule("yaml-trap-date", "provider", "sources", "program", "taxonomy", "glossary")
def dates_where_text_belongs(subject: Subject) -> Iterator[Fault]:
    """Yield an unquoted day in a field of text."""
    for match in _DATE_IN_TEXT.finditer(subject.text):
        yield Fault(offset=match.start(2), values=(("text", match[2]), ("key", match[1])))


@rule("text-html", "provider", "sources", "program", "taxonomy", "glossary", "guide", "text")
def markup_in_text(subject: Subject) -> Iterator[Fault]:
    """Yield HTML tags and comments: the content is text and Markdown."""
    for match in _HTML.finditer(subject.text):
        yield Fault(
            offset=match.start(), values=(("text", subject.text[match.start() : match.start() + 24].split("\n")[0]),)
        )


@rule("text-invisible", "provider", "sources", "program", "taxonomy", "glossary", "guide", "text")
def invisible_characters(subject: Subject) -> Iterator[Fault]:
    """Yield control, bidirectional and zero-width characters."""
    for match in _CONTROL.finditer(subject.text):
        yield Fault(offset=match.start(), values=(("text", f"U+{ord(match[0]):04X}"),))


@rule("link-unsafe", "provider", "sources", "program", "guide", "text")
def links_that_run_or_read(subject: Subject) -> Iterator[Fault]:
    """Yield links with a scheme that runs script or reads files."""
    for match in _SCHEME.finditer(subject.text):
        yield Fault(offset=match.start(), values=(("text", match[1].lower() + ":"),))
