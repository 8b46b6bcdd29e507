"""A person: memberships and the life of sessions."""

from datetime import timedelta

import pytest

from functions.account import (
    MEMBER_LIFE,
    OPERATOR_LIFE,
    Account,
    Membership,
    Session,
    is_alive,
    is_use_worth_keeping,
    life_of,
)
from tests.functions.fakes import NOW

BRAND = Membership(kind="brand", id="b", role="owner")
DESK = Membership(kind="programme", id="operators", role="owner")


def an_account(**fields: object) -> Account:
    """Return an owner of a brand."""
    usual = {"id": "a", "address": "a@b.cn", "language": "en", "created_at": NOW, "memberships": (BRAND,)}
    return Account(**{**usual, **fields})  # type: ignore[arg-type] # fields of an account


def a_session(**fields: object) -> Session:
    """Return a session that began now."""
    usual = {"created_at": NOW, "seen_at": NOW, "auth_at": NOW, "epoch": 0, "browser": ""}
    return Session(**{**usual, **fields})  # type: ignore[arg-type] # fields of a session


def test_a_person_is_something_only_where_it_belongs() -> None:
    person = an_account()

    assert (person.membership("brand", "b"), person.membership("provider", "b"), person.membership("brand", "c")) == (
        BRAND,
        None,
        None,
    )
    assert (person.is_operator, an_account(memberships=(DESK,)).is_operator) == (False, True)


def test_an_operators_sessions_are_short_whatever_else_the_person_is() -> None:
    assert life_of(an_account()) == MEMBER_LIFE
    assert life_of(an_account(memberships=(BRAND, DESK))) == OPERATOR_LIFE


@pytest.mark.parametrize(
    ("session", "later", "alive"),
    [
        (a_session(), timedelta(0), True),
        (a_session(epoch=1), timedelta(0), False),
        (a_session(), timedelta(days=7), False),
        (a_session(seen_at=NOW + timedelta(days=29)), timedelta(days=30), False),
        (a_session(seen_at=NOW + timedelta(days=29)), timedelta(days=30) - timedelta(seconds=1), True),
    ],
)
def test_a_session_holds_in_its_epoch_and_its_time(session: Session, later: timedelta, alive: bool) -> None:  # noqa: FBT001 # a column of the table
    assert is_alive(session, an_account(), NOW + later) is alive


def test_a_use_is_worth_keeping_when_the_last_one_is_old() -> None:
    assert [
        is_use_worth_keeping(a_session(), an_account(), NOW + timedelta(minutes=minutes)) for minutes in (59, 60)
    ] == [False, True]
