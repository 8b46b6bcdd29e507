"""What operators may post, and what their queues answer."""

from datetime import datetime
from typing import Literal

from functions import keys
from functions.bounce import Bounce, Why
from functions.codec import decode
from functions.keys import OrganisationKind
from functions.login.claims.rules import Ground
from functions.outbox import Missed, Outgoing
from functions.table import Item
from functions.texts import Form, Reason, Reply
from site_builder.model.localized import Language

SuspensionKind = Literal["person", "brand", "provider"]


class WithReason(Form):
    """A decision, which always has a reason."""

    reason: Reason


class BrandLine(Reply):
    """A brand that nobody has vouched for."""

    id: str
    name: dict[Language, str]
    website: str
    at: datetime


class BrandQueue(Reply):
    """Unchecked brands, the oldest first."""

    lines: tuple[BrandLine, ...]
    after: str | None


class ClaimLine(Reply):
    """A claim of an entry that is taken."""

    provider: str
    name: dict[Language, str]
    account: str
    claimant: str
    address: str
    by: Ground
    at: datetime


class ClaimQueue(Reply):
    """Open claims, the oldest first."""

    lines: tuple[ClaimLine, ...]
    after: str | None


class AskLine(Reply):
    """A provider that brands ask for."""

    provider: str
    name: dict[Language, str]
    brands: int
    last_at: datetime


class AskQueue(Reply):
    """Providers that brands ask for."""

    lines: tuple[AskLine, ...]
    after: str | None


class Place(Reply):
    """An organisation."""

    kind: OrganisationKind
    id: str


class MailLine(Reply):
    """A mailbox that gets no more mail, or a mail that nobody got.

    Attributes:
        mailbox: Digest of the mailbox that gets no more; null where it is about one mail.
        mail: The mail that nobody got; null where it is about a mailbox.
        address: The mailbox; empty where a whole organisation should have got the mail.
        event: Which mail it was.
        organisation: Whose people it was for.
    """

    mailbox: str | None
    mail: str | None
    address: str
    why: Why | Missed
    event: str | None
    organisation: Place | None
    at: datetime


class MailQueue(Reply):
    """What does not arrive, the oldest first."""

    lines: tuple[MailLine, ...]
    after: str | None


def mail_line(item: Item) -> MailLine:
    """Return a line of the queue of mails: of a mailbox, or of one mail."""
    if item["pk"] == keys.outgoing(str(item.get("id", ""))).pk:
        return _missed(decode(Outgoing, item))
    found = decode(Bounce, item)
    return MailLine(
        mailbox=found.mailbox,
        mail=None,
        address=found.address,
        why=found.why,
        event=None,
        organisation=None,
        at=found.at,
    )


def _missed(mail: Outgoing) -> MailLine:
    kind, organisation_id = keys.organisation_of(mail.organisation) if mail.organisation else (None, "")
    return MailLine.model_validate(
        {
            "mailbox": None,
            "mail": mail.id,
            "address": mail.to,
            "why": mail.ended,
            "event": mail.event,
            "organisation": Place(kind=kind, id=organisation_id) if kind else None,
            "at": mail.ended_at,
        }
    )
