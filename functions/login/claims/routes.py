"""Claiming an entry, deciding about a second claim, offering an entry, asking for a provider."""

from typing import Final

from fastapi import APIRouter, Request, Response

from functions import keys
from functions.account import Account
from functions.addresses import mailbox_digest, masked
from functions.app import PROBLEMS
from functions.codec import decode
from functions.context import event, opened
from functions.limits import CLAIMS, MAILS_CAUSED, spend
from functions.login.claims import rules, store
from functions.login.claims.forms import Ask, ClaimReply, Claims, Decide, Made, Make, Offered, OfferClaim, Standing
from functions.login.claims.rules import Claim, Ground
from functions.offer import LIFE, Offer
from functions.organisation import OPERATORS, Organisation
from functions.outbox import Outgoing, values_of
from functions.refusals import Refusal
from functions.security import Caller, inside, operating, signed_in
from functions.services import Entry, Services
from functions.texts import ProviderId, Ulid
from site_builder.model.mail import ClaimGranted, ClaimMade, ClaimOffered, ClaimRefused

router: Final = APIRouter(responses=PROBLEMS)


def _entry(services: Services, provider_id: str) -> Entry:
    found = services.directory.find(provider_id)
    if found is None:
        raise Refusal("claim.provider_unknown")
    return found


@router.get("/api/claims/{provider_id}")
async def show(request: Request, provider_id: ProviderId) -> Standing:
    """Say whether, and by what, the person may claim an entry."""
    services, visit = opened(request)
    where = keys.organisation("provider", provider_id)
    caller = signed_in(services, visit, (where,))
    found = _entry(services, provider_id)
    return Standing(
        provider=provider_id,
        name={"en": found.name.en, "zh": found.name.zh},
        is_taken=where in caller.found,
        is_yours=caller.account.membership("provider", provider_id) is not None,
        by=_ground(services, caller, found) or "nothing",
    )


def _ground(services: Services, caller: Caller, found: Entry) -> Ground | None:
    """Return what a person's claim rests on; the table is asked only where the mailbox alone does not do."""
    if rules.is_at_domain(caller.account, found):
        return "domain"
    offered = store.find_offer(services.table, caller.account, found.id)
    return "offer" if rules.is_offered(offered, caller.now) else None


@router.post("/api/claims", status_code=201)
async def make(request: Request, response: Response, form: Make) -> Made:
    """Claim an entry: it is the person's at once, or others decide where it is taken."""
    services, visit = opened(request)
    where = keys.organisation("provider", form.provider)
    caller = signed_in(services, visit, (where,))
    found = _entry(services, form.provider)
    if caller.account.membership("provider", form.provider):
        raise Refusal("claim.already_yours")
    spend(services.table, CLAIMS, caller.account.id, caller.now)
    ground = _ground(services, caller, found)
    if ground is None:
        raise Refusal("claim.elsewhere")
    if where in caller.found:
        _open(services, caller, decode(Organisation, caller.found[where]), rules.opened(found, caller.account, ground, caller.now))
        response.status_code = 202
        return Made(state="open")
    provider = rules.claimed(found, caller.account, ground, caller.now)
    store.claim(services.table, caller.account, provider, event(services, caller, "claim.made", caller.account.id))
    return Made(state="granted")


def _open(services: Services, caller: Caller, provider: Organisation, made: Claim) -> None:
    if provider.suspended_at:
        raise Refusal("organisation.suspended")
    told = ClaimMade(
        provider=made.provider_name["en"], claimant=made.name or made.address, link=f"/organisation?provider={made.provider}"
    )
    mails = [
        _to_owners(services, caller, told, keys.organisation("provider", provider.id).pk),
        _to_owners(services, caller, told, keys.organisation("programme", OPERATORS).pk),
    ]
    store.open_claim(services.table, made, event(services, caller, "claim.opened", made.account), mails)


def _to_owners(services: Services, caller: Caller, told: ClaimMade, organisation: str) -> Outgoing:
    return Outgoing(
        id=services.new_id(),
        event=told.event,
        created_at=caller.now,
        values=values_of(told),
        organisation=organisation,
        audience="owners",
    )


@router.get("/api/organisations/provider/{provider_id}/claims")
async def list_claims(request: Request, provider_id: ProviderId) -> Claims:
    """List the open claims of an entry, for those who decide."""
    services, visit = opened(request)
    _decider(services, visit_caller := signed_in(services, visit, (keys.organisation("provider", provider_id),)), provider_id)
    del visit_caller
    found = store.list_claims(services.table, provider_id)
    return Claims(claims=tuple(_claim(each) for each in found))
