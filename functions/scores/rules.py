"""What is decided about scores: which method, which events, what a dispute and a correction make. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime

from functions.beijing import quarter_of
from functions.fact import STARTED, Fact, Verdict
from functions.refusals import Refusal
from functions.score import Score, first_of, inputs_of
from site_builder.model.assessment import (
    Assessment,
    Correction,
    Facts,
    Indicator,
    Method,
    assess_quarter,
    method_for,
    published,
)
from site_builder.model.localized import Localized

Methods = Mapping[str, Method]


def method_of(quarter: str, methods: Methods) -> Method:
    """Return the method of a quarter.

    Raises:
        Refusal: No method is as old as that.
    """
    try:
        return method_for(quarter, methods)
    except ValueError:
        raise Refusal("quarter.unknown") from None


def require_over(quarter: str, now: datetime) -> None:
    """Refuse a quarter that has not ended.

    Raises:
        Refusal: It goes on, or is to come.
    """
    if quarter >= quarter_of(now):
        raise Refusal("quarter.not_over")


def indicator_of(method: Method, code: str) -> Indicator:
    """Return an indicator of a method.

    Raises:
        Refusal: It has none of this code.
    """
    found = next((each for each in method.indicators if each.code == code), None)
    if found is None:
        raise Refusal("score.indicator_unknown", field="indicator")
    return found


def behind(indicator: Indicator, facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return those events that an indicator counts; none of one whose figures come from a platform."""
    names = {*indicator.of, *indicator.among}
    prefixes = tuple(name for name in names if name.endswith("_"))
    return tuple(
        fact for fact in facts if any(name in names or (prefixes and name.startswith(prefixes)) for name in fact.adds)
    )


def disputed(fact: Fact | None, reason: str, now: datetime) -> Fact:
    """Return an event that goes to the operators.

    Raises:
        Refusal: There is no such event, or it was disputed before.
    """
    if fact is None:
        raise Refusal("score.unknown")
    if fact.disputed_at:
        raise Refusal("score.disputed")
    return replace(fact, disputed_at=now, reason=reason)


def settled(fact: Fact | None, verdict: Verdict, reason: str, now: datetime) -> Fact:
    """Return an event after an operator's verdict.

    Raises:
        Refusal: There is no such event, nobody disputes it, or it was settled before.
    """
    if fact is None or fact.disputed_at is None:
        raise Refusal("score.unknown")
    if fact.settled_at:
        raise Refusal("score.settled")
    return replace(fact, settled_at=now, verdict=verdict, settlement=reason)


def corrected(last: Score, facts: Facts, method: Method, indicator: Indicator, reason: Localized, on: date) -> Score:
    """Return the next revision of a frozen score: as it was but for one line, which is as its events and figures are now.

    Args:
        last: The last revision.
        facts: What is known now.
        method: By which the score was made.
        indicator: The line.
        reason: What was found, as it is published.
        on: The day in Beijing.

    Raises:
        Refusal: The line comes to what it was.
    """
    before = _assessment(last, facts.provider, method)
    values = {**inputs_of(last), indicator.code: facts.values.get(indicator.code)}
    first = facts.first_store_on if STARTED in indicator.of else before.first_store_on
    known = {code: value for code, value in values.items() if value is not None}
    after = assess_quarter(Facts(facts.provider, facts.quarter, first, known), method)
    if after.sha256 == before.sha256:
        raise Refusal("score.unchanged")
    return published(
        after,
        revision=int(last["revision"]) + 1,
        closed_on=on,
        late=int(last["late"]),
        correction=Correction(indicator.code, reason),
    )


def _assessment(score: Score, provider_id: str, method: Method) -> Assessment:
    """Return the assessment that a frozen score is."""
    return assess_quarter(Facts(provider_id, str(score["quarter"]), first_of(score), inputs_of(score)), method)
