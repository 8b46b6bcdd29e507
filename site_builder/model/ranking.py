"""How well providers fit a brief: the sums with every step of them, the order, and what would change a place.

Points are counted in ten-thousandths, so that every product is exact. `templates/static/js/ranking.js` does the same sums
in the browser; tests hold that both give the same results.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from site_builder.model.brief import Brief, Chosen
from site_builder.model.fit import FitRule, Need
from site_builder.model.proof import CLASSES, Facet, Proof, Proofs
from site_builder.model.taxonomy import CHOSEN_LISTS

_PLACES: Final = {proof: place for place, proof in enumerate(CLASSES)}


class Criterion(NamedTuple):
    """One wish: the value that is asked for, and the values that meet it."""

    facet: Facet
    code: str
    codes: tuple[str, ...]
    need: Need


class Line(NamedTuple):
    """What one wish earns: its strongest proof (nothing where no source says it), that proof's weight, the points of it."""

    criterion: Criterion
    proof: Proof | None
    weight: int
    points: int
    of: int


class Fit(NamedTuple):
    """How one provider fits: must-haves met, points, and the lines that they are the sums of."""

    met: int
    musts: int
    points: int
    of: int
    lines: tuple[Line, ...]


class Outlook(NamedTuple):
    """What a provider would have if these wishes had the strongest evidence: must-haves met, points and rank."""

    criteria: tuple[Criterion, ...]
    met: int
    points: int
    rank: int


def criteria_of(brief: Brief, rule: FitRule, bands: Sequence[str]) -> tuple[Criterion, ...]:
    """Return the wishes that rank, must-haves first.

    Args:
        brief: What the brand asks for.
        rule: The published rule.
        bands: Codes of the budget bands, the smallest first.
    """
    wanted = [*_chosen(brief, "must"), *_chosen(brief, "nice")]
    if brief.origin:
        codes = (brief.origin, *rule.covers.get(brief.origin, ()))
        wanted.append(Criterion("markets", brief.origin, codes, "nice"))
    wanted += [Criterion("languages", code, (code,), "nice") for code in brief.languages]
    if brief.budget:
        wanted.append(Criterion("budgets", brief.budget, tuple(bands[: bands.index(brief.budget) + 1]), "nice"))
    return tuple(wanted)


def _chosen(brief: Brief, need: Need) -> Iterator[Criterion]:
    for facet in CHOSEN_LISTS:
        chosen: Chosen = getattr(brief, facet)
        for code in chosen.must if need == "must" else chosen.nice:
            yield Criterion(facet, code, (code,), need)


def fit(criteria: Sequence[Criterion], proofs: Proofs, rule: FitRule) -> Fit:
    """Return how a provider with these proofs fits, with the whole derivation."""
    lines = tuple(_line(criterion, proofs, rule) for criterion in criteria)
    musts = [line for line in lines if line.criterion.need == "must"]
    met = sum(line.proof is not None for line in musts)
    return Fit(met, len(musts), sum(line.points for line in lines), sum(line.of for line in lines), lines)


def _line(criterion: Criterion, proofs: Proofs, rule: FitRule) -> Line:
    known = proofs.get(criterion.facet, {})
    found = [proof for code in criterion.codes for proof in known.get(code, ())]
    worth = rule.worth(criterion.need)
    if not found:
        return Line(criterion, None, 0, 0, worth * 10_000)
    best = max(found, key=lambda proof: (rule.weight(proof), -_PLACES[proof]))
    weight = rule.weight(best)
    return Line(criterion, best, weight, worth * weight, worth * 10_000)


class Ranking:
    """Everyone's fit, in order."""

    def __init__(self, fits: Sequence[Fit]) -> None:
        """Take the fits in the recommended order, which decides between equals; whoever meets nothing has no rank."""
        self.fits: Final = fits
        keys = sorted((-fit.met, -fit.points, place) for place, fit in enumerate(fits) if _counts(fit))
        self._keys: Final = keys
        self.order: Final = tuple(place for _, _, place in keys)

    def rank(self, met: int, points: int, place: int) -> int:
        """Return the rank that these figures would have; of a provider that has lower ones now."""
        return bisect_left(self._keys, (-met, -points, place)) + 1

    def outlook(self, place: int, rule: FitRule) -> Outlook | None:
        """Return the one missing fact that would help a provider most; where nothing is missing, all facts proved best.

        Most help: the best rank, then most points, then the order of the brief. Nothing where no points are left.
        """
        fit = self.fits[place]
        missing: list[tuple[Line, ...]] = [(line,) for line in fit.lines if line.proof is None]
        weak = tuple(line for line in fit.lines if line.weight < rule.weight(rule.supposition))
        options = [self._with(fit, lines, place, rule) for lines in missing or ([weak] if weak else [])]
        return min(options, key=lambda option: (option.rank, -option.points), default=None)

    def _with(self, fit: Fit, lines: Sequence[Line], place: int, rule: FitRule) -> Outlook:
        weight = rule.weight(rule.supposition)
        met = fit.met + sum(line.proof is None and line.criterion.need == "must" for line in lines)
        points = fit.points + sum(rule.worth(line.criterion.need) * weight - line.points for line in lines)
        return Outlook(tuple(line.criterion for line in lines), met, points, self.rank(met, points, place))


def _counts(fit: Fit) -> bool:
    return any(line.proof for line in fit.lines)
