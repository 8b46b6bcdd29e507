"""What brands may post about rounds."""

import json
from typing import Any

import pytest
from pydantic import ValidationError

from functions.invitations.rounds.forms import Say, Send, Withdraw
from tests.functions.invitations.scene import ROUND, a_round


@pytest.mark.parametrize(
    "fields",
    [
        {"id": "x"},
        {"providers": []},
        {"providers": [f"p-{number}" for number in range(21)]},
        {"reply_by": "2026-12-05T08:00:00"},
        {"language": "fr"},
        {"documents": [ROUND] * 21},
        {"by_operator": True},
    ],
)
def test_a_round_that_cannot_be_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Send.model_validate_json(_json(a_round(**fields)))


def _json(form: dict[str, Any]) -> str:
    """Return a form as it is posted."""
    return json.dumps(form)


def test_a_message_may_have_lines_and_a_line_may_not() -> None:
    assert Say(id=ROUND, text="a\r\nb").text == "a\nb"
    with pytest.raises(ValidationError):
        Withdraw(reason="other", line="a\nb")
