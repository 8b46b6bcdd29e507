"""Who may claim an entry, and what a claim becomes. Pure."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from functions.account import Account
from functions.addresses import mailbox_digest
from functions.domains import speaks_for, website_domain
from functions.offer import Offer
from functions.organisation import Box, Organisation
from functions.services import Entry
from site_builder.model.localized import Localized

Ground = Literal["domain", "offer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claim of an entry that is taken; while it is kept, it is open.

    Attributes:
        account: Who claims; nobody has two claims of an entry open.
        by: What the claim rests on.
    """

    provider: str
    provider_name: Localized
    account: str
    name: str
    address: str
    by: Ground
    at: datetime


def is_at_domain(account: Account, entry: Entry) -> bool:
    """Whether a person's mailbox is at the domain of an entry's website."""
    return bool(entry.website) and speaks_for(account.address, entry.website or "")


def is_offered(offer: Offer | None, now: datetime) -> bool:
    """Whether an operator's offer of the entry still waits for the person."""
    return offer is not None and offer.purpose == "claim" and now < offer.expires_at


def claimed(entry: Entry, account: Account, by: Ground, now: datetime) -> Organisation:
    """Return the provider whose entry a person claims: invitations go to that person's mailbox first."""
    box = Box(id=mailbox_digest(account.address), address=account.address, language=account.language, confirmed_at=now)
    website = entry.website or ""
    return Organisation(
        kind="provider",
        id=entry.id,
        name=entry.name,
        created_at=now,
        website=website,
        domain=website_domain(website),
        checked_at=now if by == "domain" else None,
        released_at=now if by == "offer" else None,
        boxes=(box,),
    )


def opened(entry: Entry, account: Account, by: Ground, now: datetime) -> Claim:
    """Return the claim of an entry that is taken."""
    return Claim(
        provider=entry.id,
        provider_name=entry.name,
        account=account.id,
        name=account.name,
        address=account.address,
        by=by,
        at=now,
    )
