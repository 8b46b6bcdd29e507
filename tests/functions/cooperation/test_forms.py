"""What may be posted about cooperations, and what is answered."""

from typing import Any

import pytest
from pydantic import ValidationError

from functions.cooperation.forms import Add, Evaluate, FactsForm, cooperation, facts_of
from functions.refusals import Refusal
from tests.functions.cooperation.scene import EVALUATION, FACTS, RECORD, a_record
from tests.functions.fakes import FakeDirectory


def test_facts_are_kept_as_they_were_posted() -> None:
    facts = facts_of(FactsForm.model_validate(FACTS), FakeDirectory())

    assert (facts.store, facts.until, facts.services) == (FACTS["store"], "", ("store-operation",))


@pytest.mark.parametrize("fields", [{"since": "2026-13"}, {"store": ""}, {"address": "ftp://x"}, {"categories": ["a"] * 21}, {"more": 1}])  # fmt: skip
def test_facts_out_of_bounds_are_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        FactsForm.model_validate({**FACTS, **fields})


@pytest.mark.parametrize(("fields", "field"), [({"services": ["x"]}, "facts.services"), ({"categories": ["x"]}, "facts.categories")])  # fmt: skip
def test_a_code_that_no_list_has_is_named(fields: dict[str, Any], field: str) -> None:
    with pytest.raises(Refusal) as caught:
        facts_of(FactsForm.model_validate({**FACTS, **fields}), FakeDirectory())

    assert caught.value.field == field


@pytest.mark.parametrize("fields", [{"delivery": 0}, {"result": 6}, {"period": "2026-Q5"}])
def test_an_evaluation_has_one_to_five_points_and_a_quarter(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Evaluate.model_validate({**EVALUATION, **fields})


def test_the_other_side_is_named_by_with() -> None:
    assert Add.model_validate({"id": RECORD, "with": "lantern-bay", "facts": FACTS}).other == "lantern-bay"


def test_what_is_empty_is_null() -> None:
    told = cooperation(a_record())

    assert (told.facts.address, told.facts.until, told.ended_on) == (None, None, None)
