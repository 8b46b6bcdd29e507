"""Delivering one mail: lease, decide, send, write down."""

from dataclasses import dataclass

from functions.mailer import rules, store
from functions.mailer.letter import Writer
from functions.mailer.post import Busy, Post, Refused, Unknown
from functions.mailer.rules import End
from functions.outbox import Outgoing
from functions.services import Clock, Log
from functions.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What the mailer works with."""

    table: Table
    post: Post
    writer: Writer
    clock: Clock
    log: Log


def deliver(desk: Desk, mail_id: str) -> None:
    """Send a mail, unless it is sent, given up or in other hands.

    Raises:
        Unavailable: The table gave no answer; the clock will find the mail.
    """
    mail = store.lease(desk.table, mail_id, desk.clock())
    if mail is None:
        return
    why = rules.reason_to_end(mail, desk.clock())
    if why:
        _end(desk, mail, why)
    elif mail.audience:
        _spread(desk, mail)
    elif store.comes_back(desk.table, mail.to):
        _end(desk, mail, "bounced")
    else:
        _send(desk, mail)


def _end(desk: Desk, mail: Outgoing, why: End) -> None:
    desk.log("mail.ended", mail=mail.id, template=mail.event, why=why)
    store.ended(desk.table, mail, why, desk.clock())


def _spread(desk: Desk, mail: Outgoing) -> None:
    """Make a mail for each of an organisation's people."""
    people = rules.recipients(store.people_of(desk.table, mail), mail)
    if people:
        store.spread(desk.table, mail, people, desk.clock())
    else:
        _end(desk, mail, "nobody")


def _send(desk: Desk, mail: Outgoing) -> None:
    """Give a mail to the service, and write down what is known of its end."""
    letter = desk.writer.write(mail)
    try:
        message = desk.post.send(letter, mail.to, mail.id)
    except Busy:
        store.wait(desk.table, mail, desk.clock() + rules.pause(mail.tries))
        desk.log("mail.waits", mail=mail.id, template=mail.event, tries=mail.tries)
    except Unknown:
        desk.log("mail.unknown", mail=mail.id, template=mail.event, tries=mail.tries)
    except Refused:
        _end(desk, mail, "refused")
    else:
        store.sent(desk.table, mail, message, desk.clock())
        desk.log("mail.sent", mail=mail.id, template=mail.event, tries=mail.tries)


def deliver_due(desk: Desk, limit: int = 25) -> int:
    """Send what the clock has to look after; return how many mails that were."""
    found = store.due_mails(desk.table, desk.clock(), limit)
    for mail_id in found:
        deliver(desk, mail_id)
    return len(found)
