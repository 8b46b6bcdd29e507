"""The mails of the product: what each one tells, as typed arguments of its templates.

Standard library only. A value is one line of plain text, so it can forge neither a header nor a line of a mail, and it
is never part of a template.
"""

import re
from dataclasses import dataclass, fields
from typing import ClassVar, Final

_FORBIDDEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
_LONGEST: Final = 2_000


def is_plain(text: str) -> bool:
    """Whether a text is one line without control characters, also those that turn the direction of writing."""
    return not _FORBIDDEN.search(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """One kind of mail; its fields are what its templates are told.

    Raises:
        ValueError: A value is longer than a mail should hold, or is not plain text in one line.
    """

    event: ClassVar[str] = ""

    def __post_init__(self) -> None:
        """Refuse what could leave its place in a mail."""
        for entry in fields(self):
            text = getattr(self, entry.name)
            if len(text) > _LONGEST or not is_plain(text):
                message = f"mail {self.event!r}: {entry.name} is not plain text"
                raise ValueError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Login(Mail):
    """The way in: a link for the browser that asked, and a code for the same."""

    event: ClassVar[str] = "login"
    link: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberInvited(Mail):
    """Somebody is offered a membership."""

    event: ClassVar[str] = "member-invited"
    organisation: str
    inviter: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimOffered(Mail):
    """An operator offers an entry to the provider's own people."""

    event: ClassVar[str] = "claim-offered"
    provider: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimMade(Mail):
    """Somebody claims an entry that is taken already."""

    event: ClassVar[str] = "claim-made"
    provider: str
    claimant: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimGranted(Mail):
    """A claim was granted."""

    event: ClassVar[str] = "claim-granted"
    provider: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRefused(Mail):
    """A claim was refused."""

    event: ClassVar[str] = "claim-refused"
    provider: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MailboxConfirm(Mail):
    """A provider names a mailbox for invitations; its holder is asked."""

    event: ClassVar[str] = "mailbox-confirm"
    provider: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MailboxBounced(Mail):
    """Mails to one of an organisation's mailboxes come back."""

    event: ClassVar[str] = "mailbox-bounced"
    mailbox: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandReleased(Mail):
    """An operator vouched for a brand."""

    event: ClassVar[str] = "brand-released"
    brand: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspended(Mail):
    """An operator suspended a person, a brand or a provider."""

    event: ClassVar[str] = "suspended"
    subject: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored(Mail):
    """An operator restored a person, a brand or a provider."""

    event: ClassVar[str] = "restored"
    subject: str
    reason: str
    link: str
