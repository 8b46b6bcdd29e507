"""Who is featured: the best scores of a quarter in each category, by rule. Nobody can buy a place: what is read here is all that counts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from site_builder.model.directory import Entry
from site_builder.model.method import ScoreMethod
from site_builder.model.published import QuarterScore, Standing


class Candidate(NamedTuple):
    """A provider that has a score for a quarter: all that its place follows from."""

    provider: str
    categories: tuple[str, ...]
    total: int


class Place(NamedTuple):
    """A place in a category; equal totals share a rank."""

    rank: int
    provider: str


class Ranking(NamedTuple):
    """One category of a quarter: the places that are featured, and how many providers were assessed."""

    places: tuple[Place, ...]
    of: int


def featured(candidates: Iterable[Candidate], most: int) -> dict[str, Ranking]:
    """Return the places of every category; of equal totals at the end all are in, in the order of their ids."""
    groups: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for candidate in candidates:
        for category in dict.fromkeys(candidate.categories):
            groups[category].append((-candidate.total, candidate.provider))
    return {category: Ranking(tuple(_places(sorted(group), most)), len(group)) for category, group in groups.items()}


def _places(group: list[tuple[int, str]], most: int) -> Iterator[Place]:
    rank, last = 0, 1
    for number, (total, provider) in enumerate(group, 1):
        if total != last:
            rank, last = number, total
        if rank > most:
            return
        yield Place(rank, provider)


class Board(NamedTuple):
    """A quarter: its rankings by category, the assessments of all who stand in one, and the newest and the oldest day of closing, ISO."""

    quarter: str
    rankings: Mapping[str, Ranking]
    scores: Mapping[str, QuarterScore]
    closed_on: str
    published_on: str


def boards(entries: Iterable[Entry], methods: Mapping[str, ScoreMethod]) -> tuple[Board, ...]:
    """Return every quarter that somebody has an assessment of, the newest first; of a correction the last revision counts."""
    held: defaultdict[str, list[tuple[Entry, QuarterScore]]] = defaultdict(list)
    for entry in entries:
        for quarter, score in last_revisions(entry.standing).items():
            held[quarter].append((entry, score))
    return tuple(_board(quarter, held[quarter], methods) for quarter in sorted(held, reverse=True))


def _board(quarter: str, held: Sequence[tuple[Entry, QuarterScore]], methods: Mapping[str, ScoreMethod]) -> Board:
    candidates = [
        Candidate(entry.card.id, entry.card.categories, score.total) for entry, score in held if score.total is not None
    ]
    rankings = featured(candidates, max(methods[score.method].featured for _, score in held))
    shown = {place.provider for ranking in rankings.values() for place in ranking.places}
    return Board(
        quarter=quarter,
        rankings=rankings,
        scores={entry.card.id: score for entry, score in held if entry.card.id in shown},
        closed_on=max(score.closed_on for _, score in held).isoformat(),
        published_on=min(score.closed_on for _, score in held).isoformat(),
    )


def last_revisions(standing: Standing | None) -> Mapping[str, QuarterScore]:
    """Return the assessment that holds of every quarter."""
    return {score.quarter: score for score in reversed(standing.assessments)} if standing else {}
