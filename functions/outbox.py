"""The outbox: mails are written in the transaction of the change that they tell of, and sent by `mailer`.

A mail stands in the index of what is due until it is sent or given up, so none is ever lost: what the table's stream
does not bring is found by the clock. What is secret in a mail is not here: it is made when it is sent (see `tokens`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from functions import keys
from functions.codec import encode, instant
from functions.table import NEW, THERE, Absent, Condition, Is, Item, Key, Put, Update
from site_builder.model.localized import Language
from site_builder.model.mail import Mail

Audience = Literal["owners", "members", "mailboxes"]
Missed = Literal["refused", "failed", "nobody"]
"""Why nobody got a mail: the service never takes it, every try failed, or there is nobody in the organisation to get it."""
KEPT: Final = timedelta(days=30)
GRACE: Final = timedelta(minutes=5)
"""How long the stream has to bring a mail before the clock looks for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A mail to be sent: to one mailbox, or to people of an organisation, from which `mailer` makes one mail each.

    Attributes:
        event: Folder of its templates.
        values: What its templates are told; a `link` begins behind the language, such as `/desk`.
        to: Mailbox; empty where it goes to an organisation.
        language: Of the person; people of an organisation have their own.
        organisation: Partition of the organisation, such as `PROV#baozun`.
        except_for: Digest of the mailbox that is left out of an organisation's.
        nonce: What the secrets in it are made from; empty where there are none.
        expires_at: After this time nobody wants it any more.
        tries: How often it was given to the mail service.
        untaken: The last try that the mail service certainly did not take.
        sent_at: When the mail service took it, or said that it had.
        ended_at: When it was given up, with `ended` as the reason.
        message: What the mail service calls it.
    """

    id: str
    event: str
    created_at: datetime
    values: Mapping[str, str]
    language: Language = "en"
    to: str = ""
    organisation: str = ""
    audience: Audience | None = None
    except_for: str = ""
    nonce: str = ""
    expires_at: datetime | None = None
    tries: int = 0
    untaken: int = 0
    sent_at: datetime | None = None
    ended_at: datetime | None = None
    ended: str | None = None
    message: str | None = None


def values_of(mail: Mail) -> dict[str, str]:
    """Return what the templates of a mail are told."""
    return {name: getattr(mail, name) for name in mail.names}


def to_people(
    mail_id: str, told: Mail, organisation: Key, audience: Audience, at: datetime, expires_at: datetime | None = None
) -> Outgoing:
    """Return the mail to people of an organisation, or to its mailboxes."""
    return Outgoing(
        id=mail_id,
        event=told.event,
        created_at=at,
        values=values_of(told),
        organisation=organisation.pk,
        audience=audience,
        expires_at=expires_at,
    )


def due(at: datetime) -> dict[str, str]:
    """Return the attributes by which the clock finds a mail from an instant on."""
    return {"gsi2pk": keys.OUTBOX, "gsi2sk": instant(at)}


def item_of(outgoing: Outgoing) -> Item:
    """Return a mail's item, due when the stream should have brought it."""
    where = keys.outgoing(outgoing.id)
    ttl = int((outgoing.created_at + KEPT).timestamp())
    return {
        **encode(outgoing),
        **due(outgoing.created_at + GRACE),
        "pk": where.pk,
        "sk": where.sk,
        "ttl": ttl,
        "ready_at": instant(outgoing.created_at),
    }


def post(outgoing: Outgoing) -> Put:
    """Return the write that puts a mail into the outbox."""
    return Put(item=item_of(outgoing), when=NEW)


OPEN: Final[tuple[Condition, ...]] = (*THERE, Absent(name="sent_at"), Absent(name="ended_at"))
"""Holds for a mail that is neither sent nor given up."""
FORGOTTEN: Final = ("to", "nonce", "ready_at", "gsi2pk", "gsi2sk")


def over(mail_id: str, marks: Mapping[str, str]) -> Update:
    """Return the write that ends a mail: it is due no more, and what it said and to whom is forgotten."""
    return Update(key=keys.outgoing(mail_id), set={**marks, "values": {}}, remove=FORGOTTEN, when=OPEN)


def missed(mail: Outgoing, marks: Mapping[str, str], at: datetime) -> Update:
    """Return the write that ends a mail which nobody got: what it said is forgotten, to whom it went stands in a queue.

    It stays until an operator has seen to it, however long that takes.
    """
    place = {"gsi2pk": keys.queue("MAIL"), "gsi2sk": f"{instant(at)}#{mail.id}"}
    gone = ("nonce", "ready_at", "ttl")
    return Update(key=keys.outgoing(mail.id), set={**marks, **place, "values": {}}, remove=gone, when=OPEN)


def seen_to(mail_id: str, at: datetime) -> Update:
    """Return the write that takes a mail which nobody got out of the queue, and forgets to whom it went."""
    return Update(
        key=keys.outgoing(mail_id),
        set={"ttl": int((at + KEPT).timestamp())},
        remove=("to", "gsi2pk", "gsi2sk"),
        when=(Is(name="gsi2pk", value=keys.queue("MAIL")),),
    )


def is_sent(message: str, at: datetime) -> dict[str, str]:
    """Return the marks of a mail that the service took."""
    return {"sent_at": instant(at), "message": message}
