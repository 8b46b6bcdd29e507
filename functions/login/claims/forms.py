"""What may be posted about claims, and what is answered."""

from datetime import datetime
from typing import Literal

from functions.login.claims.rules import Ground
from functions.texts import Address, Form, ProviderId, Reason, Reply
from site_builder.model.localized import Language


class Make(Form):
    """Somebody claims an entry."""

    provider: ProviderId


class OfferClaim(Form):
    """An operator offers an entry to a mailbox of the provider."""

    provider: ProviderId
    email: Address
    lang: Language


class Decide(Form):
    """A claim of a taken entry is decided."""

    decision: Literal["grant", "refuse"]
    reason: Reason


class Ask(Form):
    """A brand asks for a provider; there is nothing to say but that."""


class Standing(Reply):
    """Whether, and by what, the person may claim an entry."""

    provider: str
    name: dict[Language, str]
    is_taken: bool
    is_yours: bool
    by: Ground | Literal["nothing"]


class Made(Reply):
    """What became of a claim."""

    state: Literal["granted", "open"]


class ClaimReply(Reply):
    """An open claim of a taken entry."""

    account: str
    name: str
    address: str
    by: Ground
    at: datetime


class Claims(Reply):
    """The open claims of an entry, the oldest first."""

    claims: tuple[ClaimReply, ...]


class Offered(Reply):
    """A mail goes to this address."""

    address: str
