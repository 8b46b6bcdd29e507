"""What operators may post."""

import pytest

from functions.login.desk.forms import WithReason
from tests.builders import fault_of


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ({"reason": "Because."}, ""),
        ({}, "missing"),
        ({"reason": "x" * 501}, "string_too_long"),
        ({"reason": "x", "by": "me"}, "extra_forbidden"),
    ],
)
def test_a_decision_has_a_reason_and_nothing_else(body: dict[str, str], fault: str) -> None:
    assert fault_of(WithReason, body) == fault
