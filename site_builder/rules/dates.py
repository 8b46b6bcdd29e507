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


def is_later(first: Tree | None, second: Tree | None) -> bool:
    """Whether a date cannot mean a day of another one's or an earlier one; what is no date is never later.

    Of two dates that are written well, the later one is the greater text.
    """
    if not (isinstance(first, str) and isinstance(second, str) and first > second):
        return False
    earlier, later = days_of(first), days_of(second)
    return earlier is not None and later is not None and earlier[0] > later[1]


def _pairs(subject: Subject) -> Iterator[tuple[str, Tree | None, Where, Tree | None]]:
    """Yield two dates of which the first must not be later than the second: what the first is, and where the second is."""
    tree = subject.tree
    for inside, dates in _sources(subject):
        for earlier, later in _SOURCE_ORDER:
            if later in dates:
                yield earlier, dates.get(earlier), (*inside, later), dates[later]
    for index, item in enumerate(sequence(mapping(tree.get("offer")).get("certifications"))):
        level = mapping(item)
        yield "since", level.get("since"), ("offer", "certifications", index, "until"), level.get("until")
    listed = tree.get("listed_on")
    yield "listed_on", listed, ("changed_on",), tree.get("changed_on")
    yield "listed_on", listed, ("removed", "on"), mapping(tree.get("removed")).get("on")


def _sources(subject: Subject) -> Iterator[tuple[Where, dict[str, Tree]]]:
    """Yield every source of a provider or of the table of sources, with its place."""
    if subject.kind == "sources":
        yield from (((key,), mapping(source)) for key, source in subject.tree.items())
    else:
        yield from ((("sources", key), mapping(item)) for key, item in mapping(subject.tree.get("sources")).items())


@rule("dates-reversed", "provider", "sources")
def dates_in_order(subject: Subject) -> Iterator[Fault]:
    """Yield a date that is later than the one it must precede."""
    for name, first, other, second in _pairs(subject):
        if is_later(first, second):
            named = (("earlier", name), ("first", str(first)), ("later", str(other[-1])), ("second", str(second)))
            yield Fault(where=other, values=named)


@rule("date-future", "provider", "sources")
def dates_of_reading_are_past(subject: Subject) -> Iterator[Fault]:
    """Yield a day of reading, listing, change or removal that has not come yet anywhere on earth."""
    today = subject.world.today
    tomorrow, tree = (today + _A_DAY).isoformat(), subject.tree
    for where, item, fields in (
        *((inside, dates, ("dated", "read", "confirmed")) for inside, dates in _sources(subject)),
        ((), tree, ("listed_on", "changed_on")),
        (("removed",), mapping(tree.get("removed")), ("on",)),
    ):
        for field in fields:
            if field in item and is_later(item[field], tomorrow):
                values = (("text", str(item[field])), ("today", today.isoformat()))
                yield Fault(where=(*where, field), values=values)
