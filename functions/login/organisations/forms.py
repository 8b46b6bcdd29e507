"""What may be posted about organisations, and what is answered."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated

from pydantic import Field

from functions.account import Role
from functions.keys import OrganisationKind
from functions.offer import Offer
from functions.organisation import Checked, Member, Organisation, both
from functions.refusals import Refusal
from functions.texts import Address, Form, Name, ProviderId, Reply, Ulid, Website
from site_builder.model.localized import Language, Localized

Version = Annotated[int, Field(ge=0)]


class Names(Form):
    """A name in one language or both; one serves for both where there is only one."""

    en: Name | None = None
    zh: Name | None = None


def localized(names: Names) -> Localized:
    """Return a name in both languages.

    Raises:
        Refusal: It is in neither.
    """
    en, zh = names.en or names.zh, names.zh or names.en
    if not en or not zh:
        raise Refusal("organisation.name_needed", field="name")
    return Localized(en=en, zh=zh)


class Register(Form):
    """A brand registers itself; the id makes a repeat harmless."""

    id: Ulid
    name: Names
    website: Website | None = None


class ChangeBrand(Form):
    """Another name or website, and the version that the person saw."""

    name: Names | None = None
    website: Website | None = None
    v: Version


class Close(Form):
    """An organisation is to be closed; the version that the person saw."""

    v: Version


class Invite(Form):
    """Somebody is to become a member."""

    email: Address
    role: Role
    lang: Language


class ChangeRole(Form):
    """A member's new role."""

    role: Role


class Accepting(Form):
    """Whether a provider takes invitations now."""

    accepting: bool


class NameMailbox(Form):
    """Invitations are to go to this mailbox too."""

    email: Address
    lang: Language


class Confirm(Form):
    """The holder of a mailbox agrees."""

    provider: ProviderId
    token: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{43}$")]


class OwnOrganisation(Reply):
    """An organisation that the person belongs to."""

    kind: OrganisationKind
    id: str
    name: dict[Language, str]
    checked: Checked
    accepting: bool
    is_suspended: bool
    suspension: str | None
    role: Role
    v: int


class OwnOrganisations(Reply):
    """All organisations that the person belongs to."""

    organisations: tuple[OwnOrganisation, ...]


class MailboxReply(Reply):
    """Where a provider's invitations go."""

    id: str
    address: str
    language: Language
    is_confirmed: bool


class MemberReply(Reply):
    """A member as the others see it."""

    id: str
    name: str
    address: str
    role: Role
    since: datetime


class PlaceReply(Reply):
    """A place that waits for somebody."""

    id: str
    address: str
    role: Role
    expires_at: datetime


class OrganisationReply(Reply):
    """An organisation as its members see it."""

    kind: OrganisationKind
    id: str
    name: dict[Language, str]
    website: str
    checked: Checked
    accepting: bool
    mailboxes: tuple[MailboxReply, ...]
    members: tuple[MemberReply, ...]
    offers: tuple[PlaceReply, ...]
    role: Role
    v: int


class Invited(Reply):
    """A mail goes to this address."""

    address: str


class Named(Reply):
    """A mailbox was named; whether it must still be confirmed."""

    id: str
    is_confirmed: bool


class Confirmed(Reply):
    """Whose invitations come to the mailbox from now on."""

    name: dict[Language, str]


def own(organisation: Organisation, role: Role) -> OwnOrganisation:
    """Return an organisation in the person's list."""
    return OwnOrganisation(
        kind=organisation.kind,
        id=organisation.id,
        name=both(organisation.name),
        checked=organisation.checked,
        accepting=organisation.accepting,
        is_suspended=organisation.suspended_at is not None,
        suspension=organisation.suspension,
        role=role,
        v=organisation.v,
    )


def whole(
    organisation: Organisation, role: Role, members: Iterable[Member], offers: Iterable[Offer]
) -> OrganisationReply:
    """Return an organisation with its people."""
    return OrganisationReply(
        kind=organisation.kind,
        id=organisation.id,
        name=both(organisation.name),
        website=organisation.website,
        checked=organisation.checked,
        accepting=organisation.accepting,
        mailboxes=tuple(
            MailboxReply(id=box.id, address=box.address, language=box.language, is_confirmed=bool(box.confirmed_at))
            for box in organisation.boxes
        ),
        members=tuple(
            MemberReply(id=each.id, name=each.name, address=each.address, role=each.role, since=each.since)
            for each in members
        ),
        offers=tuple(
            PlaceReply(id=each.mailbox, address=each.address, role=each.role, expires_at=each.expires_at)
            for each in offers
        ),
        role=role,
        v=organisation.v,
    )
