"""Rules on logos: small drawings that run nothing and load nothing."""

import re
from collections.abc import Iterator
from typing import Final
from xml.parsers.expat import ErrorString, ExpatError, ParserCreate, errors

from site_builder.rules.frame import Fault, Subject, rule

_LIMIT: Final = 5 * 1024
_UNSAFE: Final = re.compile(
    r"<!(?:DOCTYPE|ENTITY)|<\?(?!xml )|<(?:[\w.-]+:)?(?:script|foreignObject|iframe|image|use|style|animate\w*|set)\b"
    r"|\son\w+\s*=|javascript:"
    r"|(?:href|src)\s*=\s*[\"'](?!#)|url\(\s*[\"']?(?!#)|&(?!(?:amp|lt|gt|quot|apos|#\d+);)",
    re.IGNORECASE,
)


_SVG: Final = re.compile(r"<svg\b[^>]*\sxmlns\s*=\s*[\"']http://www\.w3\.org/2000/svg[\"']", re.DOTALL)
_VIEW_BOX: Final = re.compile(r"<svg\b[^>]*\sviewBox\s*=", re.DOTALL)


@rule("logo-unsafe", "logo")
def drawings_run_and_load_nothing(subject: Subject) -> Iterator[Fault]:
    """Yield scripts, handlers, styles, entities, embedded pictures and references out of the file."""
    for match in _UNSAFE.finditer(subject.text):
        yield Fault(offset=match.start(), values=(("text", match[0].strip()),))


@rule("logo-format", "logo")
def drawings_are_svg(subject: Subject) -> Iterator[Fault]:
    """Yield a file that is no SVG, or that does not say so: browsers show nothing of a drawing without its namespace."""
    if not _SVG.search(subject.text):
        yield Fault(offset=max(subject.text.find("<svg"), 0))


@rule("logo-large", "logo")
def drawings_are_small(subject: Subject) -> Iterator[Fault]:
    """Yield a logo of more than five kilobytes."""
    size = len(subject.text.encode())
    if size > _LIMIT:
        yield Fault(offset=0, values=(("size", f"{size / 1024:.1f}"),))


@rule("logo-broken", "logo")
def drawings_are_whole(subject: Subject) -> Iterator[Fault]:
    """Yield a drawing that is no well-formed XML, where it breaks."""
    if "<!" in subject.text or "<svg" not in subject.text:
        return
    parser = ParserCreate()
    try:
        parser.Parse(subject.text, True)  # noqa: FBT003 # the parser's own way to say that this is all
    except ExpatError as error:
        if error.code == errors.codes[errors.XML_ERROR_UNDEFINED_ENTITY]:
            return  # `logo-unsafe` names every entity
        lines = subject.text.split("\n")
        offset = sum(len(line) + 1 for line in lines[: error.lineno - 1]) + error.offset
        yield Fault(offset=min(offset, len(subject.text)), values=(("reason", ErrorString(error.code)),))


@rule("logo-viewbox", "logo")
def drawings_have_a_view_box(subject: Subject) -> Iterator[Fault]:
    """Yield a drawing that does not say its measures, so that it cannot be shown at any size."""
    found = subject.text.find("<svg")
    if found >= 0 and not _VIEW_BOX.search(subject.text):
        yield Fault(offset=found)


@rule("logo-unused", "logo", severity="warning")
def drawings_belong_to_a_provider(subject: Subject) -> Iterator[Fault]:
    """Yield a logo whose name is no provider's id."""
    if subject.stem not in subject.world.providers:
        yield Fault(offset=0, values=(("text", subject.stem),))
