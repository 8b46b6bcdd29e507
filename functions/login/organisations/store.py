"""Organisations and their people as items."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from functions import keys
from functions.account import Account, Membership, Role
from functions.codec import decode, encode, instant
from functions.commit import commit
from functions.keys import OrganisationKind
from functions.ledger import Event, entry
from functions.membership import account_update, joined, leave_writes, left, member_put
from functions.offer import Offer, offer_deletes, offer_puts
from functions.organisation import Member, Organisation, folded
from functions.outbox import Outgoing, post
from functions.refusals import Refusal
from functions.table import NEW, THERE, Above, Conflict, Delete, Is, Item, Key, Put, Question, Table, Update, Write

_PAGE: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Who belongs to an organisation, and for whom a place waits."""

    members: tuple[Member, ...]
    offers: tuple[Offer, ...]


def item_of(organisation: Organisation) -> Item:
    """Return an organisation's item.

    An unchecked brand stands in the desk's queue by the day of its registration, each brand under its name, a provider in
    the list of those that claimed their entry.
    """
    where = keys.organisation(organisation.kind, organisation.id)
    claimed = keys.claimed(organisation.id) if organisation.kind == "provider" else {}
    named = keys.named(folded(organisation.name.en), organisation.id) if organisation.kind == "brand" else {}
    waits = organisation.kind == "brand" and organisation.checked == "unchecked"
    place = queue_place(organisation.created_at, organisation.id) if waits else {}
    return {**encode(organisation), **claimed, **named, **place, "pk": where.pk, "sk": where.sk}


def queue_place(at: datetime, organisation_id: str) -> Mapping[str, str]:
    """Return the attributes of a brand that waits for an operator."""
    return {"gsi2pk": keys.queue("BRAND"), "gsi2sk": f"{instant(at)}#{organisation_id}"}


def found(items: Mapping[Key, Item], account: Account) -> list[tuple[Organisation, Role]]:
    """Return a person's organisations among some items, with the person's role."""
    places = ((each, items.get(keys.organisation(each.kind, each.id))) for each in account.memberships)
    return [(decode(Organisation, item), each.role) for each, item in places if item]


def register(table: Table, account: Account, brand: Organisation, event: Event) -> None:
    """Keep a new brand with its first owner.

    Raises:
        Refusal: The brand is there, or the account changed meanwhile.
    """
    membership = Membership(kind="brand", id=brand.id, role="owner")
    writes: list[Write] = [
        Put(item=item_of(brand), when=NEW),
        member_put(account, membership, event.at),
        account_update(account, joined(account, membership)),
        entry(keys.organisation("brand", brand.id).pk, event),
    ]
    commit(table, writes, {0: "organisation.exists", 2: "account.changed"})


def find(table: Table, kind: OrganisationKind, organisation_id: str) -> Organisation | None:
    """Return an organisation."""
    where = keys.organisation(kind, organisation_id)
    item = table.read(where).get(where)
    return decode(Organisation, item) if item else None


def change(table: Table, before: Organisation, after: Organisation, event: Event, *mails: Outgoing) -> None:
    """Change an organisation.

    Raises:
        Refusal: Somebody changed it meanwhile.
    """
    where = keys.organisation(before.kind, before.id)
    changed, place = encode(after), {"gsi2pk", "gsi2sk"}
    item = item_of(after)
    kept = {name: value for name, value in item.items() if name not in {"pk", "sk", "owners", "members"}}
    gone = tuple(sorted((encode(before).keys() | place) - changed.keys() - item.keys()))
    update = Update(key=where, set=kept, remove=gone, when=(Is(name="v", value=before.v),))
    writes: list[Write] = [update, entry(where.pk, event), *map(post, mails)]
    commit(table, writes, {0: "organisation.changed"})


def accept(table: Table, organisation: Organisation, event: Event, *, accepting: bool) -> None:
    """Turn the switch of a provider."""
    where = keys.organisation(organisation.kind, organisation.id)
    switch = Update(key=where, set={"accepting": accepting}, add={"v": 1}, when=THERE)
    commit(table, [switch, entry(where.pk, event)], {0: "organisation.unknown"})


def close(table: Table, account: Account, organisation: Organisation, event: Event) -> None:
    """Close an organisation whose only member the person is.

    Raises:
        Refusal: Others belong to it, or something changed meanwhile.
    """
    where = keys.organisation(organisation.kind, organisation.id)
    membership = Membership(kind=organisation.kind, id=organisation.id, role="owner")
    alone = (Is(name="members", value=1), Is(name="v", value=organisation.v))
    writes: list[Write] = [
        Delete(key=where, when=alone),
        Delete(key=keys.member(organisation.kind, organisation.id, account.id)),
        account_update(account, left(account, membership)),
        entry(where.pk, event),
    ]
    try:
        table.write_all(writes)
    except Conflict as conflict:
        item = conflict.items[0]
        is_shared = item is not None and item.get("members") != 1
        codes = {0: "member.last_owner" if is_shared else "organisation.changed"}
        raise Refusal(codes.get(conflict.failed[0], "account.changed")) from None


def people(table: Table, kind: OrganisationKind, organisation_id: str) -> People:
    """Return who belongs to an organisation, and for whom a place waits: one question, as their keys begin alike."""
    where = keys.organisation(kind, organisation_id)
    items = table.list(Question(pk=where.pk, prefix=keys.PLACES, limit=_PAGE)).items
    members = (item for item in items if str(item["sk"]).startswith(keys.MEMBERS))
    offers = (item for item in items if str(item["sk"]).startswith(keys.OFFERED))
    return People(
        members=tuple(decode(Member, item) for item in members), offers=tuple(decode(Offer, item) for item in offers)
    )


def invite(table: Table, offer: Offer, mail: Outgoing, event: Event) -> None:
    """Offer a place, and tell its mailbox."""
    writes = [*offer_puts(offer), post(mail), entry(keys.organisation(offer.kind, offer.id).pk, event)]
    table.write_all(writes)


def withdraw(table: Table, organisation: Organisation, mailbox: str, event: Event) -> None:
    """Take an offer back."""
    pk = keys.organisation(organisation.kind, organisation.id).pk
    table.write_all([*offer_deletes(organisation.kind, organisation.id, mailbox), entry(pk, event)])


def change_role(table: Table, account: Account, before: Membership, role: Role, event: Event) -> None:
    """Give a member another role.

    Raises:
        Refusal: It is the last owner, or something changed meanwhile.
    """
    where = keys.organisation(before.kind, before.id)
    step = 1 if role == "owner" else -1
    guard = THERE if role == "owner" else (Above(name="owners", value=1),)
    after = joined(account, Membership(kind=before.kind, id=before.id, role=role))
    member = keys.member(before.kind, before.id, account.id)
    writes: list[Write] = [
        Update(key=where, add={"owners": step}, when=guard),
        Update(key=member, set={"role": role}, when=THERE),
        account_update(account, after),
        entry(where.pk, event),
    ]
    commit(table, writes, {0: "member.last_owner", 1: "member.unknown", 2: "account.changed"})


def remove(table: Table, account: Account, membership: Membership, event: Event) -> None:
    """Let a member go.

    Raises:
        Refusal: It is the last owner, or something changed meanwhile.
    """
    pk = keys.organisation(membership.kind, membership.id).pk
    codes = {0: "member.last_owner", 1: "member.unknown", 2: "account.changed"}
    commit(table, [*leave_writes(account, membership), entry(pk, event)], codes)
