"""Queues, and suspensions as attributes of what they suspend."""

from typing import Final

from functions import keys
from functions.codec import instant
from functions.commit import commit
from functions.ledger import Event, entry
from functions.login.desk.rules import place_in
from functions.organisation import OPERATORS
from functions.outbox import Outgoing, post, seen_to
from functions.table import THERE, Absent, Delete, Item, Key, Present, Question, Table, Update

PAGE: Final = 50
_SUSPENDED: Final = "suspended_at"


def page(table: Table, queue: keys.Queue, cursor: str) -> tuple[tuple[Item, ...], str | None]:
    """Return a page of a queue, the oldest first, and where the next one begins."""
    found = table.list(Question(pk=keys.queue(queue), index="gsi2", after=place_in(queue, cursor), limit=PAGE))
    return found.items, str(found.items[-1]["gsi2sk"]) if found.has_more and found.items else None


def suspend(table: Table, where: Key, event: Event, mail: Outgoing) -> None:
    """Suspend a person or an organisation.

    Raises:
        Refusal: It is suspended already, or not there.
    """
    change = Update(
        key=where,
        set={_SUSPENDED: instant(event.at), "suspension": event.reason or ""},
        add={"v": 1},
        when=(*THERE, Absent(name=_SUSPENDED)),
    )
    commit(table, [change, entry(where.pk, event), post(mail)], {}, "suspension.already")


def restore(table: Table, where: Key, event: Event, mail: Outgoing) -> None:
    """Restore a person or an organisation.

    Raises:
        Refusal: It is not suspended.
    """
    change = Update(key=where, remove=(_SUSPENDED, "suspension"), add={"v": 1}, when=(Present(name=_SUSPENDED),))
    commit(table, [change, entry(where.pk, event), post(mail)], {}, "suspension.none")


def open_mailbox(table: Table, mailbox: str, event: Event) -> None:
    """Let mails go to a mailbox again.

    Raises:
        Refusal: None came back.
    """
    where = keys.bounce(mailbox)
    commit(table, [Delete(key=where, when=THERE), entry(where.pk, event)], {}, "mailbox.unknown")


def close_mail(table: Table, mail_id: str, event: Event) -> None:
    """Take a mail that nobody got out of the queue.

    Raises:
        Refusal: It does not stand there.
    """
    desk = keys.organisation("programme", OPERATORS).pk
    commit(table, [seen_to(mail_id, event.at), entry(desk, event)], {}, "mail.unknown")
