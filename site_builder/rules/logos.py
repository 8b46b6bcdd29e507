"""Rules on logos: small drawings that run nothing and load nothing."""

import re
from collections.abc import Iterator
from typing import Final

from site_builder.rules.frame import Fault, Subject, rule

_LIMIT: Final = 5 * 1024
_UNSAFE: Final = re.compile(
    r"<!(?:DOCTYPE|ENTITY)|<\?(?!xml )|<(?:[\w.-]+:)?(?:script|foreignObject|iframe|image|use|style|animate\w*|set)\b"
    r"|\son\w+\s*=|javascript:"
    r"|(?:href|src)\s*=\s*[\"'](?!#)|url\(\s*[\"']?(?!#)|&(?!(?:amp|lt|gt|quot|apos|#\d+);)",
    re.IGNORECASE,
)


@rule("logo-unsafe", "logo")
def drawings_run_and_load_nothing(subject: Subject) -> Iterator[Fault]:
    """Yield scripts, handlers, styles, entities, embedded pictures and references out of the file."""
    if "<svg" not in subject.text:
        yield Fault(offset=0, values=(("text", subject.text[:20]),))
    for match in _UNSAFE.finditer(subject.text):
        yield Fault(offset=match.start(), values=(("text", match[0].strip()),))


@rule("logo-large", "logo")
def drawings_are_small(subject: Subject) -> Iterator[Fault]:
    """Yield a logo of more than five kilobytes."""
    size = len(subject.text.encode())
    if size > _LIMIT:
        yield Fault(offset=0, values=(("size", f"{size / 1024:.1f}"),))


@rule("logo-unused", "logo", severity="warning")
def drawings_belong_to_a_provider(subject: Subject) -> Iterator[Fault]:
    """Yield a logo whose name is no provider's id."""
    if subject.stem not in subject.world.providers:
        yield Fault(offset=0, values=(("text", subject.stem),))
