"""A person: the account, what it belongs to, and its sessions."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from functions.keys import OrganisationKind
from site_builder.model.localized import Language

Role = Literal["owner", "member"]
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """What a person is in an organisation."""

    kind: OrganisationKind
    id: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A person who proved a mailbox.

    Attributes:
        language: Of the mails to this person.
        epoch: Sessions of another epoch have ended.
        suspension: Why an operator suspended the person.
        v: Counts the changes.
    """

    id: str
    address: str
    language: Language
    created_at: datetime
    name: str = ""
    epoch: int = 0
    memberships: tuple[Membership, ...] = ()
    suspended_at: datetime | None = None
    suspension: str | None = None
    v: int = 0

    def membership(self, kind: OrganisationKind, organisation_id: str) -> Membership | None:
        """Return what the person is in an organisation; None where it is nothing there."""
        return next((each for each in self.memberships if (each.kind, each.id) == (kind, organisation_id)), None)

    @property
    def is_operator(self) -> bool:
        """Whether the person belongs to the programme."""
        return any(each.kind == "programme" for each in self.memberships)


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A browser in which a person is signed in.

    Attributes:
        seen_at: Last use, exact to an hour (an operator's to five minutes).
        auth_at: When the mailbox was proved.
        epoch: The account's epoch at that time.
        browser: Its name and system, as the person may know it.
    """

    created_at: datetime
    seen_at: datetime
    auth_at: datetime
    epoch: int
    browser: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """How long a session lasts: without use, in all, and how exactly its use is kept."""

    idle: timedelta
    whole: timedelta
    exact_to: timedelta


MEMBER_LIFE: Final = Life(idle=7 * _DAY, whole=30 * _DAY, exact_to=timedelta(hours=1))
OPERATOR_LIFE: Final = Life(idle=timedelta(minutes=30), whole=timedelta(hours=12), exact_to=timedelta(minutes=5))


def life_of(account: Account) -> Life:
    """Return how long this person's sessions last: an operator's are short."""
    return OPERATOR_LIFE if account.is_operator else MEMBER_LIFE


def is_alive(session: Session, account: Account, now: datetime) -> bool:
    """Whether a session still holds: of the account's epoch, used lately, begun not too long ago."""
    life = life_of(account)
    return (
        session.epoch == account.epoch and now - session.seen_at < life.idle and now - session.created_at < life.whole
    )


def is_use_worth_keeping(session: Session, account: Account, now: datetime) -> bool:
    """Whether the last use that is kept is so old that this one is written down."""
    return now - session.seen_at >= life_of(account).exact_to
