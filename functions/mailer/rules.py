"""When a mail is sent, tried again or given up. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, Literal, get_args

from functions.addresses import mailbox_digest
from functions.organisation import Box, Member
from functions.outbox import Missed, Outgoing
from site_builder.model.localized import Language

LEASE: Final = timedelta(minutes=6)
"""A minute to send it, and five in which the service's report of an unknown end may come."""
MOST_TRIES: Final = 8
_ONCE: Final = frozenset({"login"})
_FIRST_PAUSE: Final = timedelta(seconds=30)

End = Literal["expired", "bounced", "unknown"] | Missed


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Who gets a mail."""

    address: str
    language: Language


def reason_to_end(mail: Outgoing, now: datetime) -> End | None:
    """Return why a leased mail is not sent; None where it is.

    A login's mail is given up when it is not known what became of its last try: its reader asks for another one.
    """
    if mail.expires_at and now >= mail.expires_at:
        return "expired"
    if mail.tries > MOST_TRIES:
        return "failed"
    is_doubtful = mail.tries > mail.untaken + 1
    return "unknown" if is_doubtful and mail.event in _ONCE else None


def is_missed(mail: Outgoing, why: End) -> bool:
    """Whether an operator should look after a mail that was given up: nobody got it, and nobody else knows.

    A login's mail is asked for again; anybody may have one sent to a mailbox that does not exist.
    """
    return why in get_args(Missed) and mail.event not in _ONCE


def pause(tries: int) -> timedelta:
    """Return how long a mail waits that the service did not take: 30 seconds, doubled each time."""
    return _FIRST_PAUSE * (1 << (tries - 1))


def recipients(people: Iterable[Member | Box], mail: Outgoing) -> tuple[Recipient, ...]:
    """Return who gets a mail to an organisation: owners or all of its people, or its confirmed mailboxes; each once."""
    chosen = {
        each.address: Recipient(address=each.address, language=each.language)
        for each in people
        if (each.confirmed_at if isinstance(each, Box) else mail.audience == "members" or each.role == "owner")
    }
    return tuple(each for each in chosen.values() if mailbox_digest(each.address) != mail.except_for)


def copy_for(mail: Outgoing, number: int, to: Recipient, now: datetime) -> Outgoing:
    """Return the mail to one of an organisation's people; its name does not depend on when it is made."""
    return replace(
        mail,
        id=f"{mail.id}-{number}",
        created_at=now,
        to=to.address,
        language=to.language,
        audience=None,
        tries=0,
        untaken=0,
    )
