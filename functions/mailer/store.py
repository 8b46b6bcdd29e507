"""The outbox's items: leases, copies for people, and ends."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from functions import keys
from functions.addresses import mailbox_digest
from functions.codec import decode, instant
from functions.mailer.rules import LEASE, End, Recipient, copy_for, is_missed
from functions.organisation import Box, Member, Organisation
from functions.outbox import OPEN, Outgoing, due, is_sent, missed, over, post
from functions.table import Below, Conflict, Key, Question, Table, Update, Value

_PAGE: Final = 100


def lease(table: Table, mail_id: str, now: datetime) -> Outgoing | None:
    """Take a mail for sending; None where it is sent, given up, or taken by another."""
    until = now + LEASE
    ready = Below(name="ready_at", value=instant(now) + "~")  # up to now, and not after it
    take = Update(
        key=keys.outgoing(mail_id),
        set={"ready_at": instant(until), **due(until)},
        add={"tries": 1},
        when=(*OPEN, ready),
    )
    try:
        return decode(Outgoing, table.write(take))
    except Conflict:
        return None


def wait(table: Table, mail: Outgoing, until: datetime) -> None:
    """Let a mail be taken again from an instant on: the service did not take it."""
    marks: dict[str, Value] = {"ready_at": instant(until), "untaken": mail.tries, **due(until)}
    _open(table, Update(key=keys.outgoing(mail.id), set=marks, when=OPEN))


def sent(table: Table, mail: Outgoing, message: str, now: datetime) -> None:
    """Write down that a mail was sent, and forget what it said."""
    _open(table, over(mail.id, {**is_sent(message, now), "mailbox": mailbox_digest(mail.to)}))


def ended(table: Table, mail: Outgoing, why: End, now: datetime) -> None:
    """Write down that a mail was given up; one that nobody got goes to the operators."""
    marks = {"ended_at": instant(now), "ended": why}
    _open(table, missed(mail, marks, now) if is_missed(mail, why) else over(mail.id, marks))


def _open(table: Table, update: Update) -> None:
    """Change a mail that is neither sent nor given up; another one is left as it is."""
    try:
        table.write(update)
    except Conflict:
        return


def spread(table: Table, mail: Outgoing, people: Sequence[Recipient], now: datetime) -> None:
    """Make a mail for each of an organisation's people, and end the one that stood for all, in one transaction."""
    copies = [post(copy_for(mail, number, each, now)) for number, each in enumerate(people, 1)]
    try:
        table.write_all([over(mail.id, is_sent("", now)), *copies])
    except Conflict:
        return


def people_of(table: Table, mail: Outgoing) -> list[Member | Box]:
    """Return those among whom a mail to an organisation finds its readers."""
    if mail.audience == "mailboxes":
        where = Key(mail.organisation, keys.ITSELF)
        found = table.read(where).get(where)
        return list(decode(Organisation, found).boxes) if found else []
    listed = table.list(Question(pk=mail.organisation, prefix=keys.MEMBERS, limit=_PAGE)).items
    return [decode(Member, item) for item in listed]


def comes_back(table: Table, address: str) -> bool:
    """Whether mails to a mailbox came back."""
    return bool(table.read(keys.bounce(mailbox_digest(address))))


def due_mails(table: Table, now: datetime, limit: int) -> list[str]:
    """Return the mails that the clock has to look after, the longest due first."""
    found = table.list(Question(pk=keys.OUTBOX, index="gsi2", limit=limit)).items
    return [str(item["id"]) for item in found if str(item["gsi2sk"]) <= instant(now)]
