"""The assessment of a provider: from counted facts to half stars, with every step. Whole numbers only, nothing but the standard library.

Values are ten-thousandths of their unit (4.2 is 42,000), points of an indicator run from 0 to 10,000, totals from 0 to
10,000 as well: a hundredth of a point of 100 each. Whatever is divided is rounded once, halves up. The browser does the
same sums in `templates/static/js/assessment.js`; tests hold that both give the same results.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final, Literal, NamedTuple

from site_builder.model.localized import Localized
from site_builder.model.quarter import last_day, months_later

WHOLE: Final = 10_000
FULL_WEIGHT: Final = 100
Sign = Literal["plus", "minus"]
Unit = Literal["share", "grade", "hours", "count", "figure", "rating"]
Lack = Literal["", "no-store", "new", "few"]
"""Why there is no score: no confirmed store, one that is too new, or too little of the weight was measured."""


class Value(NamedTuple):
    """What was measured, in ten-thousandths of its unit, and from how many observations."""

    value: int
    n: int


class Indicator(NamedTuple):
    """One thing that is measured.

    Attributes:
        observes: What its n counts.
        quarters: Over how many quarters it looks back, the assessed one included.
        of: Tallies that are summed up; of hours the beginning of the histogram's names. Nothing where it is imported.
        among: Tallies that the sum is divided by.
        minimum: Below this n it is not published and has no weight.
        nothing: Value from which on it earns nothing; of a minus, costs nothing.
        full: Value from which on it earns, or costs, all of its weight; it may be the smaller one.
        weight: Points of 100.
    """

    code: str
    sign: Sign
    unit: Unit
    observes: str
    quarters: int
    of: tuple[str, ...]
    among: tuple[str, ...]
    minimum: int
    nothing: int
    full: int
    weight: int

    @property
    def is_imported(self) -> bool:
        """Whether a platform gives its figure."""
        return not self.of

    def points(self, value: int) -> int:
        """Return the points of a value, 0 to 10,000."""
        low, high = sorted((self.nothing, self.full))
        inside = min(max(value, low), high)
        return divided(abs(inside - self.nothing) * WHOLE, high - low)


class Method(NamedTuple):
    """One version of how scores are made.

    Attributes:
        version: `v1`.
        since: First quarter that it is used for.
        new_months: There is no score until so many months after the first confirmed store.
        least_weight: There is no score unless so many of the 100 points were measured.
        bands: Totals from which on there are one to ten half stars.
        recommended_from: Half stars that a recommended provider has in both of the last two quarters.
        featured: How many stand in the ranking of a category.
    """

    version: str
    since: str
    new_months: int
    least_weight: int
    bands: tuple[int, ...]
    recommended_from: int
    featured: int
    indicators: tuple[Indicator, ...]


class Facts(NamedTuple):
    """What is known of a provider for a quarter; values may lack, and those of too few observations do not count."""

    provider: str
    quarter: str
    first_store_on: date | None
    values: Mapping[str, Value]


class Line(NamedTuple):
    """What an indicator contributes: its points times its weight; without a value no weight either."""

    indicator: Indicator
    value: Value | None
    points: int
    weight: int
    contribution: int


class Assessment(NamedTuple):
    """A score with every step that leads to it.

    Attributes:
        weight: Points of 100 that were measured.
        earned: Contributions of the plus lines, divided by that weight.
        lost: Contributions of the minus lines, divided by 100.
        total: What was earned without what was lost, never below 0; None where something lacks.
        half_stars: 0 to 10; None where something lacks.
        n: Observations behind it, those of one kind once.
        sha256: Of the inputs.
    """

    provider: str
    quarter: str
    method: str
    first_store_on: date | None
    lines: tuple[Line, ...]
    weight: int
    earned: int
    lost: int
    lack: Lack
    total: int | None
    half_stars: int | None
    n: int
    sha256: str

    @property
    def inputs(self) -> dict[str, Value]:
        """The values that count, by their indicator."""
        return {line.indicator.code: line.value for line in self.lines if line.value}


class Correction(NamedTuple):
    """Why a later revision differs: the indicator whose value was wrong, and what was found."""

    indicator: str
    reason: Localized


def divided(amount: int, by: int) -> int:
    """Return a quotient, halves rounded up; the amount is not negative, the divisor positive."""
    return (2 * amount + by) // (2 * by)


def assess(facts: Facts, method: Method, at: date) -> Assessment:
    """Return the assessment of these facts on a day; of a closed quarter the day is its last one."""
    lines = tuple(_line(indicator, facts.values.get(indicator.code)) for indicator in method.indicators)
    weight = sum(line.weight for line in lines if line.indicator.sign == "plus")
    earned = divided(_sum(lines, "plus"), weight) if weight else 0
    lost = divided(_sum(lines, "minus"), FULL_WEIGHT)
    lack = _lack(facts.first_store_on, method, at, weight)
    total = None if lack else max(0, earned - lost)
    return Assessment(
        provider=facts.provider,
        quarter=facts.quarter,
        method=method.version,
        first_store_on=facts.first_store_on,
        lines=lines,
        weight=weight,
        earned=earned,
        lost=lost,
        lack=lack,
        total=total,
        half_stars=None if total is None else half_stars(total, method.bands),
        n=_observations(lines),
        sha256=_digest(facts, method.version, lines),
    )


def assess_quarter(facts: Facts, method: Method) -> Assessment:
    """Return the assessment of a quarter that has ended."""
    return assess(facts, method, last_day(facts.quarter))


def _line(indicator: Indicator, value: Value | None) -> Line:
    if value is None or value.n < indicator.minimum:
        return Line(indicator, None, 0, 0, 0)
    points = indicator.points(value.value)
    return Line(indicator, value, points, indicator.weight, points * indicator.weight)


def _sum(lines: Sequence[Line], sign: Sign) -> int:
    return sum(line.contribution for line in lines if line.indicator.sign == sign)


def _lack(first_store_on: date | None, method: Method, at: date, weight: int) -> Lack:
    if first_store_on is None:
        return "no-store"
    if months_later(first_store_on, method.new_months) > at:
        return "new"
    return "few" if weight < method.least_weight else ""


def half_stars(total: int, bands: Sequence[int]) -> int:
    """Return the half stars of a total, 0 to 10."""
    return sum(total >= bound for bound in bands)


def _observations(lines: Sequence[Line]) -> int:
    """Return how many observations there are: of indicators that look at the same ones, the largest number."""
    found: dict[str, int] = {}
    for line in lines:
        if line.value:
            kind = line.indicator.observes
            found[kind] = max(found.get(kind, 0), line.value.n)
    return sum(found.values())


def _digest(facts: Facts, version: str, lines: Sequence[Line]) -> str:
    inputs = {line.indicator.code: line.value._asdict() for line in lines if line.value}
    known = {
        "first_store_on": facts.first_store_on.isoformat() if facts.first_store_on else None,
        "inputs": inputs,
        "method": version,
        "provider": facts.provider,
        "quarter": facts.quarter,
    }
    return hashlib.sha256(canonical(known)).hexdigest()


def canonical(value: object) -> bytes:
    """Return JSON in the one form that checksums are made of: sorted keys, no spaces, ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def published(
    assessment: Assessment, *, revision: int, closed_on: date, late: int = 0, correction: Correction | None = None
) -> dict[str, Any]:  # Any: JSON
    """Return an assessment as the published file has it: the type `QuarterScore` of `published.py`.

    Args:
        assessment: Of a quarter.
        revision: 1, and one more for every correction.
        closed_on: The day in Beijing on which it was frozen.
        late: How many events of earlier quarters became known in this one and count in it.
        correction: Why it differs from the revision before.
    """
    first = assessment.first_store_on
    return {
        "quarter": assessment.quarter,
        "revision": revision,
        "method": assessment.method,
        "closed_on": closed_on.isoformat(),
        "state": "insufficient" if assessment.lack else "scored",
        "half_stars": assessment.half_stars,
        "total": assessment.total,
        "n": assessment.n,
        "inputs": {code: value._asdict() for code, value in sorted(assessment.inputs.items())},
        "first_store_on": first.isoformat() if first else None,
        "late": late,
        "correction": correction
        and {
            "indicator": correction.indicator,
            "reason": {"en": correction.reason.en, "zh": correction.reason.zh},
        },
        "sha256": assessment.sha256,
    }


def method_of(plain: Mapping[str, Any]) -> Method:  # Any: JSON
    """Return a method from the JSON that the build's snapshot holds."""
    indicators = tuple(
        Indicator(**{**each, "of": tuple(each["of"]), "among": tuple(each["among"])}) for each in plain["indicators"]
    )
    return Method(**{**plain, "bands": tuple(plain["bands"]), "indicators": indicators})


def plain_of(method: Method) -> dict[str, Any]:  # Any: JSON
    """Return a method as `method_of` takes it."""
    return {**method._asdict(), "indicators": tuple(each._asdict() for each in method.indicators)}


def method_for(quarter: str, methods: Mapping[str, Method]) -> Method:
    """Return the method by which a quarter is assessed: the newest one that is used since then or earlier.

    Raises:
        ValueError: All are used since a later quarter only.
    """
    return max((each for each in methods.values() if each.since <= quarter), key=lambda each: each.since)
