"""Rules on dates that contradict each other; the shape of a single date is the model's."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from site_builder.document import Where
from site_builder.model.dates import first_day, last_day, parse_partial
from site_builder.model.provenance import Tree
from site_builder.rules.frame import Fault, Subject, mapping, rule, sequence

_A_DAY: Final = timedelta(days=1)
_SOURCE_ORDER: Final = (("dated", "read"), ("read", "confirmed"))


@lru_cache(maxsize=8192)
def days_of(text: str) -> tuple[date, date] | None:
    """Return the first and the last day that a date may mean; the same few dates stand in thousands of files."""
    try:
        partial = parse_partial(text)
    except ValueError:
        return None
    return first_day(partial), last_day(partial)


def _pairs(subject: Subject) -> Iterator[tuple[Where, Tree | None, Where, Tree | None]]:
    """Yield two dates of which the first must not be later than the second, with their places."""
    tree = subject.tree
    sources = tree if subject.kind == "sources" else mapping(tree.get("sources"))
    inside: Where = () if subject.kind == "sources" else ("sources",)
    for key, source in sources.items():
        dates = mapping(source)
        for earlier, later in _SOURCE_ORDER:
            yield (*inside, key, earlier), dates.get(earlier), (*inside, key, later), dates.get(later)
    for index, item in enumerate(sequence(mapping(tree.get("offer")).get("certifications"))):
        level: Where = ("offer", "certifications", index)
        yield (*level, "since"), mapping(item).get("since"), (*level, "until"), mapping(item).get("until")
    listed, removed = tree.get("listed_on"), mapping(tree.get("removed")).get("on")
    yield ("listed_on",), listed, ("changed_on",), tree.get("changed_on")
    yield ("listed_on",), listed, ("removed", "on"), removed


@rule("dates-reversed", "provider", "sources")
def dates_in_order(subject: Subject) -> Iterator[Fault]:
    """Yield a date that is later than the one it must precede."""
    for where, first, other, second in _pairs(subject):
        if not (isinstance(first, str) and isinstance(second, str)):
            continue
        earlier, later = days_of(first), days_of(second)
        if earlier and later and earlier[0] > later[1]:
            names = (("earlier", str(where[-1])), ("first", first), ("later", str(other[-1])), ("second", second))
            yield Fault(where=other, values=names)


@rule("date-future", "provider", "sources")
def dates_of_reading_are_past(subject: Subject) -> Iterator[Fault]:
    """Yield a day of reading, listing, change or removal that has not come yet anywhere on earth."""
    today = subject.world.today
    tree = subject.tree
    sources = tree if subject.kind == "sources" else mapping(tree.get("sources"))
    inside: Where = () if subject.kind == "sources" else ("sources",)
    for key, source in sources.items():
        for field in ("dated", "read", "confirmed"):
            yield from _future((*inside, key, field), mapping(source).get(field), today)
    for field in ("listed_on", "changed_on"):
        yield from _future((field,), tree.get(field), today)
    yield from _future(("removed", "on"), mapping(tree.get("removed")).get("on"), today)


def _future(where: Where, text: Tree | None, today: date) -> Iterator[Fault]:
    days = days_of(text) if isinstance(text, str) else None
    if days and days[0] > today + _A_DAY:
        yield Fault(where=where, values=(("text", str(text)), ("today", today.isoformat())))
