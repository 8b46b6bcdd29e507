"""Rules on dates of different fields that cannot both be true, and on days in texts that no calendar has."""

import re
from collections.abc import Iterator
from typing import Final

from site_builder.document import Where
from site_builder.model.quarter import days_of
from site_builder.rules.dates import is_later
from site_builder.rules.frame import PROSE, YAML, Fault, Subject, mapping, rule, sequence, texts

_MAYBE_HAN_DAY: Final = re.compile(
    r"月(?:(?=(?:29|[3-9]\d|00?)[日号])|(?=\d{1,2}[日号])(?:(?<=1[3-9]月)|(?<=[2-9]\d月)|(?<=\D0月)|(?<=00月)))"
)
_MAYBE_ISO_DAY: Final = re.compile(
    r"-(?:(?=(?:29|30)(?!\d))(?<=-02-)|(?=31(?!\d))(?:(?<=-0[2469]-)|(?<=-11-))|(?=(?:3[2-9]|[4-9]\d|00)(?!\d))(?<=-\d\d-)"
    r"|(?=(?:1[3-9]|[2-9]\d|00)-\d\d(?!\d))(?<=\d{4}-))"
)
_IN_ENGLISH: Final = r"(?:st|nd|rd|th)?(?: [A-Z][a-z]{2,8} \d{4}|, \d{4})"
_MAYBE_ENGLISH_DAY: Final = (re.compile(rf"3(?=\d{_IN_ENGLISH})(?<!\d3)"), re.compile(rf"29(?={_IN_ENGLISH})(?<!\d29)"))
_DAY: Final = re.compile(
    r"(?P<zy>\d{4})年(?P<zm>\d{1,2})月(?P<zd>\d{1,2})[日号]|(?<![\d/.-])(?P<iy>\d{4})-(?P<im>\d{2})-(?P<id>\d{2})(?![\d-])"
    r"|\b(?P<ed>\d{1,2})(?:st|nd|rd|th)? (?P<em>[A-Z][a-z]{2,8}) (?P<ey>\d{4})\b"
    r"|\b(?P<am>[A-Z][a-z]{2,8}) (?P<ad>\d{1,2})(?:st|nd|rd|th)?, (?P<ay>\d{4})\b"
)
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FOUNDED_IN: Final = re.compile(
    r"\b(?:[Ff]ounded|[Ee]stablished) in (\d{4})\b|(\d{4})年(?:\d{1,2}月)?(?:成立|创立|创办)"
)
_YEAR_DIGITS: Final = 4
_LAST_YEAR: Final = 2100  # beyond it, `number-range` speaks


@rule("date-in-text", *YAML, *PROSE)
def days_in_texts_exist(subject: Subject) -> Iterator[Fault]:
    """Yield a day within a text that no calendar has, such as 4月31日 or 31 April."""
    if not _maybe_day(subject):
        return
    if subject.kind in PROSE:
        yield from (Fault(offset=match.start(), values=(("text", match[0]),)) for match in _impossible(subject.text))
        return
    for where, value in texts(subject):
        if len(value) > len("2026-11-22") and where[-1] != "seen" and not value.startswith("http"):
            yield from (Fault(where=where, values=(("text", match[0]),)) for match in _impossible(value))


def _maybe_day(subject: Subject) -> bool:
    text = subject.text
    return bool(
        ("月" in text and _MAYBE_HAN_DAY.search(text))
        or _MAYBE_ISO_DAY.search(text)
        or any(day.search(text) for day in _MAYBE_ENGLISH_DAY)
    )


def _impossible(text: str) -> Iterator[re.Match[str]]:
    for match in _DAY.finditer(text):
        year = match["zy"] or match["iy"] or match["ey"] or match["ay"]
        month = match["zm"] or match["im"] or _month(match["em"] or match["am"])
        day = int(match["zd"] or match["id"] or match["ed"] or match["ad"])
        if month and not (1 <= int(month) <= 12 and 1 <= day <= days_of(int(year) or 1, int(month))):  # noqa: PLR2004 # months of a year
            yield match


def _month(name: str) -> str:
    short = name[:3].lower()
    return str(_MONTHS.index(short) + 1) if short in _MONTHS else ""


@rule("founded-future", "provider")
def firms_are_founded_before_today(subject: Subject) -> Iterator[Fault]:
    """Yield a year of founding that has not come yet."""
    where, year = _founded(subject)
    today = subject.world.today
    if year and today.year < int(year) <= _LAST_YEAR:
        yield Fault(where=where, values=(("text", year), ("today", today.isoformat())))


def _founded(subject: Subject) -> tuple[Where, str]:
    year = mapping(mapping(subject.tree.get("company")).get("founded")).get("value")
    is_year = isinstance(year, str) and len(year) == _YEAR_DIGITS and year.isascii() and year.isdecimal()
    return ("company", "founded", "value"), str(year) if is_year else ""


@rule("founded-differs", "provider")
def the_summary_tells_the_year_of_founding(subject: Subject) -> Iterator[Fault]:
    """Yield a summary that names another year of founding than the field does."""
    _, year = _founded(subject)
    for language, summary in mapping(subject.tree.get("summary")).items() if year else ():
        said = _FOUNDED_IN.search(summary) if isinstance(summary, str) else None
        if said and (said[1] or said[2]) != year and int(year) <= _LAST_YEAR:
            yield Fault(where=("summary", language), values=(("text", said[1] or said[2]), ("founded", year)))


@rule("dates-contradict", "provider")
def a_firm_has_a_level_only_once_it_exists(subject: Subject) -> Iterator[Fault]:
    """Yield a certification that begins before the firm was founded."""
    _, year = _founded(subject)
    for index, item in enumerate(sequence(mapping(subject.tree.get("offer")).get("certifications")) if year else ()):
        since = mapping(item).get("since")
        if is_later(year, since):
            values = (("text", str(since)), ("founded", year))
            yield Fault(where=("offer", "certifications", index, "since"), values=values)


@rule("dates-source-older", "provider", severity="warning")
def sources_are_not_older_than_the_firm(subject: Subject) -> Iterator[Fault]:
    """Yield a source that is dated before the firm was founded, and cannot speak of it."""
    _, year = _founded(subject)
    for key, item in mapping(subject.tree.get("sources")).items() if year else ():
        dated = mapping(item).get("dated")
        if is_later(year, dated):
            yield Fault(where=("sources", key, "dated"), values=(("text", str(dated)), ("founded", year)))


@rule("removed-accepting", "provider", severity="warning")
def removed_entries_take_no_clients(subject: Subject) -> Iterator[Fault]:
    """Yield an entry that was removed because the firm closed, and that is said to take new clients."""
    accepting = mapping(mapping(subject.tree.get("terms")).get("accepting")).get("value")
    if mapping(subject.tree.get("removed")).get("reason") == "closed" and accepting == "true":
        yield Fault(where=("terms", "accepting", "value"))
