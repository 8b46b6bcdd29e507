"""Claims, asks and offers as items."""

from collections.abc import Sequence
from typing import Final

from functions import keys
from functions.account import Account, Membership
from functions.addresses import mailbox_digest
from functions.codec import decode, encode, instant
from functions.commit import commit
from functions.ledger import Event, entry
from functions.login.claims.rules import Claim
from functions.membership import account_update, join_writes, joined, member_put
from functions.offer import Offer, offer_deletes, offer_puts
from functions.organisation import Organisation
from functions.outbox import Outgoing, post
from functions.refusals import Refusal
from functions.table import NEW, THERE, Absent, Check, Conflict, Delete, Put, Question, Table, Update, Value, Write
from site_builder.model.localized import Localized

_PAGE: Final = 100


def find_offer(table: Table, account: Account, provider_id: str) -> Offer | None:
    """Return what is offered to a person's mailbox at an entry."""
    where = keys.offer(mailbox_digest(account.address), "provider", provider_id)
    found = table.read(where)
    return decode(Offer, found[where]) if where in found else None


def claim(table: Table, account: Account, provider: Organisation, event: Event) -> None:
    """Give an entry to a person; brands that asked for it wait no longer.

    Raises:
        Refusal: Somebody was faster, or the account changed meanwhile.
    """
    where = keys.organisation("provider", provider.id)
    membership = Membership(kind="provider", id=provider.id, role="owner")
    writes: list[Write] = [
        Put(item={**encode(provider), **keys.claimed(provider.id), "pk": where.pk, "sk": where.sk}, when=NEW),
        member_put(account, membership, event.at),
        account_update(account, joined(account, membership)),
        *offer_deletes("provider", provider.id, mailbox_digest(account.address)),
        Delete(key=keys.asks(provider.id)),
        entry(where.pk, event),
    ]
    commit(table, writes, {2: "account.changed"})


def open_claim(table: Table, made: Claim, event: Event, mails: Sequence[Outgoing]) -> None:
    """Keep the claim of a taken entry, and tell those who decide.

    Raises:
        Refusal: The person has one open already.
    """
    where = keys.claim(made.provider, made.account)
    place = {"gsi2pk": keys.queue("CLAIM"), "gsi2sk": f"{instant(made.at)}#{made.provider}#{made.account}"}
    writes = [
        Put(item={**encode(made), **place, "pk": where.pk, "sk": where.sk}, when=NEW),
        entry(where.pk, event),
        *map(post, mails),
    ]
    commit(table, writes, {}, "claim.open")


def list_claims(table: Table, provider_id: str) -> tuple[Claim, ...]:
    """Return the open claims of an entry."""
    pk = keys.organisation("provider", provider_id).pk
    found = table.list(Question(pk=pk, prefix=keys.CLAIMS, limit=_PAGE)).items
    return tuple(sorted((decode(Claim, item) for item in found), key=lambda each: each.at))


def grant(table: Table, account: Account, made: Claim, event: Event, mail: Outgoing) -> None:
    """Let a claimant join, as an owner.

    Raises:
        Refusal: It was decided, the provider is full, the person belongs to it, or the account changed meanwhile.
    """
    where = keys.claim(made.provider, made.account)
    membership = Membership(kind="provider", id=made.provider, role="owner")
    writes = [
        *join_writes(account, membership, event.at),
        Delete(key=where, when=THERE),
        entry(where.pk, event),
        post(mail),
    ]
    codes = {0: "member.too_many", 1: "member.already", 2: "account.changed", 3: "claim.unknown"}
    commit(table, writes, codes)


def refuse(table: Table, made: Claim, event: Event, mails: Sequence[Outgoing]) -> None:
    """Turn a claim down; who left meanwhile is told nothing.

    Raises:
        Refusal: It was decided meanwhile.
    """
    where = keys.claim(made.provider, made.account)
    commit(table, [Delete(key=where, when=THERE), entry(where.pk, event), *map(post, mails)], {}, "claim.unknown")


def offer(table: Table, offered: Offer, event: Event, mail: Outgoing) -> None:
    """Offer an entry to a mailbox."""
    pk = keys.organisation("provider", offered.id).pk
    table.write_all([*offer_puts(offered), entry(pk, event), post(mail)])


def ask(table: Table, provider: tuple[str, Localized], brand_id: str, event: Event) -> None:
    """Keep that a brand asks for a provider: once a brand, counted in the desk's queue.

    Raises:
        Refusal: The provider was claimed meanwhile.
    """
    provider_id, name = provider
    itself, where, count = (
        keys.organisation("provider", provider_id),
        keys.ask(provider_id, brand_id),
        keys.asks(provider_id),
    )
    line: dict[str, Value] = {"provider": provider_id, "name": encode(name), "last_at": instant(event.at)}
    writes: list[Write] = [
        Put(item={"pk": where.pk, "sk": where.sk, "brand": brand_id, "at": instant(event.at)}, when=NEW),
        Check(key=itself, when=(Absent(name="pk"),)),
        Update(key=count, set={**line, "gsi2pk": keys.queue("ASK"), "gsi2sk": provider_id}, add={"count": 1}),
        entry(itself.pk, event),
    ]
    try:
        table.write_all(writes)
    except Conflict as conflict:
        if 1 in conflict.failed:
            raise Refusal("ask.reachable") from None
