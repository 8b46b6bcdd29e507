"""Claiming an entry, deciding about a second claim, offering an entry, asking for a provider."""

from typing import Final

from fastapi import APIRouter, Request, Response

from functions import keys
from functions.account import Account
from functions.addresses import mailbox_digest
from functions.app import PROBLEMS
from functions.codec import decode
from functions.context import event, opened
from functions.limits import CLAIMS, MAILS_CAUSED, spend
from functions.login.claims import rules, store
from functions.login.claims.forms import Ask, ClaimReply, Claims, Decide, Made, Make, OfferClaim, Offered, Standing
from functions.login.claims.rules import Claim, Ground
from functions.offer import LIFE, Offer
from functions.organisation import OPERATORS, Organisation, full_name
from functions.outbox import Outgoing, values_of
from functions.refusals import Refusal
from functions.security import Caller, Visit, as_insider, inside, operating, signed_in
from functions.services import Entry, Services
from functions.table import Key
from functions.texts import ProviderId, Ulid
from site_builder.model.mail import ClaimGranted, ClaimMade, ClaimOffered, ClaimRefused, Mail

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
        taken = decode(Organisation, caller.found[where])
        _open(services, caller, taken, rules.opened(found, caller.account, ground, caller.now))
        response.status_code = 202
        return Made(state="open")
    provider = rules.claimed(found, caller.account, ground, caller.now)
    store.claim(services.table, caller.account, provider, event(services, caller, "claim.made", caller.account.id))
    return Made(state="granted")


def _open(services: Services, caller: Caller, provider: Organisation, made: Claim) -> None:
    if provider.suspended_at:
        raise Refusal("organisation.suspended")
    told = ClaimMade(
        provider=full_name(made.provider_name),
        claimant=made.name or made.address,
        link=f"/organisation?provider={made.provider}",
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
    """List the open claims of an entry, for its members and for operators."""
    services, visit = opened(request)
    _concerned(services, visit, provider_id)
    found = store.list_claims(services.table, provider_id)
    return Claims(claims=tuple(_claim(each) for each in found))


def _claim(claim: Claim) -> ClaimReply:
    return ClaimReply(account=claim.account, name=claim.name, address=claim.address, by=claim.by, at=claim.at)


def _concerned(services: Services, visit: Visit, provider_id: str, *also: Key, as_owner: bool = False) -> Caller:
    """Return who asks: a member of the provider, or an operator; both are read in one call."""
    where = keys.organisation("provider", provider_id)
    caller = signed_in(services, visit, (where, *also))
    if caller.account.is_operator:
        return caller
    return as_insider(caller, "provider", provider_id, as_owner=as_owner).caller


@router.post("/api/organisations/provider/{provider_id}/claims/{account_id}", status_code=204)
async def decide(request: Request, provider_id: ProviderId, account_id: Ulid, form: Decide) -> None:
    """Grant or refuse the claim of a taken entry."""
    services, visit = opened(request)
    where, person = keys.claim(provider_id, account_id), keys.account(account_id)
    caller = _concerned(services, visit, provider_id, where, person, as_owner=True)
    if where not in caller.found:
        raise Refusal("claim.unknown")
    claim = decode(Claim, caller.found[where])
    account = decode(Account, caller.found[person]) if person in caller.found else None
    if form.decision == "refuse":
        told = ClaimRefused(provider=full_name(claim.provider_name), reason=form.reason)
        mails = [_to_person(services, caller, told, account)] if account else []
        store.refuse(services.table, claim, event(services, caller, "claim.refused", account_id, form.reason), mails)
    elif account is None:
        raise Refusal("member.unknown")
    else:
        granted = ClaimGranted(provider=full_name(claim.provider_name), link="/desk")
        line = event(services, caller, "claim.granted", account_id, form.reason)
        store.grant(services.table, account, claim, line, _to_person(services, caller, granted, account))


def _to_person(services: Services, caller: Caller, told: Mail, account: Account) -> Outgoing:
    return Outgoing(
        id=services.new_id(),
        event=told.event,
        created_at=caller.now,
        values=values_of(told),
        language=account.language,
        to=account.address,
    )


@router.post("/api/claims/offers", status_code=202)
async def offer(request: Request, form: OfferClaim) -> Offered:
    """Offer an entry to a mailbox of the provider."""
    services, visit = opened(request)
    caller = operating(services, visit)
    found = _entry(services, form.provider)
    spend(services.table, MAILS_CAUSED, caller.account.id, caller.now)
    offered = _offer(caller, found, form)
    told = ClaimOffered(provider=full_name(found.name), link=f"/claim?provider={found.id}")
    mail = Outgoing(
        id=services.new_id(),
        event=told.event,
        created_at=caller.now,
        values=values_of(told),
        language=form.lang,
        to=form.email,
        expires_at=offered.expires_at,
    )
    store.offer(services.table, offered, event(services, caller, "claim.offered", offered.mailbox), mail)
    return Offered(address=form.email)


def _offer(caller: Caller, found: Entry, form: OfferClaim) -> Offer:
    return Offer(
        kind="provider",
        id=found.id,
        name=found.name,
        role="owner",
        purpose="claim",
        mailbox=mailbox_digest(form.email),
        address=form.email,
        language=form.lang,
        inviter=caller.account.name or caller.account.address,
        created_at=caller.now,
        expires_at=caller.now + LIFE,
    )


@router.put("/api/organisations/brand/{brand_id}/asks/{provider_id}", status_code=204)
async def ask(request: Request, brand_id: Ulid, provider_id: ProviderId, form: Ask) -> None:
    """Ask the programme to bring a provider in that nobody claimed."""
    del form
    services, visit = opened(request)
    taken = keys.organisation("provider", provider_id)
    caller = inside(services, visit, "brand", brand_id, (taken,)).caller
    found = _entry(services, provider_id)
    if taken in caller.found:
        raise Refusal("ask.reachable")
    store.ask(services.table, (found.id, found.name), brand_id, event(services, caller, "ask.made", brand_id))
