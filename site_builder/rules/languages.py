"""Rules on the two languages of one text: both are there, and say the same figures and links at about the same length."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from site_builder.document import Where
from site_builder.model.localized import LANGUAGES, Language
from site_builder.rules.figures import agree, differ
from site_builder.rules.frame import PROSE, YAML, Fault, Subject, World, both, rule
from site_builder.rules.references import PAGES

_NAMES: Final = frozenset({"brands", "own_brands", "name"})
_HAN: Final = re.compile("[\u3400-\u9fff]")
_LATIN: Final = re.compile(r"[A-Za-z]")
_SENTENCE: Final = re.compile(r"\b[a-z]{2,}\b.*\b[a-z]{2,}\b", re.DOTALL)
_LINK: Final = re.compile(r"https?://[^\s\"'<>()（）\[\]，。；、]+")
_TARGET: Final = re.compile(r"\]\(<?((?:https?|guide|page|provider):[^()\s>#]*)|\[@([a-z0-9-]+)\]")
_HEADING: Final = re.compile(r"(?m)^#{2,6}[ \t].*\{#([a-z0-9-]+)\}[ \t]*$")
_CODE: Final = re.compile(r"\[@[^\[\]\s]*\]|\]\([^()\s]*\)|\{#[a-z0-9-]+\}|\{[a-z_]+\}|(?m:^\d+[.)] )|https?://\S+")
_SHORTEST, _LONGEST = 0.8, 8.0
_SECTION_SHORTEST, _SECTION_LONGEST = 0.9, 4.5
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
    language = _language(subject)
    for section in _sections(subject.text):
        plain = _CODE.sub("", section.text.partition("\n")[2] if section.id else section.text)
        wrong = _is_chinese(plain) if language == "en" else not _HAN.search(plain) and bool(_SENTENCE.search(plain))
        if wrong:
            yield Fault(offset=section.offset, values=(("text", section.id), ("name", language)))


def _is_chinese(text: str) -> bool:
    """Whether a text has more Chinese characters than Latin letters."""
    return len(_HAN.findall(text)) > len(_LATIN.findall(text))


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
    language = _language(subject)
    for here, there in _sections_of_both(subject):
        for figure in sorted(set(differ(_CODE.sub(" ", here.text), language, _CODE.sub(" ", there.text)))):
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
    for here, there in _sections_of_both(subject):
        seen = {found[0] for found in _TARGET.finditer(there.text)}
        for found in _TARGET.finditer(here.text):
            if found[0] not in seen and _exists(subject.world, found):
                seen.add(found[0])
                yield Fault(offset=here.start + found.start(), values=(("text", found[1] or f"@{found[2]}"),))


def _exists(world: World, target: re.Match[str]) -> bool:
    """Whether a link or citation leads somewhere; one that does not has its own rule."""
    if target[2]:
        return world.guide_sources is None or target[2] in world.guide_sources
    kind, _, name = target[1].partition(":")
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
    language = _language(subject)
    for here, there in _sections_of_both(subject):
        texts = _CODE.sub("", here.text), _CODE.sub("", there.text)
        english, chinese = texts if language == "en" else texts[::-1]
        if max(len(english), _A_HAN_SAYS * len(chinese)) < _ENOUGH_PROSE:
            continue
        ratio = len(english) / max(1, len(chinese))
        if (language == "zh" and ratio > _SECTION_LONGEST) or (language == "en" and ratio < _SECTION_SHORTEST):
            yield Fault(offset=here.offset, values=(*_lengths(english, chinese), ("section", here.id)))


def _lengths(english: str, chinese: str) -> tuple[tuple[str, str], ...]:
    return ("english", str(len(english))), ("chinese", str(len(chinese)))


def _texts(subject: Subject) -> Iterator[tuple[Where, str, str]]:
    """Yield texts in both languages that are no names."""
    if subject.kind == "taxonomy":
        return
    for where, english, chinese in both(subject):
        if where and not _NAMES.intersection(where) and not (subject.kind == "glossary" and where[-1] != "text"):
            yield where, english, chinese


class _Section(NamedTuple):
    """A section of a guide: its id, where its heading stands, where its text starts, and the text."""

    id: str
    offset: int
    start: int
    text: str


def _sections(body: str) -> list[_Section]:
    headings = list(_HEADING.finditer(body))
    starts = [heading.start() for heading in headings]
    ends = [*starts[1:], len(body)] if starts else []
    first = starts[0] if starts else len(body)
    lead = [_Section("", 0, 0, body[:first])] if body[:first].strip() else []
    return lead + [
        _Section(heading[1], heading.start(), heading.start(), body[heading.start() : end])
        for heading, end in zip(headings, ends, strict=True)
    ]


def _sections_of_both(subject: Subject) -> Iterator[tuple[_Section, _Section]]:
    """Yield each section with that of the other language at the same place; of a text that cannot be read there is none."""
    if subject.other == subject.text:
        return
    for here, there in zip(_sections(subject.text), _sections(subject.other), strict=False):
        if here.id == there.id:
            yield here, there


def _language(subject: Subject) -> Language:
    return "zh" if subject.path.endswith("/zh.md") else LANGUAGES[0]
