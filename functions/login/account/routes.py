"""The own account."""

from typing import Final

from fastapi import APIRouter, Request, Response

from functions import keys
from functions.account import Account, Membership, Session
from functions.app import PROBLEMS
from functions.context import event, opened
from functions.keys import OrganisationKind
from functions.login.account import rules, store
from functions.login.account.forms import Change, Device, Devices, Export, Leave, Me, OfferReply, Offers, me_of
from functions.membership import MOST_ORGANISATIONS, joined
from functions.offer import Offer
from functions.refusals import Refusal
from functions.security import SESSION, Caller, gone, signed_in
from functions.texts import Digest, OrganisationId

router: Final = APIRouter(responses=PROBLEMS)
_CLEAR: Final = '"cookies"'


def _signed_out() -> Response:
    return Response(None, 204, {"clear-site-data": _CLEAR, "set-cookie": gone(SESSION)})


@router.get("/api/me")
async def show(request: Request) -> Me:
    """Say who is signed in."""
    return me_of(signed_in(*opened(request)).account)


@router.patch("/api/me")
async def change(request: Request, form: Change) -> Me:
    """Change the name, or the language of mails."""
    services, visit = opened(request)
    caller = signed_in(services, visit)
    if form.v != caller.account.v:
        raise Refusal("account.changed")
    after = rules.changed(caller.account, form.name, form.language)
    store.change(services.table, caller.account, after, event(services, caller, "account.changed"))
    return me_of(after)


@router.get("/api/me/devices")
async def list_devices(request: Request) -> Devices:
    """List the browsers in which the person is signed in."""
    services, visit = opened(request)
    caller = signed_in(services, visit)
    found = store.list_sessions(services.table, caller.account.id)
    return Devices(devices=_devices(caller, found))


def _devices(caller: Caller, found: list[tuple[str, Session]]) -> tuple[Device, ...]:
    return tuple(
        Device(
            id=digest,
            browser=session.browser,
            created_at=session.created_at,
            seen_at=session.seen_at,
            is_this=digest == caller.digest,
        )
        for digest, session in rules.living(caller.account, found, caller.now)
    )


@router.delete("/api/me/devices/{device}", status_code=204)
async def end_device(request: Request, device: Digest) -> None:
    """Log out in another browser."""
    services, visit = opened(request)
    caller = signed_in(services, visit)
    store.end_session(services.table, caller.account.id, device)


@router.post("/api/me/logout", status_code=204)
async def log_out(request: Request) -> Response:
    """Log out here."""
    services, visit = opened(request)
    caller = signed_in(services, visit, even_suspended=True)
    store.end_session(services.table, caller.account.id, caller.digest)
    return _signed_out()


@router.post("/api/me/logout-everywhere", status_code=204)
async def log_out_everywhere(request: Request) -> Response:
    """Log out in every browser."""
    services, visit = opened(request)
    caller = signed_in(services, visit, even_suspended=True)
    store.end_all_sessions(services.table, caller.account, event(services, caller, "account.ended_sessions"))
    return _signed_out()


@router.get("/api/me/export")
async def export(request: Request) -> Export:
    """Give the person everything that is kept about it."""
    services, visit = opened(request)
    caller = signed_in(services, visit, even_suspended=True)
    items = store.list_all(services.table, caller.account.id)
    offers = store.list_offers(services.table, caller.account)
    events = [item for item in items if str(item["sk"]).startswith(keys.EVENTS)]
    return Export(
        account=me_of(caller.account),
        created_at=caller.account.created_at,
        suspended_at=caller.account.suspended_at,
        suspension=caller.account.suspension,
        devices=_devices(caller, store.sessions(items)),
        events=tuple({"kind": str(each["kind"]), "at": str(each["at"])} for each in events),
        offers=tuple(_offer(each) for each in rules.open_offers(offers, caller.now)),
    )


@router.delete("/api/me", status_code=204)
async def delete(request: Request, form: Leave) -> Response:
    """Delete the account."""
    services, visit = opened(request)
    caller = signed_in(services, visit)
    account = caller.account
    if form.v != account.v:
        raise Refusal("account.changed")
    places = [keys.organisation(each.kind, each.id).pk for each in account.memberships]
    left = [(pk, event(services, caller, "member.left", account.id)) for pk in places]
    gone_for_good = (keys.account(account.id).pk, event(services, caller, "account.deleted"))
    store.delete(services.table, account, [gone_for_good, *left])
    return _signed_out()


@router.get("/api/me/offers")
async def list_offers(request: Request) -> Offers:
    """List the places that wait for the person."""
    services, visit = opened(request)
    caller = signed_in(services, visit)
    offers = rules.open_offers(store.list_offers(services.table, caller.account), caller.now)
    return Offers(offers=tuple(_offer(each) for each in offers))


def _offer(offer: Offer) -> OfferReply:
    return OfferReply(
        kind=offer.kind,
        id=offer.id,
        name={"en": offer.name.en, "zh": offer.name.zh},
        role=offer.role,
        purpose=offer.purpose,
        inviter=offer.inviter,
        expires_at=offer.expires_at,
    )


@router.post("/api/me/offers/{kind}/{organisation_id}/accept")
async def accept(request: Request, kind: OrganisationKind, organisation_id: OrganisationId) -> Me:
    """Take a place in an organisation."""
    services, visit = opened(request)
    caller = signed_in(services, visit)
    account = caller.account
    offer = store.find_offer(services.table, account, kind, organisation_id)
    if offer is None or offer.purpose != "member" or not rules.open_offers([offer], caller.now):
        raise Refusal("invitation.unknown")
    if len(account.memberships) >= MOST_ORGANISATIONS:
        raise Refusal("organisation.too_many")
    store.accept(services.table, account, offer, event(services, caller, "member.joined", account.id))
    return me_of(_with(account, offer))


def _with(account: Account, offer: Offer) -> Account:
    return joined(account, Membership(kind=offer.kind, id=offer.id, role=offer.role))


@router.delete("/api/me/offers/{kind}/{organisation_id}", status_code=204)
async def decline(request: Request, kind: OrganisationKind, organisation_id: OrganisationId) -> None:
    """Refuse a place in an organisation."""
    services, visit = opened(request)
    caller = signed_in(services, visit)
    store.decline(services.table, caller.account, kind, organisation_id)
