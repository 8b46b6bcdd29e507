"""Rules on Markdown: what a guide may not embed or disguise, and Markdown where plain text belongs."""

import re
from collections.abc import Iterator
from typing import Final

from site_builder.rules.frame import PROSE, YAML, Fault, Subject, rule

_IMAGE: Final = re.compile(r"!\[(?:[^\[\]\n]|\[[^\[\]\n]*\])*\](?:\([^)!\n]*\)|\[[^\[\]\n]*\])")
_INLINE: Final = re.compile(r"\](?<!!\])\([ \t]*<?([^)>\s]*)")
_TARGET: Final = re.compile(rf"{_INLINE.pattern}|^[ ]{{0,3}}\[(?!\^)[^\]\n]+\]:[ \t]*<?(\S+)", re.MULTILINE)
_ALLOWED: Final = re.compile(r"https?://|(?:guide|page|provider):|#|\{", re.IGNORECASE)
_RUNS: Final = re.compile(r"(?:blob|data|file|javascript|vbscript):", re.IGNORECASE)
_ENTITY: Final = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]\w*);|%(?:[01][0-9A-Fa-f]|3[aA])")
_IN_PLAIN: Final = re.compile(r"\]\((?:https?:|/|guide:|page:|provider:)[^])\n]*\)")
_BOLD: Final = re.compile(r"\*\*(?=[^\s*])[^*\n]+\*\*|(?<!\w)__(?=[^\s_])[^_\n]+__(?!\w)")
_FENCE: Final = re.compile(r"(?m)^ {0,3}(```+|~~~+)")


@rule("markdown-image", *PROSE)
def texts_embed_no_pictures(subject: Subject) -> Iterator[Fault]:
    """Yield pictures: those from elsewhere tell their host who reads, and none has words for both languages."""
    for match in _IMAGE.finditer(subject.text) if "![" in subject.text else ():
        yield Fault(offset=match.start(), values=(("text", match[0]),))


@rule("markdown-target", *PROSE)
def links_of_a_text_have_a_known_kind(subject: Subject) -> Iterator[Fault]:
    """Yield links of another kind than `https:`, `guide:`, `page:` and `provider:`, and those whose kind is disguised."""
    for match in (_TARGET if "]:" in subject.text else _INLINE).finditer(subject.text):
        group = match.lastindex or 1
        target = match[group]
        if _RUNS.match(target):
            continue
        if not _ALLOWED.match(target) or _ENTITY.search(target.partition("?")[0].partition("#")[0]):
            yield Fault(offset=match.start(group), values=(("text", target),))


@rule("text-markdown", *YAML)
def fields_hold_plain_text(subject: Subject) -> Iterator[Fault]:
    """Yield a Markdown link or bold text in a field, where nothing makes one of it."""
    for match in _IN_PLAIN.finditer(subject.text) if "(" in subject.text else ():
        begin = subject.text.rfind("[", 0, match.start())
        yield Fault(offset=max(begin, 0), values=(("text", subject.text[max(begin, 0) : match.end()]),))
    for match in _BOLD.finditer(subject.text) if "*" in subject.text or "__" in subject.text else ():
        yield Fault(offset=match.start(), values=(("text", match[0]),))


@rule("markdown-fence", *PROSE)
def texts_hold_no_blocks_of_code(subject: Subject) -> Iterator[Fault]:
    """Yield a block of code that is not closed, which swallows the headings behind it."""
    is_fenced = "```" in subject.text or "~~~" in subject.text
    fences = list(_FENCE.finditer(subject.text)) if is_fenced else []
    if len(fences) % 2:
        yield Fault(offset=fences[-1].start(1), values=(("text", fences[-1][1]),))
