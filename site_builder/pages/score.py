"""A provider's assessments as its page shows them: every quarter and revision, and a line of the scores."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from site_builder import urls
from site_builder.model.assessment import assess_quarter
from site_builder.model.published import QuarterScore, Standing
from site_builder.model.quarter import earlier
from site_builder.pages.amount import hundredths
from site_builder.pages.edition import Edition

_STEP: Final = 28
_HEIGHT: Final = 56
_MARGIN: Final = 4
_NONE: Final = "–"


class QuarterRow(NamedTuple):
    """One revision of a quarter.

    Attributes:
        beside: What other versions of the method make of the same facts.
        note: Why it differs from the revision before, or what of it is late.
        is_replaced: A later revision holds.
    """

    quarter: str
    score: str
    stars: str
    n: int
    method: str
    beside: str
    note: str
    is_replaced: bool


class Trend(NamedTuple):
    """The scores as a line; `label` says them in words."""

    width: int
    height: int
    path: str
    dots: tuple[tuple[int, int], ...]
    label: str


class ScoreView(NamedTuple):
    """A provider's assessments.

    Attributes:
        lack: Why the last quarter has no score; nothing where it has one.
        tier: Nothing for one that is only listed.
        ranking_url: The places of its quarter.
    """

    quarter: str
    lack: str
    tier: str
    rows: tuple[QuarterRow, ...]
    has_beside: bool
    trend: Trend | None
    ranking_url: str
    verify_url: str
    method_url: str


def score_view(edition: Edition, provider_id: str, standing: Standing | None) -> ScoreView | None:
    """Return a provider's assessments; nothing where there are none."""
    newest = standing.newest if standing else None
    if standing is None or newest is None:
        return None
    methods = edition.methods
    assessment = assess_quarter(newest.facts(provider_id), methods[newest.method].method)
    rows = tuple(_rows(edition, provider_id, standing.assessments))
    tier = standing.tier(methods[newest.method].recommended_from)
    return ScoreView(
        quarter=said(newest.quarter),
        lack=edition.t(f"score.lack.{assessment.lack}", quarter=said(newest.quarter)) if assessment.lack else "",
        tier="" if tier == "listed" else edition.t(f"tier.{tier}"),
        rows=rows,
        has_beside=any(row.beside for row in rows),
        trend=_trend(edition, standing.assessments),
        ranking_url=urls.featured(edition.language, newest.quarter),
        verify_url=urls.verify(edition.language, provider_id),
        method_url=edition.url("method") + "#stars",
    )


def said(quarter: str) -> str:
    """Return a quarter as the pages write it: `2026 Q3`."""
    return quarter.replace("-", " ")


def _rows(edition: Edition, provider_id: str, scores: Sequence[QuarterScore]) -> Iterator[QuarterRow]:
    seen: set[str] = set()
    for score in scores:
        named = said(score.quarter)
        yield QuarterRow(
            quarter=edition.t("score.revision", quarter=named, number=score.revision) if score.revision > 1 else named,
            score=score.points or _NONE,
            stars=_NONE if score.half_stars is None else f"{score.half_stars // 2}.{score.half_stars % 2 * 5}",
            n=score.n,
            method=score.method,
            beside=edition.join(_beside(edition, provider_id, score)),
            note=edition.join_clauses(_notes(edition, score)),
            is_replaced=score.quarter in seen,
        )
        seen.add(score.quarter)


def _beside(edition: Edition, provider_id: str, score: QuarterScore) -> Iterator[str]:
    """Yield what the other versions make of the same facts."""
    for version, method in edition.methods.items():
        if version != score.method:
            other = assess_quarter(score.facts(provider_id), method.method)
            told = _NONE if other.total is None else hundredths(other.total)
            yield edition.t("score.beside", method=version, score=told)


def _notes(edition: Edition, score: QuarterScore) -> Iterator[str]:
    if score.state == "insufficient":
        yield edition.t("score.insufficient")
    if score.correction:
        names = edition.indicators(score.method)
        name = names.get(score.correction.indicator, score.correction.indicator)
        yield edition.t("score.corrected", name=name, reason=score.correction.reason[edition.language])
    if score.late:
        yield edition.t("score.late", count=score.late)


def _trend(edition: Edition, scores: Sequence[QuarterScore]) -> Trend | None:
    """Return the line of the revisions that hold; a quarter without a score interrupts it."""
    held = {score.quarter: score for score in reversed(scores)}
    quarter, first = max(held), min(held)
    quarters = [quarter]
    while quarters[-1] > first:
        quarters.append(earlier(quarters[-1]))
    totals = [(held[each].total if each in held else None) for each in reversed(quarters)]
    dots = [None if total is None else (_MARGIN + at * _STEP, _y(total)) for at, total in enumerate(totals)]
    known = tuple(dot for dot in dots if dot)
    if len(known) <= 1:
        return None
    told = edition.join_clauses(
        f"{said(each)} {held[each].points}" for each in reversed(quarters) if each in held and held[each].points
    )
    return Trend(
        width=(len(quarters) - 1) * _STEP + 2 * _MARGIN,
        height=_HEIGHT + 2 * _MARGIN,
        path=_path(dots),
        dots=known,
        label=edition.t("score.trend", scores=told),
    )


def _y(total: int) -> int:
    return _MARGIN + _HEIGHT - total * _HEIGHT // 10_000


def _path(dots: Sequence[tuple[int, int] | None]) -> str:
    pen, parts = "M", []
    for dot in dots:
        if dot is None:
            pen = "M"
            continue
        parts.append(f"{pen}{dot[0]} {dot[1]}")
        pen = "L"
    return "".join(parts)
