"""A provider's scores, as they are answered."""

from functions.scores.forms import unshown
from site_builder.model.assessment import Facts, Value, assess_quarter
from tests.functions.fakes import a_methods


def test_what_was_measured_too_seldom_is_told_apart_from_what_counts() -> None:
    values = {"won": Value(10_000, 1), "complaints": Value(20_000, 2)}
    found = assess_quarter(Facts("p", "2026-Q3", None, values), a_methods()["v1"])

    assert unshown(values, found) == {"won": {"value": 10_000, "n": 1}}
