"""The mails of the product: what each one tells, as typed arguments of its templates.

Standard library only. A value is one line of plain text, so it can forge neither a header nor a line of a mail, and it
is never part of a template.
"""

import re
from collections.abc import Mapping
from typing import ClassVar, Final, NoReturn, dataclass_transform

_FORBIDDEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
_LONGEST: Final = 2_000


def is_plain(text: str) -> bool:
    """Whether a text is one line without control characters, also those that turn the direction of writing."""
    return not _FORBIDDEN.search(text)


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Mail:
    """One kind of mail; its fields are what its templates are told.

    It is a frozen record as a dataclass is, without code of its own for each of forty kinds.

    Attributes:
        event: Folder of its templates.
        names: Its fields.
        usual: The fields that may be left out, with what they are then.
    """

    event: ClassVar[str] = ""
    names: ClassVar[tuple[str, ...]] = ()
    usual: ClassVar[Mapping[str, str]] = {}

    def __init_subclass__(cls) -> None:
        """Take what is annotated as the fields of a kind."""
        cls.names = tuple(name for name in cls.__annotations__ if name != "event")
        cls.usual = {name: vars(cls)[name] for name in cls.names if name in vars(cls)}

    def __init__(self, **told: str) -> None:
        """Refuse what could leave its place in a mail.

        Raises:
            TypeError: A field lacks, or is none of this kind's.
            ValueError: A value is longer than a mail should hold, or is not plain text in one line.
        """
        values = {**self.usual, **told}
        if values.keys() != set(self.names):
            message = f"mail {self.event!r} is told {sorted(self.names)}"
            raise TypeError(message)
        for name, text in values.items():
            if len(text) > _LONGEST or not is_plain(text):
                message = f"mail {self.event!r}: {name} is not plain text"
                raise ValueError(message)
        vars(self).update(values)

    def __setattr__(self, name: str, text: object) -> NoReturn:
        """Refuse a change."""
        message = f"mail {self.event!r} is written: {name} stays"
        raise AttributeError(message)


class Login(Mail):
    """The way in: a link for the browser that asked, and a code for the same."""

    event: ClassVar[str] = "login"
    link: str
    code: str


class MemberInvited(Mail):
    """Somebody is offered a membership."""

    event: ClassVar[str] = "member-invited"
    organisation: str
    inviter: str
    link: str


class ClaimOffered(Mail):
    """An operator offers an entry to the provider's own people."""

    event: ClassVar[str] = "claim-offered"
    provider: str
    link: str


class ClaimMade(Mail):
    """Somebody claims an entry that is taken already."""

    event: ClassVar[str] = "claim-made"
    provider: str
    claimant: str
    link: str


class ClaimGranted(Mail):
    """A claim was granted."""

    event: ClassVar[str] = "claim-granted"
    provider: str
    link: str


class ClaimRefused(Mail):
    """A claim was refused."""

    event: ClassVar[str] = "claim-refused"
    provider: str
    reason: str


class MailboxConfirm(Mail):
    """A provider names a mailbox for invitations; its holder is asked."""

    event: ClassVar[str] = "mailbox-confirm"
    provider: str
    link: str


class MailboxBounced(Mail):
    """Mails to one of an organisation's mailboxes come back."""

    event: ClassVar[str] = "mailbox-bounced"
    mailbox: str
    link: str


class BrandReleased(Mail):
    """An operator vouched for a brand."""

    event: ClassVar[str] = "brand-released"
    brand: str
    link: str


class Suspended(Mail):
    """An operator suspended a person, a brand or a provider."""

    event: ClassVar[str] = "suspended"
    subject: str
    reason: str


class Restored(Mail):
    """An operator restored a person, a brand or a provider."""

    event: ClassVar[str] = "restored"
    subject: str
    reason: str
    link: str
