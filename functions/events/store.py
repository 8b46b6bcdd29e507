"""Mailboxes that mails come back from, and who is told."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from functions import keys, outbox
from functions.account import Account
from functions.bounce import Bounce
from functions.codec import decode, encode, instant
from functions.ledger import Event, entry
from functions.outbox import Outgoing
from functions.table import NEW, Conflict, Key, Put, Table, Write

_MOST_TOLD: Final = 20


def organisations_of(table: Table, bounce: Bounce, mail_id: str) -> tuple[str, ...]:
    """Return the partitions of the organisations that a mailbox matters to: its person's, and the one it was named by."""
    owner, mail = keys.mailbox(bounce.mailbox), keys.outgoing(mail_id or "none")
    found = table.read(owner, mail)
    named = str(found[mail].get("organisation", "")) if mail in found else ""
    places = [] if owner not in found else _memberships(table, str(found[owner]["account"]))
    return tuple(dict.fromkeys([*places, *([named] if named else [])]))[:_MOST_TOLD]


def _memberships(table: Table, account_id: str) -> list[str]:
    where: Key = keys.account(account_id)
    found = table.read(where)
    if where not in found:
        return []
    return [keys.organisation(each.kind, each.id).pk for each in decode(Account, found[where]).memberships]


def keep(table: Table, bounce: Bounce, event: Event, mails: Sequence[Outgoing]) -> bool:
    """Write down that mails to a mailbox come back, and tell those it matters to; False where it was known."""
    where = keys.bounce(bounce.mailbox)
    place = {"gsi2pk": keys.queue("MAIL"), "gsi2sk": f"{instant(bounce.at)}#{bounce.mailbox}"}
    writes: list[Write] = [
        Put(item={**encode(bounce), **place, "pk": where.pk, "sk": where.sk}, when=NEW),
        entry(where.pk, event),
        *map(outbox.post, mails),
    ]
    try:
        table.write_all(writes)
    except Conflict:
        return False
    return True


def keep_sent(table: Table, mail_id: str, message: str, at: datetime) -> None:
    """Write down that the service took a mail; one that is marked already stays as it is."""
    try:
        table.write(outbox.over(mail_id, outbox.is_sent(message, at)))
    except Conflict:
        return
