"""What is answered about the own account."""

import pytest

from functions.login.account.forms import Change, me_of
from tests.builders import fault_of
from tests.functions.test_account import an_account


def test_a_person_sees_what_the_account_holds() -> None:
    me = me_of(an_account(name="Ana", v=3))

    assert (me.name, me.address, me.v, me.is_operator, me.memberships[0].kind) == ("Ana", "a@b.cn", 3, False, "brand")


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ({"v": 0}, ""),
        ({"v": -1}, "greater_than_equal"),
        ({"v": 0, "epoch": 9}, "extra_forbidden"),
        ({"v": 0, "memberships": []}, "extra_forbidden"),
    ],
)
def test_nobody_writes_into_the_account_what_is_not_asked_for(body: dict[str, object], fault: str) -> None:
    assert fault_of(Change, body) == fault
