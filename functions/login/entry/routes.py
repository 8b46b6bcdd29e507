"""Asking for the mail, and coming in by it."""

from typing import Final

from fastapi import APIRouter, Request, Response

from functions.account import Account
from functions.addresses import mailbox_digest
from functions.app import PROBLEMS, services_of
from functions.edge import visit_of
from functions.ledger import Event
from functions.limits import LOGIN_OF_ADDRESS, LOGIN_OF_VIEWER, network_of, spend
from functions.login.entry import store
from functions.login.entry.forms import Finish, Finished, Health, Start, Started
from functions.login.entry.rules import LIFE, Login, judge, landing
from functions.outbox import Outgoing
from functions.refusals import Refusal
from functions.security import LOGIN, browser_of, gone, known_session, login_cookie, session_cookie
from functions.services import Services
from functions.tokens import RANDOM_BYTES, code_digest, derived_code, derived_token, digest, written

router: Final = APIRouter(responses=PROBLEMS)
_MINUTES: Final = int(LIFE.total_seconds() // 60)


@router.get("/api/health")
async def health() -> Health:
    """Say that this function answers; the table is not asked."""
    return Health(status="ok")


@router.post("/api/login", status_code=202)
async def start(request: Request, response: Response, form: Start) -> Started:
    """Send a link and a code: the same work and the same answer for every mailbox."""
    services, visit = services_of(request), visit_of(request.scope)
    now = services.clock()
    spend(services.table, LOGIN_OF_ADDRESS, form.email, now)
    spend(services.table, LOGIN_OF_VIEWER, network_of(visit.viewer), now)
    secret, nonce = written(services.randomness(RANDOM_BYTES)), written(services.randomness(RANDOM_BYTES))
    browser = digest(secret)
    store.begin(services.table, _login(services, form, browser, nonce), browser, _mail(services, form, nonce))
    response.headers.append("set-cookie", login_cookie(secret))
    return Started(minutes=_MINUTES)


def _login(services: Services, form: Start, browser: str, nonce: str) -> Login:
    key = services.settings.key
    return Login(
        mailbox=mailbox_digest(form.email),
        address=form.email,
        language=form.lang,
        next=landing(form.next),
        token=digest(derived_token(key, "login", nonce)),
        code=code_digest(key, browser, derived_code(key, "login", nonce)),
        created_at=services.clock(),
    )


def _mail(services: Services, form: Start, nonce: str) -> Outgoing:
    """Return the mail without its secrets: they are made from the nonce when it is sent."""
    now = services.clock()
    return Outgoing(
        id=services.new_id(),
        event="login",
        created_at=now,
        values={},
        language=form.lang,
        to=form.email,
        nonce=nonce,
        expires_at=now + LIFE,
    )


@router.post("/api/login/finish")
async def finish(request: Request, response: Response, form: Finish) -> Finished:
    """Come in by the link's token or by the code, in the browser that asked."""
    services, visit = services_of(request), visit_of(request.scope)
    secret = visit.cookies.get(LOGIN)
    if not secret:
        raise Refusal("login.ended")
    browser = digest(secret)
    login = store.count_try(services.table, browser)
    verdict = judge(login, services.settings.key, browser, (form.token, form.code), services.clock())
    if verdict != "right":
        raise Refusal("login.wrong" if verdict == "wrong" else "login.ended")
    first_operator = services.settings.first_operator
    arrival = store.arrive(services.table, login, browser, known_session(visit), first_operator)
    account = _account(services, arrival)
    token = written(services.randomness(RANDOM_BYTES))
    session = store.fresh_session(account, browser_of(visit.agent), services.clock())
    event = _event(services, visit.id, account, is_new=arrival.account is None)
    store.settle(services.table, arrival, account, (digest(token), session), event)
    response.headers.append("set-cookie", session_cookie(account.id, token))
    response.headers.append("set-cookie", gone(LOGIN))
    return Finished(next=login.next, language=account.language, is_new=arrival.account is None)


def _account(services: Services, arrival: store.Arrival) -> Account:
    """Return the account that somebody comes into, new or known."""
    login = arrival.login
    known = arrival.account or Account(
        id=services.new_id(), address=login.address, language=login.language, created_at=services.clock()
    )
    return store.as_operator(known) if arrival.becomes_operator else known


def _event(services: Services, request: str, account: Account, *, is_new: bool) -> Event:
    kind = "account.made" if is_new else "account.signed_in"
    return Event(id=services.new_id(), kind=kind, actor=account.id, at=services.clock(), request=request)
