"""Rules on certifications: a level is given by a platform, for a period, and somebody must have seen it."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from site_builder.model.provenance import Tree
from site_builder.model.taxonomy import Tier
from site_builder.rules.dates import days_of
from site_builder.rules.frame import Fault, Subject, mapping, rule, sequence

_SELF_STATED: Final = "self-stated"
_YEAR: Final = re.compile(r"(?<!\d)20\d\d(?!\d)", re.ASCII)


def _certifications(subject: Subject) -> list[dict[str, Tree]]:
    return [mapping(item) for item in sequence(mapping(subject.tree.get("offer")).get("certifications"))]


def _period(item: dict[str, Tree]) -> tuple[date, date] | None:
    """Return the first and the last day of a level whose beginning and end are stated."""
    since, until = item.get("since"), item.get("until")
    begin = days_of(since) if isinstance(since, str) else None
    end = days_of(until) if isinstance(until, str) else None
    return (begin[0], end[1]) if begin and end else None


@rule("certification-period", "provider", severity="warning")
def levels_have_a_period(subject: Subject) -> Iterator[Fault]:
    """Yield a level without words or dates of its period, and without a note that says why."""
    for index, item in enumerate(_certifications(subject)):
        if not {"period", "since", "until", "note"} & item.keys():
            yield Fault(where=("offer", "certifications", index), values=(("text", str(item.get("level", ""))),))


@rule("certification-evidence", "provider", severity="warning")
def levels_were_seen(subject: Subject) -> Iterator[Fault]:
    """Yield a level that rests on the firm's own word without the words that state it."""
    if subject.is_demo:
        return
    sources = mapping(subject.tree.get("sources"))
    for index, item in enumerate(_certifications(subject)):
        kind = item.get("kind") or mapping(sources.get(str(item.get("source")))).get("kind")
        if kind == _SELF_STATED and "seen" not in item:
            yield Fault(where=("offer", "certifications", index), values=(("text", str(item.get("level", ""))),))


@rule("certification-early", "provider", severity="warning")
def levels_are_no_younger_than_their_source(subject: Subject) -> Iterator[Fault]:
    """Yield a level that begins after the date of the source that is said to state it."""
    sources = mapping(subject.tree.get("sources"))
    for index, item in enumerate(_certifications(subject)):
        since, dated = item.get("since"), mapping(sources.get(str(item.get("source")))).get("dated")
        begin = days_of(since) if isinstance(since, str) else None
        written = days_of(dated) if isinstance(dated, str) else None
        if begin and written and begin[0] > written[1]:
            values = (("text", str(since)), ("dated", str(dated)))
            yield Fault(where=("offer", "certifications", index, "since"), values=values)


@rule("certification-words", "provider", severity="warning")
def words_and_dates_of_a_period_agree(subject: Subject) -> Iterator[Fault]:
    """Yield the words of a period that name a year outside its dates."""
    for index, item in enumerate(_certifications(subject)):
        period = _period(item)
        if period is None:
            continue
        for language, words in mapping(item.get("period")).items():
            years = _YEAR.findall(words) if isinstance(words, str) else []
            strange = [year for year in years if not period[0].year <= int(year) <= period[1].year]
            if strange:
                where = ("offer", "certifications", index, "period", language)
                values = (("text", strange[0]), ("since", str(item["since"])), ("until", str(item["until"])))
                yield Fault(where=where, values=values)


@rule("certification-overlap", "provider")
def one_platform_gives_one_level_at_a_time(subject: Subject) -> Iterator[Fault]:
    """Yield a level of a platform whose period lies within that of another level of the same scale."""
    taxonomy = subject.world.taxonomy
    tiers = taxonomy.terms("tiers") if taxonomy else {}
    known: list[tuple[str, str, date, date]] = []
    for index, item in enumerate(_certifications(subject)):
        level, period = str(item.get("level")), _period(item)
        tier = tiers.get(level)
        if period is None or not isinstance(tier, Tier) or not level.endswith("-star"):
            continue
        for platform, other, begin, end in known:
            if platform == tier.platform and begin <= period[1] and period[0] <= end:
                values = (("text", level), ("other", other))
                yield Fault(where=("offer", "certifications", index), values=values)
                break
        known.append((tier.platform, level, *period))


@rule("certification-long", "provider", severity="warning")
def levels_end_within_reach(subject: Subject) -> Iterator[Fault]:
    """Yield a level that is said to last more than two years from today."""
    today = subject.world.today
    for index, item in enumerate(_certifications(subject)):
        until = item.get("until")
        days = days_of(until) if isinstance(until, str) else None
        if days and days[0].year > today.year + 2:
            yield Fault(where=("offer", "certifications", index, "until"), values=(("text", str(until)),))
