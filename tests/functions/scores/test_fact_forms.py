"""What may be posted about an event behind a value."""

import pytest
from pydantic import ValidationError

from functions.fact import Fact
from functions.scores.fact_forms import Dispute, Settle, disputed
from tests.functions.fakes import NOW

ULID = "01M88VFZ00WZVC04BQDT6VFK9Z"


@pytest.mark.parametrize(
    ("form", "fields"),
    [
        (Dispute, {"quarter": "2026-Q5", "event": ULID, "reason": "x"}),
        (Dispute, {"quarter": "2026-Q4", "event": "x", "reason": "x"}),
        (Dispute, {"quarter": "2026-Q4", "event": ULID, "reason": " "}),
        (Settle, {"verdict": "perhaps", "reason": "x"}),
        (Settle, {"verdict": "strike", "reason": ""}),
    ],
)
def test_what_is_incomplete_or_of_another_shape_is_refused(form: type, fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        form(**fields)


def test_a_provider_that_is_listed_no_more_is_called_by_its_identifier() -> None:
    line = Fact(id=ULID, kind="cooperation.settled", at=NOW, record="COOP#u", adds={"complaints": 1})

    told = disputed(("gone", "2026-Q4", line), None)

    assert (told.name, told.quarter, told.adds) == ({"en": "gone", "zh": "gone"}, "2026-Q4", {"complaints": 1})
