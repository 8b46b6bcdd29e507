"""Joining and leaving."""

import pytest

from functions import keys
from functions.account import Membership
from functions.membership import MOST_MEMBERS, join_writes, joined, leave_writes, left, member_of
from functions.table import Conflict, Put
from tests.functions.fakes import NOW, FakeTable
from tests.functions.mailer.setting import Mailroom, a_member, a_provider
from tests.functions.test_account import BRAND, an_account

OWNER = Membership(kind="provider", id="lantern-bay", role="owner")
MEMBER = Membership(kind="provider", id="lantern-bay", role="member")


def a_table(**fields: object) -> FakeTable:
    """Return a table with a provider and a person who does not belong to it."""
    room = Mailroom()
    room.people(a_provider(**fields), a_member("mei"))
    where = keys.account("a")
    room.table.write(Put(item={"pk": where.pk, "sk": where.sk, "v": 0}))
    return room.table


def counts(table: FakeTable) -> tuple[object, object]:
    """Return how many members and owners the provider has."""
    item = table.items[keys.organisation("provider", "lantern-bay")]
    return item["members"], item["owners"]


def test_a_membership_is_held_once_an_organisation() -> None:
    person = joined(joined(an_account(), MEMBER), OWNER)

    assert (person.memberships, person.v) == ((BRAND, OWNER), 2)
    assert left(person, OWNER).memberships == (BRAND,)
    assert member_of(person, "owner", NOW).address == "a@b.cn"


def test_joining_and_leaving_keep_the_counts() -> None:
    table = a_table()
    person = an_account()
    table.write_all(join_writes(person, OWNER, NOW))
    assert counts(table) == (2, 2)

    table.write_all(leave_writes(joined(person, OWNER), OWNER))

    assert counts(table) == (1, 1)


@pytest.mark.parametrize(
    ("fields", "position"), [({"members": MOST_MEMBERS}, 0), ({"suspended_at": NOW}, 0)], ids=["full", "suspended"]
)
def test_nobody_joins_what_is_full_or_suspended(fields: dict[str, object], position: int) -> None:
    with pytest.raises(Conflict) as caught:
        a_table(**fields).write_all(join_writes(an_account(), MEMBER, NOW))

    assert caught.value.failed == (position,)


def test_the_last_owner_does_not_leave() -> None:
    table = a_table(owners=0)
    table.write_all(join_writes(an_account(), OWNER, NOW))

    with pytest.raises(Conflict) as caught:
        table.write_all(leave_writes(joined(an_account(), OWNER), OWNER))

    assert caught.value.failed == (0,)
