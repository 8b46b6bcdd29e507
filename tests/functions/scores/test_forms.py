"""What may be posted about scores."""

import pytest
from pydantic import ValidationError

from functions.scores.forms import Correct, Dispute, Figures, Settle

ULID = "01M88VFZ00WZVC04BQDT6VFK9Z"
REASON = {"en": "Wrong.", "zh": "有误。"}


@pytest.mark.parametrize(
    ("form", "fields"),
    [
        (Dispute, {"quarter": "2026-Q5", "event": ULID, "reason": "x"}),
        (Dispute, {"quarter": "2026-Q4", "event": "x", "reason": "x"}),
        (Dispute, {"quarter": "2026-Q4", "event": ULID, "reason": " "}),
        (Settle, {"verdict": "perhaps", "reason": "x"}),
        (Settle, {"verdict": "strike", "reason": ""}),
        (Figures, {"csv": ""}),
        (Correct, {"provider": "baozun", "indicator": "won", "reason": {"en": "Wrong."}}),
        (Correct, {"provider": "baozun", "indicator": "Won!", "reason": REASON}),
        (Correct, {"provider": "baozun", "indicator": "won", "reason": {**REASON, "zh": "一\n二"}}),
    ],
)
def test_what_is_incomplete_or_of_another_shape_is_refused(form: type, fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        form(**fields)
