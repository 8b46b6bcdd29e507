"""What a closing makes of one provider. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, NamedTuple

from functions import keys
from functions.closing import Closing, Differing
from functions.fact import Fact, kept, recomputed
from functions.score import Score, facts_of, window
from functions.table import Item, Key
from site_builder.model.assessment import Method, Value, assess_quarter, published

LATE: Final = "late"
"""The tally's name for events of earlier quarters."""


class Outcome(NamedTuple):
    """A provider's score as it would be published, what it counts as, and how many late events are in it."""

    score: Score
    counts_as: str
    late: int


def differing(
    provider_id: str, quarter: str, counted: Mapping[Key, Item], book: Iterable[tuple[str, Fact]]
) -> tuple[Differing, ...]:
    """Return the tallies of the window that are not what their book makes of them."""
    lines: defaultdict[str, list[Fact]] = defaultdict(list)
    for when, fact in book:
        lines[when].append(fact)
    both = (
        (each, kept(counted.get(keys.tally("provider", provider_id, each))), recomputed(lines[each]))
        for each in window(quarter)
    )
    return tuple(
        Differing(provider=provider_id, quarter=each, kept=has, made=made) for each, has, made in both if has != made
    )


def outcome(
    provider_id: str,
    closing: Closing,
    counted: Mapping[Key, Item],
    brought: Mapping[str, Mapping[str, Value]],
    method: Method,
) -> Outcome:
    """Return what a provider's quarter comes to."""
    facts = facts_of(provider_id, closing.quarter, counted, brought, method)
    assessment = assess_quarter(facts, method)
    late = kept(counted.get(keys.tally("provider", provider_id, closing.quarter))).get(LATE, 0)
    day = date.fromisoformat(closing.closed_on) if closing.closed_on else date.min
    score = published(assessment, revision=1, closed_on=day, late=late)
    counts_as = f"lack_{assessment.lack}" if assessment.lack else f"h_{assessment.half_stars}"
    return Outcome(score, counts_as, late)
