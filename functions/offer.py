"""A place that waits for the holder of a mailbox: a membership, or a published entry to be claimed.

The mail that tells of it carries no credential: who proves the mailbox may accept.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from functions import keys
from functions.account import Role
from functions.codec import encode
from functions.keys import OrganisationKind
from functions.table import Delete, Put, Write
from site_builder.model.localized import Language, Localized

LIFE: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What is offered, to whom, and by whom.

    Attributes:
        mailbox: Digest of the address.
        inviter: Name of who offers it.
    """

    kind: OrganisationKind
    id: str
    name: Localized
    role: Role
    purpose: Literal["member", "claim"]
    mailbox: str
    address: str
    language: Language
    inviter: str
    created_at: datetime
    expires_at: datetime


def offer_puts(offer: Offer) -> list[Write]:
    """Return the writes that make an offer, or renew it: one for its mailbox, one for its organisation to see."""
    ttl = int(offer.expires_at.timestamp())
    places = (keys.offer(offer.mailbox, offer.kind, offer.id), keys.offered(offer.kind, offer.id, offer.mailbox))
    return [Put(item={**encode(offer), "pk": where.pk, "sk": where.sk, "ttl": ttl}) for where in places]


def offer_deletes(kind: OrganisationKind, organisation_id: str, mailbox: str) -> list[Write]:
    """Return the writes that end an offer."""
    return [
        Delete(key=keys.offer(mailbox, kind, organisation_id)),
        Delete(key=keys.offered(kind, organisation_id, mailbox)),
    ]
