"""The rule of “Find a fit”: whole figures, and every kind of evidence."""

import pytest

from site_builder.model.fit import FitRule
from site_builder.model.proof import BOTH_SIDES, CLASSES, Proof
from tests.builders import ROOT, a_rule, a_taxonomy, fault_of, tree_of

FILE = "content/method/fit.yaml"


def rule_with(**fields: object) -> dict[str, object]:
    """Return the rule's tree with other fields."""
    return {**tree_of((ROOT / FILE).read_text("utf-8")), **fields}


def test_the_published_weights_are_those_of_the_trade() -> None:
    weights = {proof: a_rule().weight(proof) for proof in CLASSES if not proof.is_old}

    assert {proof.strength: weight for proof, weight in weights.items()} == {
        "both-sides": 10_000,
        "official": 10_000,
        "filing": 10_000,
        "press": 8_000,
        "self-stated": 5_000,
    }


@pytest.mark.parametrize("proof", [proof for proof in CLASSES if proof.is_old])
def test_an_old_fact_has_half_the_weight(proof: Proof) -> None:
    rule = a_rule()

    assert rule.weight(proof) * 2 == rule.weight(proof._replace(is_old=False))


def test_what_both_sides_confirmed_is_never_old() -> None:
    assert [proof for proof in CLASSES if proof.strength == "both-sides"] == [BOTH_SIDES]


def test_a_must_have_is_worth_more_than_a_nice_to_have() -> None:
    assert (a_rule().worth("must"), a_rule().worth("nice")) == (20, 10)


def test_the_supposed_fact_is_not_old_and_no_other_weighs_more() -> None:
    rule = a_rule()

    assert not rule.supposition.is_old
    assert rule.weight(rule.supposition) == max(map(rule.weight, CLASSES))


def test_every_weight_has_a_name_in_the_closed_lists() -> None:
    kinds = a_taxonomy().terms("evidence_kinds")

    assert set(kinds) == {proof.strength for proof in CLASSES}


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"points": {"must": "20.5", "nice": "10"}}, "int_parsing"),
        ({"points": {"must": "0", "nice": "10"}}, "greater_than_equal"),
        ({"old": "10001"}, "less_than_equal"),
        ({"old": "0.5"}, "int_parsing"),
        ({"weights": {}}, "missing"),
        ({"supposed": "both-sides"}, "literal_error"),
        ({"payment": "1"}, "extra_forbidden"),
        ({"principles": []}, "too_short"),
    ],
)
def test_a_rule_with_parts_of_points_without_a_kind_or_with_another_input_is_refused(
    fields: dict[str, object], fault: str
) -> None:
    assert fault_of(FitRule, rule_with(**fields)) == fault


def test_no_field_of_the_rule_could_take_a_payment_in() -> None:
    assert set(FitRule.model_fields) == {
        "version", "published_on", "points", "weights", "old", "supposed", "covers", "wishes", "principles",
    }  # fmt: skip
