"""Rules on how a text is written: spaces, garbled characters, pinyin between characters, words of the trade, times of day.

Words quoted from a source (`seen`, a source's title and publisher) are its own and are not judged by their wording.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

from site_builder.document import Where
from site_builder.rules.frame import (
    PROSE,
    YAML,
    Fault,
    Subject,
    both,
    encoded,
    is_printable,
    later,
    lines,
    lowered,
    mapping,
    once,
    rule,
    texts,
)

_GAP: Final = re.compile(r"  (?<=\S  )(?! *(?:#|\n|\Z|\|))")
INSIDE: Final = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)")
WIDE: Final = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_HAN: Final = "\u3400-\u9fff\uf900-\ufaff"
STRAY: Final = re.compile(
    rf" (?:(?<=[{_HAN}] )(?=[{_HAN}，。；：！？、）》”])|(?<=[，。；：！？、（《“] )(?=[^\s|])|(?=[，。；：！？、）》”]))"
)
_MAYBE_MISREAD: Final = re.compile(rb"\xe9(?:[\x8a-\x91]|\x94[\x9b\x9f])")
_MAYBE_PLACEHOLDER: Final = "\ufffd烫屯涓"
_LATIN_TWICE: Final = later(
    "(?:[\u00c2-\u00f4\u0160\u0161\u017d\u017e](?:[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2010-\u203a\u20ac\u2122])+)+"
)
_GBK_TWICE: Final = later(f"[{_HAN}\u3000-\u303f\ue000-\uf8ff\u20ac]{{2,}}")
_TWO_HAN: Final = 3  # two characters are six bytes of UTF-8, which are three characters of GBK
_LOST: Final = later(rf"(?<=[{_HAN}])(?:\?\?+|□+)(?=[{_HAN}])")
_PLACEHOLDERS: Final = re.compile("\ufffd+|锟斤拷?|烫烫+|屯屯+")
_BROKEN_END: Final = re.compile(r"\?[。；，、](?:[;,])?|[。；，][;,?]")
_MAYBE_BROKEN: Final = (
    re.compile(rb"\xe3\x80\x82(?=[;,?])"), re.compile(rb"\xef\xbc(?=[\x8c\x9b][;,?])"), re.compile(rb"\?(?=\xe3\x80[\x81\x82]|\xef\xbc[\x8c\x9b])"),
)  # fmt: skip
_TONES: Final = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ"
_SYLLABLE: Final = rf"[a-zA-ZüÜ]{{0,4}}[{_TONES}{_TONES.upper()}][a-zA-ZüÜ]{{0,4}}"
PINYIN: Final = later(rf"(?<=[{_HAN}])[(（]{_SYLLABLE}[)）]|(?<=[{_HAN}]){_SYLLABLE}(?=[{_HAN}])")
PLAIN_PINYIN: Final = tuple(
    later(rf"{begin}(?<=[{_HAN}]{begin})[a-zü]{{1,6}}[1-5]?{end}(?=[{_HAN}]{begin}[a-zü]{{1,6}}[1-5]?{end})")
    for begin, end in ((r"\(", r"\)"), ("（", "）"))
)
_MAYBE_PINYIN: Final = re.compile("[^\0-\xff\u2000-\u206f][(（]?[a-zA-ZüÜ]{0,4}[\xc0-\u01ff]")
_MAYBE_PLAIN_PINYIN: Final = tuple(
    re.compile(rf"{begin}[a-zü]{{1,6}}[1-5]?{end}(?=[^\0-\xff]{begin})")
    for begin, end in ((r"\(", r"\)"), ("（", "）"))
)
RENDERINGS: Final = later(
    r"\b(?:(agent operations?)|(waiters?|waitress(?:es)?)|(investment promotions?)"
    r"|(settle in(?! (?:writing|court|cash|full|kind|advance|instal|CNY|RMB|USD|EUR|yuan|dollars|euros|\d))))\b",
    re.IGNORECASE,
)
BETTER: Final = ("store operation", "platform staff", "merchant recruitment", "join the platform")
_MAYBE_RENDERING: Final = (b"agent operation", b"wait", b"investment promotion", b"settle in")
_QUOTED: Final = frozenset({"seen", "title", "publisher", "url"})
CLOCK: Final = later(
    r"(?<![\d:：.])(?:[01]?\d|2[0-4])[:：][0-5]\d(?:[:：][0-5]\d)?(?![\d:：])|(?<!\d)(?:24点整?|(?:[01]?\d|2[0-3])点(?:整|[0-5]?\d分))"
)
MIDNIGHT: Final = re.compile(r"24(?:[:：]00(?:[:：]00)?|点整?)")
_MIDNIGHT_SAID: Final = re.compile("midnight|午夜|次日")
_ZONE: Final = later(
    r"[Tt]ime zone|时区|UTC|GMT|CET|CEST|\bCST\b|\bJST\b|\bKST\b|\bHKT\b|\b[EPM][SD]T\b|[+-]\d{2}:\d{2}|China (?:Standard )?[Tt]ime"
    r"|(?:Beijing|Shanghai|Hong Kong|Tokyo|local) time|北京时间|中国标准时间|当地时间|香港时间|东京时间|东八区"
)


@rule("text-space", *YAML, *PROSE)
def spaces_that_nobody_typed_on_purpose(subject: Subject) -> Iterator[Fault]:
    """Yield two spaces in a row, spaces of other widths, and a space within Chinese or before its punctuation."""
    text = subject.text
    if subject.kind in PROSE:
        for pattern in (_GAP,) if is_printable(subject) else (_GAP, WIDE):
            yield from (Fault(offset=match.start(), values=_named(match[0])) for match in pattern.finditer(text))
    elif _GAP.search(text) or (not is_printable(subject) and WIDE.search(text)):
        for where, value in texts(subject):
            match = INSIDE.search(value) or WIDE.search(value)
            if match and where[-1:] != ("seen",):
                yield Fault(where=where, values=_named(match[0]))


def _named(space: str) -> tuple[tuple[str, str], ...]:
    return (("text", " ".join(f"U+{ord(character):04X}" for character in space[:2])),)


@rule("text-space-han", *YAML, *PROSE, severity="warning")
def spaces_within_chinese(subject: Subject) -> Iterator[Fault]:
    """Yield a space between two Chinese characters, or before or behind full-width punctuation."""
    if subject.kind in PROSE:
        yield from (Fault(offset=found.start(), values=_around(found)) for found in STRAY.finditer(subject.text))
        return
    names = mapping(subject.tree.get("names"))
    texts = [((*where, "zh"), chinese) for where, _, chinese in both(subject) if " " in chinese]
    texts += [(("names", key, "value"), str(mapping(names.get(key)).get("value", ""))) for key in ("zh", "legal")]
    for where, text in texts:
        yield from (Fault(where=where, values=_around(found)) for found in STRAY.finditer(text))


def _around(match: re.Match[str]) -> tuple[tuple[str, str], ...]:
    return (("text", match.string[max(match.start() - 1, 0) : match.end() + 1]),)


@rule("text-mojibake", *YAML, *PROSE)
def text_that_was_read_in_a_wrong_encoding(subject: Subject) -> Iterator[Fault]:
    """Yield replacement characters, UTF-8 read as a Western or Chinese encoding, and broken ends such as `?。;`."""
    raw, text = encoded(subject), subject.text
    if raw.isascii():
        return
    if b"\xc3" in raw or b"\xc2" in raw:
        yield from (Fault(offset=at, values=_cut(text, at)) for at in _misread(_LATIN_TWICE, text, "cp1252"))
    if _MAYBE_MISREAD.search(raw) or any(sign in text for sign in _MAYBE_PLACEHOLDER):
        yield from (
            Fault(offset=found.start(), values=_cut(text, found.start())) for found in _PLACEHOLDERS.finditer(text)
        )
        yield from (Fault(offset=at, values=_cut(text, at)) for at in _misread(_GBK_TWICE, text, "gb18030"))
    if "??" in text or "□" in text:
        yield from (Fault(offset=found.start(), values=_cut(text, found.start())) for found in _LOST.finditer(text))
    for found in _BROKEN_END.finditer(text) if any(end.search(raw) for end in _MAYBE_BROKEN) else ():
        yield Fault(offset=found.start(), values=(("text", found[0]),))


def _cut(text: str, at: int) -> tuple[tuple[str, str], ...]:
    return (("text", text[at : at + 8].partition("\n")[0]),)


def _misread(pattern: re.Pattern[str], text: str, encoding: str) -> Iterator[int]:
    """Yield where a run of characters is UTF-8 that somebody read in another encoding."""
    for match in pattern.finditer(text):
        size = len(match[0]) if encoding == "cp1252" else _TWO_HAN
        if _was_utf8(match[0], encoding):
            yield match.start()
        elif size < len(match[0]):
            pieces = (at for at in range(len(match[0]) - size + 1) if _was_utf8(match[0][at : at + size], encoding))
            yield from (match.start() + at for at in islice(pieces, 1))


def _was_utf8(run: str, encoding: str) -> bool:
    """Whether a run, written back in this encoding, is UTF-8; read as one of China's it loses its last bytes."""
    try:
        if encoding == "cp1252":
            return b"".join(map(_byte, run)).decode("utf-8") != ""
        raw = b"".join(b"\x80" if character == "€" else character.encode(encoding) for character in run)
        meant = raw[: len(raw) // 3 * 3].decode("utf-8")
    except UnicodeError:
        return False
    return len(meant) > 1 and all("\u2e80" <= character <= "\uffef" for character in meant)


def _byte(character: str) -> bytes:
    """Return the byte that Windows shows as this character; of the five that it does not show, their own."""
    return bytes([ord(character)]) if "\x80" <= character <= "\x9f" else character.encode("cp1252")


@rule("text-pinyin", *YAML, *PROSE)
def pinyin_glued_into_chinese(subject: Subject) -> Iterator[Fault]:
    """Yield readings between characters, as in `标(biāo)准(zhǔn)`."""
    raw = encoded(subject)
    is_toned = b"\xc4" in raw or b"\xc5" in raw or b"\xc7" in raw or b"\xc3" in raw
    for begin, line in lines(subject.text, _may_have_pinyin) if is_toned else ():
        for match in PINYIN.finditer(line):
            yield Fault(offset=begin + match.start(), values=(("text", line[match.start() - 1 : match.end()]),))
    for pattern, maybe in zip(PLAIN_PINYIN, _MAYBE_PLAIN_PINYIN, strict=True):
        for match in pattern.finditer(subject.text) if maybe.search(subject.text) else ():
            yield Fault(offset=match.start(), values=(("text", subject.text[match.start() - 1 : match.end()]),))


def _may_have_pinyin(line: str) -> bool:
    return not line.isascii() and _MAYBE_PINYIN.search(line) is not None


@rule("text-rendering", "provider", "head", "program", "taxonomy", *PROSE, severity="warning")
def words_that_the_trade_does_not_use(subject: Subject) -> Iterator[Fault]:
    """Yield the four renderings to avoid, as whole phrases."""
    if not any(phrase in lowered(subject) for phrase in _MAYBE_RENDERING):
        return
    if subject.kind in PROSE:
        for match in RENDERINGS.finditer(subject.text):
            yield Fault(offset=match.start(), values=_better(match))
        return
    for where, value in texts(subject):
        for match in RENDERINGS.finditer(value) if not _is_quoted(where) else ():
            yield Fault(where=where, values=_better(match))


def _better(match: re.Match[str]) -> tuple[tuple[str, str], ...]:
    return ("text", match[0]), ("better", BETTER[(match.lastindex or 1) - 1])


def _is_quoted(where: Where) -> bool:
    """Whether a field holds words of a source."""
    return where[-1] == "seen" or (where[0] == "sources" and where[-1] in _QUOTED)


@rule("time-midnight", *YAML, *PROSE)
def midnight_is_written_as_the_next_day(subject: Subject) -> Iterator[Fault]:
    """Yield `24:00`, which readers take for the beginning or the end of the day; a guide may explain which one."""
    for time in _times(subject):
        is_midnight = MIDNIGHT.fullmatch(time.text)
        if is_midnight and not (subject.kind in PROSE and _MIDNIGHT_SAID.search(subject.text)):
            yield time.fault()


@rule("time-zone", *YAML, *PROSE, severity="warning")
def times_of_day_have_a_zone(subject: Subject) -> Iterator[Fault]:
    """Yield a time of day in a field that names no zone, or in a guide that never speaks of one."""
    for time in _times(subject):
        if not _names_zone(time.around):
            yield time.fault()


@lru_cache(maxsize=8)
def _names_zone(text: str) -> bool:
    """Whether a text speaks of a time zone; every time of day of a guide asks the same."""
    return _ZONE.search(text) is not None


class _Time(NamedTuple):
    """A time of day: its field, or its place in prose, its text, and the text that it stands in."""

    where: Where
    offset: int | None
    text: str
    around: str

    def fault(self) -> Fault:
        return Fault(where=self.where, offset=self.offset, values=(("text", self.text),))


@once
def _times(subject: Subject) -> tuple[_Time, ...]:
    """Return every time of day in texts that are not quoted and not links."""
    return tuple(_find_times(subject)) if _may_tell_time(subject.text) else ()


def _find_times(subject: Subject) -> Iterator[_Time]:
    if subject.kind in PROSE:
        for begin, line in lines(subject.text, _may_tell_time):
            for match in CLOCK.finditer(line):
                yield _Time((), begin + match.start(), match[0], subject.text)
        return
    for where, value in texts(subject):
        if where[0] != "names" and not _is_quoted(where) and not value.startswith(("http://", "https://")):
            yield from (_Time(where, None, match[0], value) for match in CLOCK.finditer(value))


_MAYBE_CLOCK: Final = (
    (":", re.compile(r":[0-5](?<=\d:[0-5])\d")), ("：", re.compile(r"：(?<=\d：)")), ("点", re.compile(r"点(?<=\d点)")),
)  # fmt: skip


def _may_tell_time(text: str) -> bool:
    return any(sign in text and maybe.search(text) for sign, maybe in _MAYBE_CLOCK)
