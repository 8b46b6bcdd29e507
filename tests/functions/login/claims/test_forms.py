"""What may be posted about claims."""

import pytest

from functions.login.claims.forms import Ask, Decide, Make
from tests.builders import fault_of


@pytest.mark.parametrize(
    ("kind", "body", "fault"),
    [
        (Make, {"provider": "lantern-bay"}, ""),
        (Make, {"provider": "Lantern Bay"}, "string_pattern_mismatch"),
        (Make, {"provider": "lantern-bay", "by": "domain"}, "extra_forbidden"),
        (Decide, {"decision": "grant", "reason": "A colleague."}, ""),
        (Decide, {"decision": "grant", "reason": ""}, "string_too_short"),
        (Decide, {"decision": "perhaps", "reason": "x"}, "literal_error"),
        (Ask, {}, ""),
        (Ask, {"brand": "b"}, "extra_forbidden"),
    ],
)
def test_a_form_is_taken_or_refused(kind: type, body: dict[str, str], fault: str) -> None:
    assert fault_of(kind, body) == fault
