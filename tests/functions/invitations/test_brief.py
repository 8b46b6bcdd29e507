"""The brief that goes with a round."""

from typing import Any

import pytest
from pydantic import ValidationError

from functions.invitations.brief import RoundBrief, require_known, texts
from functions.refusals import Refusal
from tests.functions.fakes import FakeDirectory
from tests.functions.invitations.scene import BRIEF


def test_a_brief_keeps_what_was_posted() -> None:
    brief = RoundBrief.model_validate(BRIEF)

    assert RoundBrief.model_validate_json(brief.model_dump_json()) == brief
    require_known(brief, FakeDirectory())


@pytest.mark.parametrize(
    "fields",
    [
        {"title": " "},
        {"title": "two\nlines"},
        {"about": "a\u202eb"},
        {"musts": ["x"] * 21},
        {"musts": ["x" * 201]},
        {"gmv": {"amount": -1, "currency": "CNY"}},
        {"gmv": {"amount": 1, "currency": "BTC"}},
        {"gmv": {"amount": 1.5, "currency": "CNY"}},
        {"more": 1},
    ],
)
def test_what_is_out_of_bounds_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        RoundBrief.model_validate({**BRIEF, **fields})


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"platforms": {"must": [], "nice": ["nowhere"]}}, "brief.platforms"),
        ({"services": {"must": ["everything"], "nice": []}}, "brief.services"),
        ({"origin": "XX"}, "brief.origin"),
        ({"size": "huge"}, "brief.size"),
        ({"languages": ["tlh"]}, "brief.languages"),
    ],
)
def test_a_code_that_no_list_has_is_named_by_its_field(fields: dict[str, Any], field: str) -> None:
    with pytest.raises(Refusal) as caught:
        require_known(RoundBrief.model_validate({**BRIEF, **fields}), FakeDirectory())

    assert (caught.value.code, caught.value.field) == ("round.code_unknown", field)


def test_the_brands_own_texts_are_yielded_with_their_fields() -> None:
    found = dict(texts(RoundBrief.model_validate({**BRIEF, "nices": ["A night shift"]})))

    assert found["brief.about"].startswith("Family")
    assert (found["brief.musts.1"], found["brief.nices.0"]) == ("An own studio", "A night shift")
