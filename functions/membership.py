"""Joining and leaving an organisation: the writes that keep its members, its counts and the person's account in step."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from functions import keys
from functions.account import Account, Membership, Role
from functions.codec import encode
from functions.organisation import Member
from functions.table import NEW, THERE, Above, Absent, Below, Condition, Delete, Is, Put, Update, Write

MOST_MEMBERS: Final = 20
MOST_ORGANISATIONS: Final = 20


def joined(account: Account, membership: Membership) -> Account:
    """Return a person with one membership more, or with another role in the same organisation."""
    others = tuple(each for each in account.memberships if (each.kind, each.id) != (membership.kind, membership.id))
    return replace(account, memberships=(*others, membership), v=account.v + 1)


def left(account: Account, membership: Membership) -> Account:
    """Return a person without a membership."""
    rest = tuple(each for each in account.memberships if (each.kind, each.id) != (membership.kind, membership.id))
    return replace(account, memberships=rest, v=account.v + 1)


def member_of(account: Account, role: Role, since: datetime) -> Member:
    """Return a person as the organisation's other members see it."""
    return Member(
        id=account.id, role=role, since=since, name=account.name, address=account.address, language=account.language
    )


def account_update(before: Account, after: Account) -> Update:
    """Return the write that gives a person other memberships, unless somebody changed the account meanwhile."""
    memberships = tuple(encode(each) for each in after.memberships)
    return Update(
        key=keys.account(before.id),
        set={"memberships": memberships, "v": after.v},
        when=(Is(name="v", value=before.v),),
    )


def member_put(account: Account, membership: Membership, since: datetime) -> Put:
    """Return the write of a new member."""
    where = keys.member(membership.kind, membership.id, account.id)
    member = member_of(account, membership.role, since)
    return Put(item={**encode(member), "pk": where.pk, "sk": where.sk}, when=NEW)


def join_writes(account: Account, membership: Membership, since: datetime) -> Sequence[Write]:
    """Return the writes by which a person joins an organisation: in this order organisation, member, account."""
    owners = {"owners": 1} if membership.role == "owner" else {}
    organisation = Update(
        key=keys.organisation(membership.kind, membership.id),
        add={"members": 1, **owners},
        when=(*THERE, Absent(name="suspended_at"), Below(name="members", value=MOST_MEMBERS)),
    )
    return [
        organisation,
        member_put(account, membership, since),
        account_update(account, joined(account, membership)),
    ]


def leave_organisation(membership: Membership) -> Update:
    """Return the write by which an organisation loses a member; it fails where its last owner would go."""
    is_owner = membership.role == "owner"
    guard: tuple[Condition, ...] = (Above(name="owners", value=1),) if is_owner else THERE
    return Update(
        key=keys.organisation(membership.kind, membership.id),
        add={"members": -1, **({"owners": -1} if is_owner else {})},
        when=guard,
    )


def leave_writes(account: Account, membership: Membership) -> Sequence[Write]:
    """Return the writes by which a person leaves an organisation: in this order organisation, member, account."""
    return [
        leave_organisation(membership),
        Delete(key=keys.member(membership.kind, membership.id, account.id), when=THERE),
        account_update(account, left(account, membership)),
    ]
