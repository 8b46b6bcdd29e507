"""Brands register, organisations change and close, owners name and remove their people."""

from typing import Final

from fastapi import APIRouter, Request

from functions import keys
from functions.account import Account, Membership
from functions.addresses import mailbox_digest
from functions.app import PROBLEMS
from functions.codec import decode
from functions.context import event, opened
from functions.keys import OrganisationKind
from functions.limits import CLAIMS, MAILS_CAUSED, spend
from functions.login.organisations import rules, store
from functions.login.organisations.forms import (
    ChangeBrand,
    ChangeRole,
    Close,
    Invite,
    Invited,
    OrganisationReply,
    OwnOrganisations,
    Register,
    localized,
    own,
    whole,
)
from functions.membership import MOST_MEMBERS, MOST_ORGANISATIONS
from functions.offer import LIFE, Offer
from functions.organisation import Organisation, full_name
from functions.outbox import Outgoing, values_of
from functions.refusals import Refusal
from functions.security import Caller, Insider, inside, signed_in
from functions.services import Services
from functions.texts import Digest, OrganisationId, Ulid
from site_builder.model.mail import MemberInvited

router: Final = APIRouter(responses=PROBLEMS)


@router.get("/api/organisations")
async def list_own(request: Request) -> OwnOrganisations:
    """List the organisations that the person belongs to."""
    services, visit = opened(request)
    account = signed_in(services, visit).account
    places = [keys.organisation(each.kind, each.id) for each in account.memberships]
    items = services.table.read(*places) if places else {}
    return OwnOrganisations(organisations=tuple(own(*each) for each in store.found(items, account)))


@router.post("/api/organisations", status_code=201)
async def register(request: Request, form: Register) -> OrganisationReply:
    """Register a brand."""
    services, visit = opened(request)
    where = keys.organisation("brand", form.id)
    caller = signed_in(services, visit, (where,))
    brand = rules.brand(form.id, localized(form.name), form.website or "", caller.account.address, caller.now)
    if where in caller.found:
        return _again(caller, brand, decode(Organisation, caller.found[where]))
    if len(caller.account.memberships) >= MOST_ORGANISATIONS:
        raise Refusal("organisation.too_many")
    spend(services.table, CLAIMS, caller.account.id, caller.now)
    store.register(services.table, caller.account, brand, event(services, caller, "organisation.made"))
    return whole(brand, "owner", (), ())


def _again(caller: Caller, brand: Organisation, found: Organisation) -> OrganisationReply:
    """Answer a repeat of what was done; anything else of the same id is not ours to show."""
    membership = caller.account.membership("brand", brand.id)
    if membership is None or found.name != brand.name:
        raise Refusal("organisation.exists")
    return whole(found, membership.role, (), ())


@router.get("/api/organisations/{kind}/{organisation_id}")
async def show(request: Request, kind: OrganisationKind, organisation_id: OrganisationId) -> OrganisationReply:
    """Show an organisation to its members."""
    services, visit = opened(request)
    insider = inside(services, visit, kind, organisation_id)
    people = store.people(services.table, kind, organisation_id)
    offers = rules.open_places(people.offers, insider.caller.now)
    return whole(insider.organisation, insider.membership.role, people.members, offers)


@router.patch("/api/organisations/brand/{organisation_id}", status_code=204)
async def change(request: Request, organisation_id: Ulid, form: ChangeBrand) -> None:
    """Change a brand's name or website."""
    services, visit = opened(request)
    insider = inside(services, visit, "brand", organisation_id, as_owner=True)
    caller, before = insider.caller, insider.organisation
    if form.v != before.v:
        raise Refusal("organisation.changed")
    name = localized(form.name) if form.name else None
    after = rules.changed(before, name, form.website, caller.account.address, caller.now)
    store.change(services.table, before, after, event(services, caller, "organisation.changed"))


@router.delete("/api/organisations/{kind}/{organisation_id}", status_code=204)
async def close(request: Request, kind: OrganisationKind, organisation_id: OrganisationId, form: Close) -> None:
    """Close an organisation whose only member the person is."""
    services, visit = opened(request)
    insider = inside(services, visit, kind, organisation_id, as_owner=True)
    if kind == "programme":
        raise Refusal("member.last_owner")
    if form.v != insider.organisation.v:
        raise Refusal("organisation.changed")
    closed = event(services, insider.caller, "organisation.closed")
    store.close(services.table, insider.caller.account, insider.organisation, closed)


@router.post("/api/organisations/{kind}/{organisation_id}/members", status_code=202)
async def invite(request: Request, kind: OrganisationKind, organisation_id: OrganisationId, form: Invite) -> Invited:
    """Offer a membership to a mailbox."""
    services, visit = opened(request)
    insider = inside(services, visit, kind, organisation_id, as_owner=True)
    if insider.organisation.members >= MOST_MEMBERS:
        raise Refusal("member.too_many")
    if form.email == insider.caller.account.address:
        raise Refusal("member.already")
    spend(services.table, MAILS_CAUSED, insider.caller.account.id, insider.caller.now)
    offer = _offer(insider, form)
    invited = event(services, insider.caller, "member.invited", offer.mailbox)
    store.invite(services.table, offer, _mail(services, offer), invited)
    return Invited(address=form.email)


def _offer(insider: Insider, form: Invite) -> Offer:
    """Return the place that is offered; among operators everyone is an owner."""
    organisation, caller = insider.organisation, insider.caller
    return Offer(
        kind=organisation.kind,
        id=organisation.id,
        name=organisation.name,
        role="owner" if organisation.kind == "programme" else form.role,
        purpose="member",
        mailbox=mailbox_digest(form.email),
        address=form.email,
        language=form.lang,
        inviter=caller.account.name or caller.account.address,
        created_at=caller.now,
        expires_at=caller.now + LIFE,
    )


def _mail(services: Services, offer: Offer) -> Outgoing:
    told = MemberInvited(organisation=full_name(offer.name), inviter=offer.inviter, link="/desk")
    return Outgoing(
        id=services.new_id(),
        event=told.event,
        created_at=offer.created_at,
        values=values_of(told),
        language=offer.language,
        to=offer.address,
        organisation=keys.organisation(offer.kind, offer.id).pk,
        expires_at=offer.expires_at,
    )


@router.put("/api/organisations/{kind}/{organisation_id}/members/{account_id}", status_code=204)
async def change_role(
    request: Request, kind: OrganisationKind, organisation_id: OrganisationId, account_id: Ulid, form: ChangeRole
) -> None:
    """Make a member an owner, or an owner a member."""
    services, visit = opened(request)
    insider = inside(services, visit, kind, organisation_id, (keys.account(account_id),), as_owner=True)
    account, membership = _member(insider, account_id)
    if kind == "programme" and form.role != "owner":
        raise Refusal("member.last_owner")
    if form.role != membership.role:
        changed = event(services, insider.caller, "member.role_changed", account_id, form.role)
        store.change_role(services.table, account, membership, form.role, changed)


@router.delete("/api/organisations/{kind}/{organisation_id}/members/{account_id}", status_code=204)
async def remove(request: Request, kind: OrganisationKind, organisation_id: OrganisationId, account_id: Ulid) -> None:
    """Remove a member; everyone may remove oneself."""
    services, visit = opened(request)
    insider = inside(services, visit, kind, organisation_id, (keys.account(account_id),))
    if account_id != insider.caller.account.id and insider.membership.role != "owner":
        raise Refusal("organisation.owners_only")
    account, membership = _member(insider, account_id)
    store.remove(services.table, account, membership, event(services, insider.caller, "member.left", account_id))


def _member(insider: Insider, account_id: str) -> tuple[Account, Membership]:
    """Return a member's account, read in the same call as the caller's own."""
    item = insider.caller.found.get(keys.account(account_id))
    account = decode(Account, item) if item else None
    membership = account.membership(insider.organisation.kind, insider.organisation.id) if account else None
    if account is None or membership is None:
        raise Refusal("member.unknown")
    return account, membership


@router.delete("/api/organisations/{kind}/{organisation_id}/offers/{mailbox}", status_code=204)
async def withdraw(request: Request, kind: OrganisationKind, organisation_id: OrganisationId, mailbox: Digest) -> None:
    """Take an offer back."""
    services, visit = opened(request)
    insider = inside(services, visit, kind, organisation_id, as_owner=True)
    withdrawn = event(services, insider.caller, "member.invitation_withdrawn", mailbox)
    store.withdraw(services.table, insider.organisation, mailbox, withdrawn)
