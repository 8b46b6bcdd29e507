"""Who asks: cookies, sessions, and what a person may do here.

The account is read with its session at every request, so that suspension, a change of role and the end of a session act
at once.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from functions import keys
from functions.account import Account, Membership, Session, is_alive, is_use_worth_keeping
from functions.codec import decode, instant
from functions.keys import OrganisationKind
from functions.organisation import Organisation
from functions.refusals import Refusal
from functions.services import Services
from functions.table import THERE, Conflict, Item, Key, Update
from functions.tokens import digest

SESSION: Final = "__Host-session"
LOGIN: Final = "__Host-login"
LOGIN_SECONDS: Final = 600
_SESSION_SECONDS: Final = 30 * 86_400
_SESSION_VALUE: Final = re.compile(r"([0-9A-HJKMNP-TV-Z]{26})\.([A-Za-z0-9_-]{43})")
_SAFE: Final = frozenset({"GET", "HEAD"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A request, as far as it says who asks.

    Attributes:
        id: Identifier of the request.
        cookies: Each name once: the edge refuses a request that has one twice.
        viewer: Address of the visitor's machine.
        agent: What the browser calls itself.
    """

    id: str
    method: str
    cookies: Mapping[str, str]
    viewer: str
    agent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """A person who is signed in.

    Attributes:
        digest: Digest of the session's token.
        found: What else was read in the same call.
    """

    visit: Visit
    account: Account
    session: Session
    digest: str
    now: datetime
    found: Mapping[Key, Item]


@dataclass(frozen=True, slots=True, kw_only=True)
class Insider:
    """A person in an organisation."""

    caller: Caller
    organisation: Organisation
    membership: Membership


def session_cookie(account_id: str, token: str) -> str:
    """Return the header that signs a browser in."""
    return f"{SESSION}={account_id}.{token}; Path=/; Max-Age={_SESSION_SECONDS}; Secure; HttpOnly; SameSite=Strict"


def login_cookie(secret: str) -> str:
    """Return the header that binds a login to a browser: Lax, since it must survive the way through another site."""
    return f"{LOGIN}={secret}; Path=/; Max-Age={LOGIN_SECONDS}; Secure; HttpOnly; SameSite=Lax"


def gone(cookie: str) -> str:
    """Return the header that removes a cookie."""
    same_site = "Lax" if cookie == LOGIN else "Strict"
    return f"{cookie}=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite={same_site}"


def known_session(visit: Visit) -> Key | None:
    """Return where the session of a request lies, if it is one."""
    found = _SESSION_VALUE.fullmatch(visit.cookies.get(SESSION, ""))
    return keys.session(found[1], digest(found[2])) if found else None


def signed_in(services: Services, visit: Visit, also: Iterable[Key] = (), *, even_suspended: bool = False) -> Caller:
    """Return who asks.

    Args:
        services: The collaborators.
        visit: The request.
        also: What else is read in the same call.
        even_suspended: Whether a suspended person may do this: leave, and take the own data along.

    Raises:
        Refusal: Nobody is signed in, or the person is suspended.
    """
    where = known_session(visit)
    if where is None:
        raise Refusal("session.needed")
    account_key = Key(where.pk, keys.ITSELF)
    found = services.table.read(*dict.fromkeys((account_key, where, *also)))
    if account_key not in found or where not in found:
        raise Refusal("session.needed")
    account, session = decode(Account, found[account_key]), decode(Session, found[where])
    now = services.clock()
    if not is_alive(session, account, now):
        raise Refusal("session.needed")
    if account.suspended_at and not even_suspended:
        raise Refusal("account.suspended")
    if is_use_worth_keeping(session, account, now):
        _keep_use(services, where, now)
    return Caller(
        visit=visit,
        account=account,
        session=session,
        digest=where.sk.removeprefix(keys.SESSIONS),
        now=now,
        found=found,
    )


def _keep_use(services: Services, where: Key, now: datetime) -> None:
    """Write down that a session was used; one that was ended meanwhile does not come back."""
    try:
        services.table.write(Update(key=where, set={"seen_at": instant(now)}, when=THERE))
    except Conflict:
        raise Refusal("session.needed") from None


def inside(  # each of them says something of who may do what
    services: Services,
    visit: Visit,
    kind: OrganisationKind,
    organisation_id: str,
    also: Sequence[Key] = (),
    *,
    as_owner: bool = False,
) -> Insider:
    """Return who asks, as a member of an organisation.

    Raises:
        Refusal: Nobody is signed in; the person does not belong there (which is not told apart from an organisation that
            is not there); the organisation is suspended; or only its owners may do this.
    """
    caller = signed_in(services, visit, (keys.organisation(kind, organisation_id), *also))
    return as_insider(caller, kind, organisation_id, as_owner=as_owner)


def as_insider(caller: Caller, kind: OrganisationKind, organisation_id: str, *, as_owner: bool = False) -> Insider:
    """Return who asks, as a member of an organisation that was read in the same call.

    Raises:
        Refusal: As of `inside`.
    """
    where = keys.organisation(kind, organisation_id)
    membership = caller.account.membership(kind, organisation_id)
    if membership is None or where not in caller.found:
        raise Refusal("organisation.unknown")
    organisation = decode(Organisation, caller.found[where])
    if organisation.suspended_at:
        raise Refusal("organisation.suspended")
    if as_owner and membership.role != "owner":
        raise Refusal("organisation.owners_only")
    return Insider(caller=caller, organisation=organisation, membership=membership)


def operating(services: Services, visit: Visit, also: Iterable[Key] = ()) -> Caller:
    """Return who asks, as an operator.

    Raises:
        Refusal: Nobody is signed in, or the person is no operator.
    """
    caller = signed_in(services, visit, also)
    if not caller.account.is_operator:
        raise Refusal("operator.only")
    return caller


def is_safe(method: str) -> bool:
    """Whether a method changes nothing."""
    return method in _SAFE


_BROWSERS: Final = (
    ("MicroMessenger", "WeChat"),
    ("DingTalk", "DingTalk"),
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS: Final = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


def browser_of(agent: str) -> str:
    """Return the names by which a person may know a browser, `Firefox, Windows`; nothing of it is the browser's own text."""
    parts = (next((name for mark, name in names if mark in agent), "") for names in (_BROWSERS, _SYSTEMS))
    return ", ".join(part for part in parts if part)
