"""An organisation: a brand, a provider that claimed its entry, or the programme; its members and mailboxes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from functions.account import Role
from functions.keys import OrganisationKind
from site_builder.model.localized import Language, Localized

Checked = Literal["domain", "operator", "unchecked"]
OPERATORS: Final = "operators"
"""The identifier of the one organisation of the kind `programme`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A mailbox that a provider's invitations go to.

    Attributes:
        id: Digest of the address.
        token: Digest of what its holder must bring to confirm it; None once confirmed.
        expires_at: End of the time for that.
    """

    id: str
    address: str
    language: Language
    confirmed_at: datetime | None = None
    token: str | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A brand, a provider or the programme.

    Attributes:
        id: A provider's is that of its entry, a brand's a ULID.
        domain: Registrable domain of its website; empty where it has none of its own.
        checked_at: When a mailbox at that domain was proved.
        released_at: When an operator vouched for it instead.
        accepting: Whether a provider takes invitations now.
        boxes: Where a provider's invitations go: at most three.
        owners: How many of the members are owners; never none.
        suspension: Why an operator suspended it.
        v: Counts the changes.
    """

    kind: OrganisationKind
    id: str
    name: Localized
    created_at: datetime
    website: str = ""
    domain: str = ""
    checked_at: datetime | None = None
    released_at: datetime | None = None
    accepting: bool = True
    boxes: tuple[Box, ...] = ()
    owners: int = 1
    members: int = 1
    suspended_at: datetime | None = None
    suspension: str | None = None
    v: int = 0

    @property
    def checked(self) -> Checked:
        """How it is known that its people speak for it."""
        if self.checked_at:
            return "domain"
        return "operator" if self.released_at else "unchecked"

    @property
    def mailboxes(self) -> tuple[Box, ...]:
        """Those mailboxes whose holders confirmed them."""
        return tuple(box for box in self.boxes if box.confirmed_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A person as the organisation's other members see it; name, address and language are copies of the account's."""

    id: str
    role: Role
    since: datetime
    name: str
    address: str
    language: Language


def folded(name: str) -> str:
    """Return a name as names are looked for: without capitals, and one space between words."""
    return " ".join(name.casefold().split())


def full_name(name: Localized) -> str:
    """Return a name for readers of either language: both forms, or the one that there is."""
    return name.en if name.en == name.zh else f"{name.en} {name.zh}"


def both(name: Localized) -> dict[Language, str]:
    """Return a name as JSON holds it."""
    return {"en": name.en, "zh": name.zh}
