"""An account's items: itself, its sessions, its copies in organisations, and what is offered to its mailbox."""

from collections.abc import Sequence
from typing import Final

from functions import keys
from functions.account import Account, Membership, Session
from functions.addresses import mailbox_digest
from functions.codec import decode
from functions.commit import commit
from functions.keys import OrganisationKind
from functions.ledger import Event, entry
from functions.membership import join_writes, leave_organisation
from functions.offer import Offer, offer_deletes
from functions.refusals import Refusal
from functions.table import THERE, Conflict, Delete, Is, Item, Question, Table, Update, Write

_MOST_SESSIONS: Final = 30
_PAGE: Final = 500


def change(table: Table, before: Account, after: Account, event: Event) -> None:
    """Change name and language, in the account and in its copies.

    Raises:
        Refusal: Somebody changed the account meanwhile.
    """
    values = {"name": after.name, "language": after.language}
    where = keys.account(before.id)
    copies = [
        Update(key=keys.member(each.kind, each.id, before.id), set=values, when=THERE) for each in before.memberships
    ]
    itself = Update(key=where, set={**values, "v": after.v}, when=(Is(name="v", value=before.v),))
    commit(table, [itself, *copies, entry(where.pk, event)], {}, "account.changed")


def sessions(items: Sequence[Item]) -> list[tuple[str, Session]]:
    """Return the sessions among some items of an account, each with the digest of its token."""
    return [
        (str(item["sk"]).removeprefix(keys.SESSIONS), decode(Session, item))
        for item in items
        if str(item["sk"]).startswith(keys.SESSIONS)
    ]


def list_sessions(table: Table, account_id: str) -> list[tuple[str, Session]]:
    """Return the sessions of an account."""
    where = keys.account(account_id)
    return sessions(table.list(Question(pk=where.pk, prefix=keys.SESSIONS, limit=_PAGE)).items)


def list_all(table: Table, account_id: str) -> tuple[Item, ...]:
    """Return every item of an account."""
    return table.list(Question(pk=keys.account(account_id).pk, limit=_PAGE)).items


def end_session(table: Table, account_id: str, token_digest: str) -> None:
    """End a session.

    Raises:
        Refusal: There is no such session.
    """
    try:
        table.write(Delete(key=keys.session(account_id, token_digest), when=THERE))
    except Conflict:
        raise Refusal("account.device_unknown") from None


def end_all_sessions(table: Table, account: Account, event: Event) -> None:
    """End every session of a person."""
    where = keys.account(account.id)
    table.write_all([Update(key=where, add={"epoch": 1, "v": 1}, when=THERE), entry(where.pk, event)])


def delete(table: Table, account: Account, events: Sequence[tuple[str, Event]]) -> None:
    """Delete a person: account, mailbox, sessions, and the places in organisations.

    Args:
        table: The table.
        account: As the person saw it.
        events: The lines of the ledger, each with the partition of its record.

    Raises:
        Refusal: The person is somewhere the last owner, or the account changed meanwhile.
    """
    where = keys.account(account.id)
    living = [keys.session(account.id, each) for each, _ in list_sessions(table, account.id)[:_MOST_SESSIONS]]
    organisations = [leave_organisation(each) for each in account.memberships]
    writes: list[Write] = [
        *organisations,
        Delete(key=where, when=(Is(name="v", value=account.v),)),
        Delete(key=keys.mailbox(mailbox_digest(account.address))),
        *(Delete(key=keys.member(each.kind, each.id, account.id)) for each in account.memberships),
        *(Delete(key=each) for each in living),
        *(entry(pk, event) for pk, event in events),
    ]
    try:
        table.write_all(writes)
    except Conflict as conflict:
        is_last = any(number < len(organisations) for number in conflict.failed)
        raise Refusal("account.last_owner" if is_last else "account.changed") from None


def list_offers(table: Table, account: Account) -> list[Offer]:
    """Return what is offered to a person's mailbox."""
    where = keys.mailbox(mailbox_digest(account.address))
    found = table.list(Question(pk=where.pk, prefix=keys.OFFERS, limit=_PAGE)).items
    return [decode(Offer, item) for item in found]


def find_offer(table: Table, account: Account, kind: OrganisationKind, organisation_id: str) -> Offer | None:
    """Return what an organisation offers to a person's mailbox."""
    where = keys.offer(mailbox_digest(account.address), kind, organisation_id)
    found = table.read(where)
    return decode(Offer, found[where]) if where in found else None


def accept(table: Table, account: Account, offer: Offer, event: Event) -> None:
    """Let a person take a place that waits.

    Raises:
        Refusal: The organisation is gone, suspended or full, the person belongs to it already, or the account changed.
    """
    membership = Membership(kind=offer.kind, id=offer.id, role=offer.role)
    itself, *copies = offer_deletes(offer.kind, offer.id, offer.mailbox)
    writes: list[Write] = [
        *join_writes(account, membership, event.at),
        Delete(key=itself.key, when=THERE),
        *copies,
        entry(keys.organisation(offer.kind, offer.id).pk, event),
    ]
    try:
        table.write_all(writes)
    except Conflict as conflict:
        raise Refusal(_why_not_joined(conflict)) from None


def _why_not_joined(conflict: Conflict) -> str:
    """Return the code of what kept a person from joining; the positions are those of `join_writes`."""
    number = conflict.failed[0]
    if number == 0:
        organisation = conflict.items[0]
        if organisation is None:
            return "organisation.unknown"
        return "organisation.suspended" if "suspended_at" in organisation else "member.too_many"
    return {1: "member.already", 2: "account.changed"}.get(number, "invitation.unknown")


def decline(table: Table, account: Account, kind: OrganisationKind, organisation_id: str) -> None:
    """Let a person refuse a place that waits.

    Raises:
        Refusal: There is none.
    """
    itself, copy = offer_deletes(kind, organisation_id, mailbox_digest(account.address))
    commit(table, [Delete(key=itself.key, when=THERE), copy], {}, "invitation.unknown")
