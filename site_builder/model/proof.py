"""How well the values of a provider are proved, in the short form that cards carry from one build to the next.

A card holds for each facet the runs of its values that share a proof, in their order: `3o2026-10,s2026-11-20` says that
the first three are official of October 2026 and the fourth self-stated. Whether a proof is old depends on the day and is
told when it is asked for.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from site_builder.model.card import Card
from site_builder.model.dates import last_day
from site_builder.model.provider import Evidence, Facts, Provider
from site_builder.model.published import Standing
from site_builder.model.source import KINDS, Kind, Source

Facet = Literal["services", "categories", "platforms", "markets", "languages", "budgets"]
FACETS: Final[tuple[Facet, ...]] = ("services", "categories", "platforms", "markets", "languages", "budgets")
Strength = Literal["both-sides", "official", "filing", "press", "self-stated"]
_LETTERS: Final[dict[Kind, str]] = {"official": "o", "filing": "f", "press": "p", "self-stated": "s"}
_KINDS: Final[dict[str, Kind]] = {letter: kind for kind, letter in _LETTERS.items()}


class Proof(NamedTuple):
    """What proves a value: a kind of evidence, or a cooperation that both sides confirmed, which is never old."""

    strength: Strength
    is_old: bool


BOTH_SIDES: Final = Proof("both-sides", is_old=False)
CLASSES: Final[tuple[Proof, ...]] = (BOTH_SIDES, *(Proof(kind, is_old) for kind in KINDS for is_old in (False, True)))
Proofs = Mapping[Facet, Mapping[str, tuple[Proof, ...]]]
IsOld = Callable[[str], bool]


def written(provider: Provider) -> str:
    """Return the proofs of a provider's values, facet by facet in the order of `FACETS`."""
    offer, budget = provider.offer, provider.terms.minimum_budget
    groups: tuple[tuple[Facts[str], ...], ...] = (
        offer.services, offer.categories, offer.platforms, offer.markets, offer.languages,
    )  # fmt: skip
    sources = provider.sources
    runs = [",".join(_run(len(group.values), group, sources) for group in facet) for facet in groups]
    return "|".join((*runs, _run(1, budget, sources) if budget else ""))


def _run(length: int, fact: Evidence, sources: Mapping[str, Source]) -> str:
    source = sources[fact.source]
    letter = _LETTERS[fact.kind or source.kind]
    return f"{length if length > 1 else ''}{letter}{source.dated or source.read.isoformat()}"


def age_before(day: date) -> IsOld:
    """Return what tells whether a year, month or day lies wholly before this day."""
    return lru_cache(maxsize=None)(lambda partial: last_day(partial) < day)


def codes_of(card: Card, facet: Facet) -> tuple[str, ...]:
    """Return a card's values of a facet, as they stand in its file."""
    if facet == "budgets":
        return (card.minimum_budget,) if card.minimum_budget else ()
    codes: tuple[str, ...] = getattr(card, facet)
    return codes


def proofs_of(card: Card, standing: Standing | None, is_old: IsOld) -> Proofs:
    """Return every proof of every value: those of the entry, and the cooperations that both sides confirmed."""
    found: dict[Facet, dict[str, tuple[Proof, ...]]] = {
        facet: dict(zip(codes_of(card, facet), _proofs(runs, is_old), strict=True))
        for facet, runs in zip(FACETS, card.proofs.split("|"), strict=True)
    }
    for facet, code in confirmed(standing):
        found[facet][code] = (*found[facet].get(code, ()), BOTH_SIDES)
    return found


def _proofs(runs: str, is_old: IsOld) -> Iterator[tuple[Proof, ...]]:
    for run in runs.split(",") if runs else ():
        length, proof = parted(run, is_old)
        yield from [(proof,)] * length


def parted(run: str, is_old: IsOld) -> tuple[int, Proof]:
    """Return how many values a run has, and what proves them."""
    digits = next(place for place, character in enumerate(run) if character in _KINDS)
    return int(run[:digits] or 1), Proof(_KINDS[run[digits]], is_old(run[digits + 1 :]))


def confirmed(standing: Standing | None) -> Iterator[tuple[Facet, str]]:
    """Yield the values that a confirmed cooperation proves: its platform and its services."""
    for cooperation in standing.cooperations if standing else ():
        yield "platforms", cooperation.platform
        for code in cooperation.services:
            yield "services", code
