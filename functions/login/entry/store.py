"""Logins under way, and the sessions that they become."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from functions import keys
from functions.account import Account, Membership, Session, life_of
from functions.addresses import mailbox_digest
from functions.codec import decode, encode
from functions.ledger import Event, entry
from functions.login.entry.rules import LIFE, Login
from functions.organisation import OPERATORS, Member, Organisation
from functions.outbox import Outgoing, post
from functions.refusals import Refusal
from functions.table import NEW, THERE, Check, Conflict, Delete, Is, Item, Key, Put, Table, Update, Write
from site_builder.model.localized import Localized

_PROGRAMME: Final = Localized(en="Operators", zh="平台小二")
_SLACK: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """Who proved a mailbox, and what stood in the table about that.

    Attributes:
        browser: Digest of the browser's secret.
        account: None where the mailbox has none yet.
        former: The session that this browser had; it ends.
        becomes_operator: The first operator, while there is none.
    """

    login: Login
    browser: str
    account: Account | None
    former: Key | None
    becomes_operator: bool


def begin(table: Table, login: Login, browser: str, mail: Outgoing) -> None:
    """Keep a login and its mail; it replaces the mailbox's older ones."""
    ttl = int((login.created_at + LIFE).timestamp())
    where, newest = keys.login(browser), keys.newest_login(login.mailbox)
    table.write_all(
        [
            Put(item={**encode(login), "pk": where.pk, "sk": where.sk, "ttl": ttl}),
            Put(item={"pk": newest.pk, "sk": newest.sk, "browser": browser, "ttl": ttl}),
            post(mail),
        ]
    )


def count_try(table: Table, browser: str) -> Login:
    """Return the login of a browser, one try more counted.

    Raises:
        Refusal: It has none.
    """
    try:
        item = table.write(Update(key=keys.login(browser), add={"tries": 1}, when=THERE))
    except Conflict:
        raise Refusal("login.ended") from None
    return decode(Login, item)


def arrive(table: Table, login: Login, browser: str, former: Key | None, first_operator: str) -> Arrival:
    """Return whose mailbox was proved, if the login is still the newest of the mailbox.

    Raises:
        Refusal: A newer one replaced it, or it was used.
    """
    mailbox, newest = keys.mailbox(login.mailbox), keys.newest_login(login.mailbox)
    programme = keys.organisation("programme", OPERATORS)
    is_named = login.address == first_operator
    found = table.read(mailbox, newest, *((programme,) if is_named else ()))
    if found.get(newest, {}).get("browser") != browser:
        raise Refusal("login.ended")
    return Arrival(
        login=login,
        browser=browser,
        account=_account(table, found.get(mailbox)),
        former=former,
        becomes_operator=is_named and programme not in found,
    )


def _account(table: Table, mailbox: Item | None) -> Account | None:
    if mailbox is None:
        return None
    where = keys.account(str(mailbox["account"]))
    found: Mapping[Key, Item] = table.read(where)
    return decode(Account, found[where]) if where in found else None


def settle(table: Table, arrival: Arrival, account: Account, session: tuple[str, Session], event: Event) -> None:
    """End the login, and begin the session; the account too, where it is new.

    Args:
        table: The table.
        arrival: Who proved the mailbox.
        account: As it is from now on.
        session: Digest of its token, and the session.
        event: Line of the ledger.

    Raises:
        Refusal: Another request was faster.
    """
    login = keys.login(arrival.browser)
    newest = keys.newest_login(arrival.login.mailbox)
    writes: list[Write] = [
        Delete(key=login, when=(Is(name="token", value=arrival.login.token),)),
        Delete(key=newest, when=(Is(name="browser", value=arrival.browser),)),
        _session_put(account, *session),
        *_account_writes(arrival, account),
        entry(keys.account(account.id).pk, event),
    ]
    if arrival.former:
        writes.append(Delete(key=arrival.former))
    if arrival.becomes_operator:
        writes += _programme_writes(account, event)
    try:
        table.write_all(writes)
    except Conflict:
        raise Refusal("login.ended") from None


def _session_put(account: Account, token_digest: str, session: Session) -> Put:
    where = keys.session(account.id, token_digest)
    ttl = int((session.created_at + life_of(account).whole + _SLACK).timestamp())
    return Put(item={**encode(session), "pk": where.pk, "sk": where.sk, "ttl": ttl}, when=NEW)


def _account_writes(arrival: Arrival, account: Account) -> Sequence[Write]:
    """Return the writes that make an account, or hold it to what was read of it."""
    where, mailbox = keys.account(account.id), keys.mailbox(mailbox_digest(account.address))
    whole = {**encode(account), "pk": where.pk, "sk": where.sk}
    if arrival.account is None:
        owner = {"pk": mailbox.pk, "sk": mailbox.sk, "account": account.id}
        return [Put(item=whole, when=NEW), Put(item=owner, when=NEW)]
    if arrival.becomes_operator:
        return [Put(item=whole, when=(Is(name="v", value=arrival.account.v),))]
    return [Check(key=where, when=(Is(name="epoch", value=account.epoch),))]


def as_operator(account: Account) -> Account:
    """Return a person with a place among the operators."""
    seat = Membership(kind="programme", id=OPERATORS, role="owner")
    return replace(account, memberships=(*account.memberships, seat), v=account.v + 1)


def _programme_writes(account: Account, event: Event) -> Sequence[Write]:
    """Return the writes that make the programme with its first operator; both fail where there is one."""
    where, seat = keys.organisation("programme", OPERATORS), keys.member("programme", OPERATORS, account.id)
    programme = Organisation(kind="programme", id=OPERATORS, name=_PROGRAMME, created_at=event.at)
    member = Member(
        id=account.id,
        role="owner",
        since=event.at,
        name=account.name,
        address=account.address,
        language=account.language,
    )
    return [
        Put(item={**encode(programme), "pk": where.pk, "sk": where.sk}, when=NEW),
        Put(item={**encode(member), "pk": seat.pk, "sk": seat.sk}, when=NEW),
        entry(where.pk, replace(event, kind="organisation.first_operator")),
    ]


def fresh_session(account: Account, browser: str, now: datetime) -> Session:
    """Return the session of a person who proved the mailbox now."""
    return Session(created_at=now, seen_at=now, auth_at=now, epoch=account.epoch, browser=browser)
