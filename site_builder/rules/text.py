"""Rules on text as it is written.

Each begins with a scan that finds nothing in most files. It is cheap where its pattern begins with one plain character,
which the engine looks for at the speed of memory; what such a scan finds is then looked at exactly.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from site_builder.read import layout
from site_builder.rules.frame import PROSE, YAML, Fault, Subject, is_printable, named, rule, texts

_TRAP: Final = re.compile(r"0\d+|\d+:[0-5]\d(?::[0-5]\d)?|(?=[yYnNoO~])(?i:yes|no|on|off|y|n|null|~)", re.ASCII)
_MAYBE_TRAP: Final = tuple(
    re.compile(rf"{before}(?=[yYnNoO~0-9])(?:{_TRAP.pattern})[ \t\r]*(?:[,\]}}\n#]|\Z)", re.ASCII)
    for before in (r":[ \t]*", r",[ \t]*", r"\[[ \t]*", r"-[ \t]+", r"\n[ \t]*")
)
_QUOTED: Final = re.compile(r"""((?:[\[{,]|[:-] ) *)"[^"\n]*\"""")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DAY_FIELDS: Final = frozenset(
    {"dated", "read", "confirmed", "checked", "since", "until", "on", "listed_on", "changed_on", "published_on"}
)
_MAYBE_DAY: Final = re.compile(
    r"-(?=\d\d-\d\d[ \t\r]*(?:[,\]}\n#]|\Z))(?<=\d{4}-)"
    + "".join(rf"(?<!{before}{field}: \d{{4}}-)" for field in sorted(_DAY_FIELDS) for before in (r"[ {\n]", r"\A")),
    re.ASCII,
)
HTML: Final = re.compile(r"<(?:[a-zA-Z][a-zA-Z0-9-]*(?=[\s/>])|/[a-zA-Z]|!--|!\[|\?)")
CONTROL: Final = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)
BIDI: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
PLACEHOLDERS: Final = frozenset({
    "-", "--", "—", "——", "–", "/", "?", "？", "n/a", "na", "nil", "none", "not known", "not stated", "not available",
    "unknown", "tbd", "tba", "tbc", "todo", "to do", "fixme", "xxx", "无", "暂无", "没有", "未知", "不详", "未说明", "未注明",
    "待定", "待补充", "待翻译", "待填", "待填写", "略",
})  # fmt: skip
_LONGEST_PLACEHOLDER: Final = 16
_BRANDS: Final = frozenset({"brands", "own_brands"})
_WRITTEN: Final = ("en", "zh", "title", "publisher", "name", "value")
_SCHEMES: Final = ("blob", "data", "file", "javascript", "vbscript")
_LONGEST: Final = max(map(len, _SCHEMES))
_SCHEME: Final = re.compile(
    r""":(?=[^\s"'])(?i:""" + "|".join(rf"(?<=\b{scheme}:)" for scheme in _SCHEMES) + ")", re.ASCII
)


@rule("yaml-trap", *YAML)
def scalars_that_other_readers_misread(subject: Subject) -> Iterator[Fault]:
    """Yield plain `no`, `on`, `~`, `012` and `12:30`, which YAML tools read as something other than text."""
    if _may_have_trap(subject.text):
        for offset, _, value in layout(subject.text).plain:
            if _TRAP.fullmatch(value):
                yield Fault(offset=offset, values=(("text", value),))


def _may_have_trap(text: str) -> bool:
    """Whether it takes a parser to tell; amounts such as `"1,000,000 CNY"` look like traps until their text is left out."""
    if not any(maybe.search(text) for maybe in _MAYBE_TRAP):
        return False
    plain = text if "\\" in text else _QUOTED.sub(r'\1""', text)
    return any(maybe.search(plain) for maybe in _MAYBE_TRAP)


@rule("yaml-trap-date", *YAML)
def dates_where_text_belongs(subject: Subject) -> Iterator[Fault]:
    """Yield an unquoted day in a field of text."""
    if _MAYBE_DAY.search("\n" + subject.text):  # a field may begin the file
        for offset, key, value in layout(subject.text).plain:
            if key not in _DAY_FIELDS and _DAY.fullmatch(value):
                yield Fault(offset=offset, values=(("text", value), ("key", key)))


@rule("text-html", *YAML, *PROSE)
def markup_in_text(subject: Subject) -> Iterator[Fault]:
    """Yield HTML tags and comments: the content is text and Markdown."""
    for match in HTML.finditer(subject.text) if "<" in subject.text else ():
        yield Fault(
            offset=match.start(), values=(("text", subject.text[match.start() : match.start() + 24].split("\n")[0]),)
        )


@rule("text-invisible", *YAML, *PROSE)
def invisible_characters(subject: Subject) -> Iterator[Fault]:
    """Yield control and zero-width characters; a mark of the order of bytes at the beginning has its own rule."""
    yield from _escaped(subject, bidi=False)
    if is_printable(subject):
        return
    for match in CONTROL.finditer(subject.text):
        if not BIDI.match(match[0]) and (match.start() or match[0] != "\ufeff"):
            yield Fault(offset=match.start(), values=(("text", f"U+{ord(match[0]):04X}"),))


@rule("text-bidi", *YAML, *PROSE)
def characters_that_turn_the_direction(subject: Subject) -> Iterator[Fault]:
    """Yield bidirectional controls, with which a text shows something other than it says."""
    yield from _escaped(subject, bidi=True)
    for match in BIDI.finditer(subject.text) if not is_printable(subject) else ():
        yield Fault(offset=match.start(), values=(("text", f"U+{ord(match[0]):04X}"),))


def _escaped(subject: Subject, *, bidi: bool) -> Iterator[Fault]:
    """Yield what a text spells as an escape of YAML: it is not seen in the file, but stands on the page."""
    for where, value in texts(subject) if "\\" in subject.text else ():
        for match in CONTROL.finditer(value):
            if match[0] not in subject.text and bool(BIDI.match(match[0])) == bidi:
                yield Fault(where=where, values=(("text", f"U+{ord(match[0]):04X}"),))


@rule("text-composed", *YAML, *PROSE, severity="warning")
def letters_are_whole(subject: Subject) -> Iterator[Fault]:
    """Yield letters in a second form that looks the same, such as an e with an accent of its own: a search may miss them."""
    text = subject.text
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        whole = unicodedata.normalize("NFC", text)
        at = next(at for at, (letter, other) in enumerate(zip(text, whole, strict=False)) if letter != other)
        yield Fault(offset=at, values=(("text", text[at : at + 2].strip()),))


@rule("text-placeholder", "provider", "sources", "glossary", "taxonomy")
def what_is_not_known_is_left_out(subject: Subject) -> Iterator[Fault]:
    """Yield fields that hold a dash, “unknown” or “to do” in place of a text."""
    for key in _WRITTEN:
        for where, value in named(subject)[key]:
            if len(value) > _LONGEST_PLACEHOLDER or value.strip(" .。…").casefold() not in PLACEHOLDERS:
                continue
            if where[:1] == ("names",) if key == "value" else not _BRANDS.intersection(where):
                yield Fault(where=(*where, key), values=(("text", value),))


@rule("link-unsafe", "provider", "head", "sources", "program", "guide", "text")
def links_that_run_or_read(subject: Subject) -> Iterator[Fault]:
    """Yield links with a scheme that runs script or reads files."""
    for match in _SCHEME.finditer(subject.text):
        before = subject.text[max(0, match.start() - _LONGEST) : match.start()].lower()
        scheme = next(scheme for scheme in _SCHEMES if before.endswith(scheme))
        yield Fault(offset=match.start() - len(scheme), values=(("text", scheme + ":"),))
