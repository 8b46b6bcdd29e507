"""What may be posted to come in."""

import pytest

from functions.login.entry.forms import Finish, Start
from tests.builders import fault_of


@pytest.mark.parametrize(
    ("kind", "body", "fault"),
    [
        (Start, {"email": " Mei@B.cn", "lang": "zh"}, ""),
        (Start, {"email": "Mei@B.cn", "lang": "fr"}, "literal_error"),
        (Start, {"email": "Mei@B.cn", "lang": "zh", "next": "x" * 201}, "string_too_long"),
        (Start, {"email": "Mei@B.cn", "lang": "zh", "role": "operator"}, "extra_forbidden"),
        (Finish, {"code": "012345"}, ""),
        (Finish, {"code": "012345", "token": "x" * 43}, "either"),
        (Finish, {}, "either"),
    ],
)
def test_a_form_is_taken_or_refused(kind: type, body: dict[str, str], fault: str) -> None:
    assert fault_of(kind, body) == fault
