"""What has grown old: entries that nobody confirmed for months, and facts past their age."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from site_builder.model.dates import last_day, months_earlier
from site_builder.model.directory import facts_of
from site_builder.model.freshness import LASTING, State, state_of
from site_builder.model.provider import Provider
from site_builder.model.source import Source


class Stale(NamedTuple):
    """An entry that needs somebody to look at it.

    Attributes:
        id: The entry's.
        confirmed_on: Last day on which somebody read or confirmed one of its sources.
        state: What follows from that day.
        old: Fields that hold a fact past its age, such as `company.team`.
    """

    id: str
    confirmed_on: date
    state: State
    old: tuple[str, ...]


def confirmed_on(entry: Provider) -> date:
    """Return the last day on which somebody read or confirmed a source of an entry."""
    return max(source.confirmed or source.read for source in entry.sources.values())


def old_fields(entry: Provider, today: date, old_after_months: int) -> tuple[str, ...]:
    """Return the fields that hold a fact past its age, by its source's own date, else by the day of reading."""
    before = months_earlier(today, old_after_months)
    found = {
        f"{section}.{field}"
        for section, field, fact in facts_of(entry)
        if (section, field) not in LASTING and _age(entry.sources[fact.source]) < before
    }
    return tuple(sorted(found))


def _age(source: Source) -> date:
    return last_day(source.dated) if source.dated else source.read


def stale(entries: Iterable[tuple[str, Provider]], today: date, old_after_months: int) -> Iterator[Stale]:
    """Yield the entries that need somebody, the longest unconfirmed first; those that were removed need nobody."""
    listed = ((provider_id, entry) for provider_id, entry in entries if entry.removed is None)
    for provider_id, entry in sorted(listed, key=lambda item: (confirmed_on(item[1]), item[0])):
        day = confirmed_on(entry)
        state, old = state_of(day.isoformat(), today), old_fields(entry, today, old_after_months)
        if state != "fresh" or old:
            yield Stale(id=provider_id, confirmed_on=day, state=state, old=old)
