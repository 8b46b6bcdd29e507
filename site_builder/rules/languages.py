"""Rules on the two languages of one text: both are there, and say the same figures and links at about the same length."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from site_builder.document import Where
from site_builder.model.localized import LANGUAGES, Language
from site_builder.rules.figures import agree, differ
from site_builder.rules.frame import PROSE, YAML, Fault, Subject, World, both, once, rule
from site_builder.rules.references import PAGES

_NAMES: Final = frozenset({"brands", "own_brands", "name"})
_HAN: Final = re.compile("[\u3400-\u9fff]")
_LATIN: Final = re.compile(r"[A-Za-z]")
_SENTENCE: Final = re.compile(r"\b[a-z]{2,}\b.*\b[a-z]{2,}\b", re.DOTALL)
_LINK: Final = re.compile(r"https?://[^\s\"'<>()（）\[\]，。；、]+")
_BARE_LINK: Final = r"ttps?://[^()\s<>\[\]，。；、）]+"
_TARGET: Final = re.compile(
    r"\]\(<?((?:https?|guide|page|provider):[^()\s>#]*)|\[@([a-z0-9-]+)\]"
    rf"|<(?<![(<A-Za-z0-9_/]<)h{_BARE_LINK}|h(?<![(<A-Za-z0-9_/]h){_BARE_LINK}"
)
"""A link, a citation, or a link that stands alone: each begins with a plain character, among which the engine looks for a start."""
_HEADING: Final = re.compile(r"(?m)\n#{2,6}[ \t].*\{#([a-z0-9-]+)\}[ \t]*$")
_CODE: Final = re.compile(r"\[@[^\[\]\s]*\]|\]\([^()\s]*\)|\{#[a-z0-9-]+\}|\{[a-z_]+\}|https?://\S+")
_NUMBER: Final = re.compile(r"\n\d+[.)] ")
_LINES: Final = {"items": re.compile(r"\n[ \t]*(?:[*+-]|\d{1,3}[.)])[ \t]+\S"), "rows": re.compile(r"\n\|")}
_SHORTEST, _LONGEST = 0.8, 8.0
_SECTION_SHORTEST, _SECTION_LONGEST = 0.9, 4.5
_BLOCK: Final = re.compile(r"(?m)^[^\s#>|`-][^\n]*(?:\n[^\s#>|`-][^\n]*)*")
_BEFORE_CODE: Final = "[]{h"  # one of these begins each code
_SMALL_WORD: Final = re.compile(r"\b[a-z]{2,}\b")
_MANY: Final = {"en": 8, "zh": 5}  # characters in an English paragraph, words in a Chinese one
_ENOUGH: Final = 60
_ENOUGH_PROSE: Final = 200
_A_HAN_SAYS: Final = 3


@rule("translation-missing", *YAML, *PROSE)
def both_languages_are_written(subject: Subject) -> Iterator[Fault]:
    """Yield a text or a section that stands in the same language twice."""
    if subject.kind in PROSE:
        yield from _unwritten_sections(subject)
        return
    for where, english, chinese in _texts(subject):
        if not english.isascii() and _is_chinese(english):
            yield Fault(where=(*where, "en"), values=(("text", english[:40]), ("name", "en")))
        if chinese.isascii() and _SENTENCE.search(chinese):
            yield Fault(where=(*where, "zh"), values=(("text", chinese[:40]), ("name", "zh")))


def _unwritten_sections(subject: Subject) -> Iterator[Fault]:
    language = language_of(subject)
    for section in _sections(subject.text):
        text = section.text.partition("\n")[2] if section.id else section.text
        is_suspect = _may_be_left(text, language)
        if is_suspect and _is_left(_words(text), language):
            yield Fault(offset=section.offset, values=(("text", section.id), ("name", language)))
        elif is_suspect or language == "zh":
            yield from _unwritten_blocks(section, language)


def _unwritten_blocks(section: "Section", language: Language) -> Iterator[Fault]:
    """Yield a paragraph of a section that was left in the other language; what is quoted may be."""
    for block in _BLOCK.finditer(section.text):
        plain = _words(block[0]) if _may_be_left(block[0], language) else ""
        is_long = len((_HAN if language == "en" else _SMALL_WORD).findall(plain)) >= _MANY[language]
        if is_long and (_is_chinese(plain) if language == "en" else not _HAN.search(plain)):
            yield Fault(
                offset=section.start + block.start(), values=(("text", plain[:40].split("\n")[0]), ("name", language))
            )


def _may_be_left(text: str, language: Language) -> bool:
    """Whether a text may stand in the other language: an English one with characters, a Chinese one that does not begin with some."""
    first = _HAN.search(text)
    if language == "en":
        return first is not None
    return first is None or any(sign in text[: first.start()] for sign in _BEFORE_CODE)


def _is_left(plain: str, language: Language) -> bool:
    """Whether a section without its code stands in the other language."""
    return _is_chinese(plain) if language == "en" else not _HAN.search(plain) and bool(_SENTENCE.search(plain))


def _is_chinese(text: str) -> bool:
    """Whether a text has more Chinese characters than Latin letters."""
    han = len(_HAN.findall(text))
    return han > 0 and han > len(_LATIN.findall(text))


@lru_cache(maxsize=256)
def _words(markdown: str) -> str:
    """Return a text without its code: citations, addresses, ids of headings, placeholders, numbers of items."""
    return _NUMBER.sub("\n", "\n" + _CODE.sub(" ", markdown))[1:]


@rule("translation-figures", *YAML, *PROSE)
def both_languages_state_the_same_figures(subject: Subject) -> Iterator[Fault]:
    """Yield a figure in digits that the other language does not state; of a guide, in the same section."""
    if subject.kind in PROSE:
        yield from _figures_of_sections(subject)
        return
    for where, english, chinese in both(subject):
        if agree(english, chinese):
            continue
        for language, here, there in (("en", english, chinese), ("zh", chinese, english)):
            for figure in differ(_LINK.sub("", here), language, _LINK.sub("", there)):  # type: ignore[arg-type] # one of the two
                yield Fault(where=(*where, language), values=(("text", figure),))


def _figures_of_sections(subject: Subject) -> Iterator[Fault]:
    language = language_of(subject)
    for here, there in sections_of_both(subject):
        for figure in sorted(set(differ(_words(here.text), language, _words(there.text)))):
            at = here.text.find(figure)
            yield Fault(offset=here.start + max(at, 0), values=(("text", figure), ("section", here.id)))


@rule("translation-links", *YAML, *PROSE)
def both_languages_have_the_same_links(subject: Subject) -> Iterator[Fault]:
    """Yield a link within a text, or a citation of a section, that the other language lacks."""
    if subject.kind in PROSE:
        yield from _links_of_sections(subject)
        return
    for where, english, chinese in both(subject) if "://" in subject.text else ():
        here, there = _LINK.findall(english), _LINK.findall(chinese)
        for language, links, others in (("en", here, there), ("zh", there, here)):
            for link in dict.fromkeys(links):
                if link not in others:
                    yield Fault(where=(*where, language), values=(("text", link),))


def _links_of_sections(subject: Subject) -> Iterator[Fault]:
    for here, there in sections_of_both(subject):
        seen = {_said(found) for found in _targets(there.text)}
        for found in _targets(here.text):
            if _said(found) not in seen and _exists(subject.world, found):
                seen.add(_said(found))
                yield Fault(offset=here.start + found.start(), values=(("text", _said(found)),))


@lru_cache(maxsize=128)
def _targets(text: str) -> tuple[re.Match[str], ...]:
    """Return the links and citations of a section, which both languages are asked for."""
    return tuple(_TARGET.finditer(text))


def _said(target: re.Match[str]) -> str:
    return f"@{target[2]}" if target[2] else target[1] or target[0].removeprefix("<")


def _exists(world: World, target: re.Match[str]) -> bool:
    """Whether a link or citation leads somewhere; one that does not has its own rule."""
    if target[2]:
        return world.guide_sources is None or target[2] in world.guide_sources
    kind, _, name = _said(target).partition(":")
    known = {"guide": world.guides, "page": PAGES, "provider": world.providers}
    return kind not in known or name in known[kind]


@rule("translation-length", *YAML, *PROSE, severity="warning")
def both_languages_are_about_as_long(subject: Subject) -> Iterator[Fault]:
    """Yield a text or a section that is far longer or shorter than its translation."""
    if subject.kind in PROSE:
        yield from _lengths_of_sections(subject)
        return
    for where, english, chinese in _texts(subject):
        if max(len(english), _A_HAN_SAYS * len(chinese)) < _ENOUGH:
            continue
        ratio = len(english) / max(1, len(chinese))
        if not _SHORTEST <= ratio <= _LONGEST:
            yield Fault(where=(*where, "zh" if ratio > 1 else "en"), values=_lengths(english, chinese))


def _lengths_of_sections(subject: Subject) -> Iterator[Fault]:
    language = language_of(subject)
    for here, there in sections_of_both(subject):
        texts = _words(here.text), _words(there.text)
        english, chinese = texts if language == "en" else texts[::-1]
        if max(len(english), _A_HAN_SAYS * len(chinese)) < _ENOUGH_PROSE:
            continue
        ratio = len(english) / max(1, len(chinese))
        if (language == "zh" and ratio > _SECTION_LONGEST) or (language == "en" and ratio < _SECTION_SHORTEST):
            yield Fault(offset=here.offset, values=(*_lengths(english, chinese), ("section", here.id)))


@rule("translation-items", *PROSE, severity="warning")
def both_languages_have_as_many_items(subject: Subject) -> Iterator[Fault]:
    """Yield a section whose lists or tables have another number of lines in the other language."""
    for here, there in sections_of_both(subject):
        for name, mine, others in zip(_LINES, _counts(here.text), _counts(there.text), strict=True):
            if mine < others:
                yield Fault(offset=here.offset, values=(("text", name), ("here", str(mine)), ("there", str(others))))


@lru_cache(maxsize=128)
def _counts(text: str) -> tuple[int, ...]:
    """Return how many lines of each kind a section has; they are found by the break before them."""
    return tuple(len(pattern.findall("\n" + text)) for pattern in _LINES.values())


def _lengths(english: str, chinese: str) -> tuple[tuple[str, str], ...]:
    return ("english", str(len(english))), ("chinese", str(len(chinese)))


def _texts(subject: Subject) -> Iterator[tuple[Where, str, str]]:
    """Yield texts in both languages that are no names."""
    if subject.kind == "taxonomy":
        return
    for where, english, chinese in both(subject):
        if where and not _NAMES.intersection(where) and not (subject.kind == "glossary" and where[-1] != "text"):
            yield where, english, chinese


class Section(NamedTuple):
    """A section of a guide: its id, where its heading stands, where its text starts, and the text."""

    id: str
    offset: int
    start: int
    text: str


@lru_cache(maxsize=8)
def _sections(body: str) -> tuple[Section, ...]:
    headings = list(_HEADING.finditer("\n" + body))
    starts = [heading.start() for heading in headings]  # of the break before it there, of its first sign in the body
    ends = [*starts[1:], len(body)] if starts else []
    first = starts[0] if starts else len(body)
    lead = (Section("", 0, 0, body[:first]),) if body[:first].strip() else ()
    return lead + tuple(
        Section(heading[1], heading.start(), heading.start(), body[heading.start() : end])
        for heading, end in zip(headings, ends, strict=True)
    )


@once
def sections_of_both(subject: Subject) -> tuple[tuple[Section, Section], ...]:
    """Return each section with that of the other language, where both end before the same one; a text that cannot be read has none."""
    if subject.other == subject.text:
        return ()
    others = {other.id: (other, after) for other, after in _with_next(_sections(subject.other))}
    return tuple(
        (section, others[section.id][0])
        for section, after in _with_next(_sections(subject.text))
        if section.id in others and others[section.id][1] == after
    )


def _with_next(sections: tuple[Section, ...]) -> Iterator[tuple[Section, str]]:
    """Yield each section and the id of the next one: where a heading is missing, its text runs on in the one before."""
    return zip(sections, [*(section.id for section in sections[1:]), ""], strict=True)


def language_of(subject: Subject) -> Language:
    """Return the language of a text in Markdown, which its file is named after."""
    return "zh" if subject.path.endswith("/zh.md") else LANGUAGES[0]
