"""What may be posted about the own account, and what is answered."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from functions.account import Account, Role
from functions.keys import OrganisationKind
from functions.texts import Form, Name, Reply
from site_builder.model.localized import Language

Version = Annotated[int, Field(ge=0)]


class Change(Form):
    """A new name or language, and the version that the person saw."""

    name: Name | None = None
    language: Language | None = None
    v: Version


class Leave(Form):
    """The account is to be deleted; the version that the person saw."""

    v: Version


class Seat(Reply):
    """What the person is in an organisation."""

    kind: OrganisationKind
    id: str
    role: Role


class Me(Reply):
    """The person who is signed in."""

    id: str
    name: str
    address: str
    language: Language
    is_operator: bool
    memberships: tuple[Seat, ...]
    v: int


class Device(Reply):
    """A browser in which the person is signed in."""

    id: str
    browser: str
    created_at: datetime
    seen_at: datetime
    is_this: bool


class Devices(Reply):
    """All browsers in which the person is signed in, the last used first."""

    devices: tuple[Device, ...]


class OfferReply(Reply):
    """A membership or an entry that waits for the person."""

    kind: OrganisationKind
    id: str
    name: dict[Language, str]
    role: Role
    purpose: Literal["member", "claim"]
    inviter: str
    expires_at: datetime


class Offers(Reply):
    """What is offered to the person's mailbox."""

    offers: tuple[OfferReply, ...]


class Export(Reply):
    """Everything that is kept about the person."""

    account: Me
    created_at: datetime
    suspended_at: datetime | None
    suspension: str | None
    devices: tuple[Device, ...]
    events: tuple[dict[str, str], ...]
    offers: tuple[OfferReply, ...]


def me_of(account: Account) -> Me:
    """Return an account as its person sees it."""
    seats = tuple(Seat(kind=each.kind, id=each.id, role=each.role) for each in account.memberships)
    return Me(
        id=account.id,
        name=account.name,
        address=account.address,
        language=account.language,
        is_operator=account.is_operator,
        memberships=seats,
        v=account.v,
    )
