"""What operators may post, and what their queues answer."""

from datetime import datetime
from typing import Literal

from functions.bounce import Why
from functions.login.claims.rules import Ground
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


class MailLine(Reply):
    """A mailbox that gets no more mail."""

    mailbox: str
    address: str
    why: Why
    at: datetime


class MailQueue(Reply):
    """Mailboxes that get no more mail, the oldest first."""

    lines: tuple[MailLine, ...]
    after: str | None
