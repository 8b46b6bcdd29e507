"""The assessment: exact sums, in the right direction, with every step."""

import hashlib
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.model.assessment import (
    Assessment,
    Facts,
    Indicator,
    Line,
    Value,
    assess,
    assess_quarter,
    canonical,
    divided,
    half_stars,
    method_for,
    method_of,
    plain_of,
)
from tests.builders import a_method, facts

METHOD = a_method().method
PLUS = [each.code for each in METHOD.indicators if each.sign == "plus"]
MINUS = [each.code for each in METHOD.indicators if each.sign == "minus"]
RULE = settings(max_examples=100)
values = st.dictionaries(
    st.sampled_from([*PLUS, *MINUS]), st.builds(Value, st.integers(0, 2_000_000), st.integers(0, 40))
)


def of(known: Mapping[str, Value], first: date | None = date(2024, 1, 1)) -> Assessment:
    """Return the assessment of a quarter with these values."""
    return assess_quarter(Facts("lantern-bay", "2026-Q3", first, known), METHOD)


def named(code: str) -> Indicator:
    """Return an indicator of the real method."""
    return next(each for each in METHOD.indicators if each.code == code)


# Sums


@RULE
@given(st.integers(0, 10**15), st.integers(1, 10**9))
def test_a_quotient_is_rounded_once_halves_up(amount: int, by: int) -> None:
    assert divided(amount, by) == floor(Fraction(amount, by) + Fraction(1, 2))


@pytest.mark.parametrize(("value", "points"), [(0, 0), (2000, 4000), (3333, 6666), (5000, 10_000), (9000, 10_000)])
def test_points_grow_evenly_between_two_values(value: int, points: int) -> None:
    assert named("won").points(value) == points


@pytest.mark.parametrize(("hours", "points"), [(0, 10_000), (8, 10_000), (52, 5000), (96, 0), (400, 0)])
def test_the_faster_a_reply_the_more_points(hours: int, points: int) -> None:
    assert named("reply-hours").points(hours * 10_000) == points


def test_a_score_is_what_was_earned_without_what_was_lost() -> None:
    known = facts(complaints=(10_000, 1), ended_early=(0, 0), incidents=(0, 0))

    assessment = assess_quarter(known, METHOD)

    assert (assessment.weight, assessment.earned, assessment.lost) == (100, 5000, 300)
    assert (assessment.total, assessment.half_stars) == (4700, 4)


def test_every_line_says_its_points_times_its_weight() -> None:
    assessment = assess_quarter(facts(won=(2000, 10)), METHOD)

    assert assessment.lines[0] == Line(named("won"), Value(2000, 10), 4000, 8, 32_000)
    assert sum(line.contribution for line in assessment.lines if line.indicator.sign == "plus") == 5000 * 92 + 32_000


def test_a_score_is_never_below_nothing() -> None:
    known = dict.fromkeys(PLUS, (0, 10)) | {"reply_hours": (10**7, 10), "complaints": (10**6, 100)}

    assert assess_quarter(facts(**{key.replace("-", "_"): value for key, value in known.items()}), METHOD).total == 0


@pytest.mark.parametrize(
    ("total", "half"), [(0, 0), (1499, 0), (1500, 1), (8499, 8), (8500, 9), (9199, 9), (9200, 10), (10_000, 10)]
)
def test_bands_give_the_half_stars(total: int, half: int) -> None:
    assert half_stars(total, METHOD.bands) == half


# Few observations


def test_an_indicator_of_too_few_observations_has_no_value_and_no_weight() -> None:
    few, none = of({**facts().values, "won": Value(0, 4)}), of({**facts().values, "won": Value(10_000, 0)})

    assert few.lines[0] == Line(named("won"), None, 0, 0, 0)
    assert "won" not in few.inputs
    assert (few.weight, few.total, few.sha256) == (92, none.total, none.sha256)


def test_n_counts_observations_of_one_kind_once() -> None:
    known = {"result": Value(40_000, 7), "delivery": Value(40_000, 6), "answered": Value(9000, 20), "won": Value(1, 9)}

    assert of(known).n == 27


@pytest.mark.parametrize(
    ("first", "known", "lack"),
    [
        (None, facts().values, "no-store"),
        (date(2026, 7, 1), facts().values, "new"),
        (date(2026, 6, 30), facts().values, ""),
        (date(2024, 1, 1), {}, "few"),
        (date(2024, 1, 1), {"result": Value(50_000, 9), "answered": Value(10_000, 9)}, "few"),
    ],
)
def test_without_a_store_three_months_or_half_of_the_weight_there_is_no_score(
    first: date | None, known: Mapping[str, Value], lack: str
) -> None:
    assessment = of(known, first)

    assert assessment.lack == lack
    assert (assessment.total is None, assessment.half_stars is None) == (bool(lack), bool(lack))


def test_the_day_decides_whether_a_provider_is_new() -> None:
    known = facts()._replace(first_store_on=date(2026, 7, 1))

    assert assess(known, METHOD, date(2026, 9, 30)).lack == "new"
    assert assess(known, METHOD, date(2026, 10, 1)).lack == ""


# Directions


@RULE
@given(values, st.sampled_from(PLUS), st.integers(0, 2_000_000), st.integers(0, 2_000_000))
def test_more_of_a_plus_never_lowers_a_score(known: dict[str, Value], code: str, one: int, other: int) -> None:
    indicator = named(code)
    worse, better = sorted((one, other), reverse=indicator.full < indicator.nothing)

    totals = [(of({**known, code: Value(each, 50)})).total for each in (worse, better)]

    assert (totals[0] is None) == (totals[1] is None)
    assert (totals[0] or 0) <= (totals[1] or 0)


@RULE
@given(values, st.sampled_from(MINUS), st.integers(0, 2_000_000), st.integers(0, 2_000_000))
def test_more_of_a_minus_never_raises_a_score(known: dict[str, Value], code: str, one: int, other: int) -> None:
    fewer, more = sorted((one, other))

    totals = [of({**known, code: Value(each, 50)}).total for each in (fewer, more)]

    assert (totals[0] or 0) >= (totals[1] or 0)


@RULE
@given(values, st.randoms(use_true_random=False))
def test_the_order_in_which_facts_are_known_changes_nothing(known: dict[str, Value], random: object) -> None:
    keys = list(known)
    random.shuffle(keys)  # type: ignore[attr-defined] # a Random of hypothesis

    assert of({key: known[key] for key in keys}) == of(known)


@RULE
@given(values)
def test_a_score_lies_between_none_and_all_points(known: dict[str, Value]) -> None:
    assessment = of(known)

    assert assessment.total is None or 0 <= assessment.total <= 10_000
    assert assessment.half_stars is None or 0 <= assessment.half_stars <= 10


@RULE
@given(values)
def test_what_counts_makes_the_same_score_again(known: dict[str, Value]) -> None:
    assessment = of(known)

    assert of(assessment.inputs) == assessment


# Inputs


def test_the_checksum_is_of_the_inputs_in_one_form() -> None:
    known = {"won": Value(2000, 5), "answered": Value(9000, 20)}
    text = (
        b'{"first_store_on":"2024-01-01","inputs":{"answered":{"n":20,"value":9000},"won":{"n":5,"value":2000}},'
        b'"method":"v1","provider":"lantern-bay","quarter":"2026-Q3"}'
    )

    assert of(known).sha256 == hashlib.sha256(text).hexdigest()


def test_names_beyond_ascii_are_escaped_in_that_form() -> None:
    assert canonical({"b": "灯", "a": [1, None]}) == b'{"a":[1,null],"b":"\\u706f"}'


# Methods


def test_a_method_survives_the_way_through_json() -> None:
    assert method_of(a_method().plain) == METHOD


def test_a_method_is_the_same_after_it_was_plain() -> None:
    assert method_of(plain_of(METHOD)) == METHOD


def test_a_quarter_has_the_newest_method_that_is_used_since_then() -> None:
    later = METHOD._replace(version="v2", since="2026-Q3")
    methods = {"v1": METHOD, "v2": later}

    assert method_for("2026-Q2", methods) == METHOD
    assert method_for("2026-Q3", methods) == later
    assert method_for("2027-Q1", methods) == later


def test_no_field_of_the_method_or_the_facts_could_take_a_payment_in() -> None:
    assert Facts._fields == ("provider", "quarter", "first_store_on", "values")
    assert set(Indicator._fields) == {
        "code", "sign", "unit", "observes", "quarters", "of", "among", "minimum", "nothing", "full", "weight",
    }  # fmt: skip
