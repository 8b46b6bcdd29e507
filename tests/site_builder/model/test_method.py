"""The method of scores as its file writes it."""

import json

import pytest

from site_builder.model.method import ScoreMethod
from tests.builders import ROOT, a_method, a_taxonomy, fault_of, tree_of

FILE = "content/method/v1.yaml"


def method_with(**fields: object) -> dict[str, object]:
    """Return the tree of the real method with other fields."""
    return {**tree_of((ROOT / FILE).read_text("utf-8")), **fields}


def test_plus_weights_are_a_hundred_and_every_dimension_with_a_weight_has_its_reason() -> None:
    method, dimensions = a_method(), {term.code: term for term in a_taxonomy().capability_dimensions}

    weighed = {dimensions[each.dimension].parent or each.dimension for each in method.indicators}

    assert sum(each.weight for each in method.indicators if each.sign == "plus") == 100
    assert weighed == {reason.dimension for reason in method.reasons}


def test_every_dimension_that_platforms_publish_is_measured_but_size() -> None:
    known = {term.code for term in a_taxonomy().capability_dimensions}

    assert known - {each.dimension for each in a_method().indicators} == {"scale-gmv"}


def test_what_the_sums_need_is_plain_json_without_names() -> None:
    plain = a_method().plain

    assert json.loads(json.dumps(plain)) == plain
    assert plain["indicators"][0] == {
        "code": "won", "sign": "plus", "unit": "share", "observes": "invitations", "quarters": 4, "of": ["won"],
        "among": ["won", "lost"], "minimum": 5, "nothing": 0, "full": 5000, "weight": 8,
    }  # fmt: skip


def test_what_a_brand_says_counts_from_three_and_what_is_asked_from_five() -> None:
    minimums = {each.code: each.minimum for each in a_method().method.indicators}

    assert {minimums[code] for code in ("result", "delivery", "service", "communication")} == {3}
    assert {minimums[code] for code in ("won", "answered", "reply-hours")} == {5}


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"version": "1"}, "string_pattern_mismatch"),
        ({"since": "2026-Q5"}, "string_pattern_mismatch"),
        ({"least_weight": "0"}, "greater_than_equal"),
        ({"bands": ["1"]}, "too_short"),
        ({"payment": "1"}, "extra_forbidden"),
        ({"indicators": []}, "too_short"),
    ],
)
def test_a_method_out_of_shape_or_with_another_input_is_refused(fields: dict[str, object], fault: str) -> None:
    assert fault_of(ScoreMethod, method_with(**fields)) == fault
