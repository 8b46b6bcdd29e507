"""What may be posted about quarters."""

import pytest
from pydantic import ValidationError

from functions.closing import Closing, Differing
from functions.scores.quarter_forms import Correct, Figures, quarter_line

REASON = {"en": "Wrong.", "zh": "有误。"}


@pytest.mark.parametrize(
    ("form", "fields"),
    [
        (Figures, {"csv": ""}),
        (Correct, {"provider": "baozun", "indicator": "won", "reason": {"en": "Wrong."}}),
        (Correct, {"provider": "baozun", "indicator": "Won!", "reason": REASON}),
        (Correct, {"provider": "baozun", "indicator": "won", "reason": {**REASON, "zh": "一\n二"}}),
    ],
)
def test_what_is_incomplete_or_of_another_shape_is_refused(form: type, fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        form(**fields)


def test_a_quarter_that_stopped_says_what_differs() -> None:
    differing = Differing(provider="p", quarter="2026-Q3", kept={"won": 2}, made={"won": 1})

    told = quarter_line(Closing(quarter="2026-Q3", method="v1", differing=(differing,)))

    assert [(each.provider, each.kept, each.made) for each in told.differing] == [("p", {"won": 2}, {"won": 1})]
