"""My Business Opportunities: the inbox, one invitation, and what its provider answers."""

from dataclasses import replace
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request

from functions import keys, tally
from functions.app import PROBLEMS
from functions.context import event, opened
from functions.invitation import Invitation, state_of
from functions.invitations import mails
from functions.invitations.access import Guest, invited
from functions.invitations.opportunities import store
from functions.invitations.opportunities.forms import (
    Decline,
    Inbox,
    Interest,
    Nothing,
    Opportunity,
    StateOnly,
    Tab,
    answers_of,
    contact_of,
    line,
    may_compare,
    opportunity,
)
from functions.invitations.question import questions_of
from functions.invitations.responses.forms import Response, response
from functions.invitations.rules import Action, moved
from functions.invitations.store import Change, make
from functions.organisation import full_name
from functions.outbox import Outgoing
from functions.refusals import Refusal
from functions.security import inside
from functions.services import Services
from functions.texts import ProviderId, Ulid
from site_builder.model.round_mail import ProviderDeclined, ProviderInterested

router: Final = APIRouter(responses=PROBLEMS)
Cursor = Annotated[str, Query(max_length=60)]
_SHELVES: Final[dict[Tab, keys.Shelf]] = {"open": "O", "answered": "A", "closed": "C"}
_GOING_ON: Final = frozenset({"invitation.viewed", "invitation.interested", "invitation.evaluating"})
REASONS: Final = frozenset({
    "category-mismatch", "capacity-full", "conflict", "budget-low", "platform-mismatch", "documents-incomplete",
    "qualification-missing", "brief-unclear", "timeline-unrealistic", "other",
})  # fmt: skip
"""Those of the closed list of reasons that a provider gives; a test holds them to it."""


@router.get("/api/opportunities/{provider_id}")
async def list_opportunities(request: Request, provider_id: ProviderId, tab: Tab = "open", after: Cursor = "") -> Inbox:
    """List a provider's opportunities."""
    services, visit = opened(request)
    caller = inside(services, visit, "provider", provider_id).caller
    found, rest = store.inbox(services.table, provider_id, _SHELVES[tab], after)
    return Inbox(lines=tuple(line(each, caller.now) for each in found), after=rest)


@router.get("/api/opportunities/{provider_id}/{round_id}")
async def show(request: Request, provider_id: ProviderId, round_id: Ulid) -> Opportunity:
    """Show an opportunity."""
    services, visit = opened(request)
    guest = invited(services, visit, (provider_id, round_id))
    questions = questions_of(services.table, round_id)
    return opportunity(guest.made, guest.invitation, questions, _response(services, guest), guest.caller.now)


def _response(services: Services, guest: Guest) -> Response | None:
    """Return how the brand answers; of a brand that is hidden nothing is read."""
    now = guest.caller.now
    if not may_compare(guest.invitation, now):
        return None
    tallies = services.table.read(*tally.where("brand", guest.invitation.brand, now)).values()
    return response(tally.figures(tallies), services.directory.bounds.rate_from)


@router.put("/api/opportunities/{provider_id}/{round_id}/view", status_code=204)
async def view(request: Request, provider_id: ProviderId, round_id: Ulid, form: Nothing) -> None:
    """Say that somebody read it; only the first time changes something."""
    del form
    services, visit = opened(request)
    guest = invited(services, visit, (provider_id, round_id))
    if state_of(guest.invitation, guest.caller.now) == "invited":
        _once(services, guest, "view", "invitation.viewed")


@router.put("/api/opportunities/{provider_id}/{round_id}/confidentiality", status_code=204)
async def trust(request: Request, provider_id: ProviderId, round_id: Ulid, form: Nothing) -> None:
    """Accept confidentiality: the brand and its documents are shown from now on."""
    del form
    services, visit = opened(request)
    guest = invited(services, visit, (provider_id, round_id))
    if guest.invitation.confidential_at is None:
        _once(services, guest, "trust", "invitation.confidential")


@router.post("/api/opportunities/{provider_id}/{round_id}/interest")
async def interest(request: Request, provider_id: ProviderId, round_id: Ulid, form: Interest) -> StateOnly:
    """Say that the provider is interested, and answer the must-haves one by one."""
    services, visit = opened(request)
    guest = invited(services, visit, (provider_id, round_id))
    before = guest.invitation
    said = {"note": form.note, "contact": contact_of(form), "answers": answers_of(form)}
    if (
        before.interested_at
        and replace(before, note=form.note, contact=contact_of(form), answers=answers_of(form)) == before
    ):
        return StateOnly(state=state_of(before, guest.caller.now))
    if len(form.answers) != before.musts:
        raise Refusal("opportunity.answers", field="answers")
    if not before.shows_brand:
        raise Refusal("opportunity.confidentiality")
    told = ProviderInterested(provider=full_name(before.name), brief=before.title, link=mails.round_page(before.round))
    mail = mails.to_brand(services, told, before.brand, guest.caller.now)
    after = _move(services, guest, "interest", "invitation.interested", mail, **said)
    return StateOnly(state=state_of(after, guest.caller.now))


@router.post("/api/opportunities/{provider_id}/{round_id}/decline")
async def decline(request: Request, provider_id: ProviderId, round_id: Ulid, form: Decline) -> StateOnly:
    """Decline with a reason; the documents are closed, and the line stays."""
    services, visit = opened(request)
    guest = invited(services, visit, (provider_id, round_id))
    before = guest.invitation
    if form.reason not in REASONS:
        raise Refusal("round.code_unknown", field="reason")
    if before.declined_at and before.reason == form.reason and form.note in {"", before.note}:
        return StateOnly(state=state_of(before, guest.caller.now))
    told = ProviderDeclined(provider=full_name(before.name), brief=before.title, link=mails.round_page(before.round))
    mail = mails.to_brand(services, told, before.brand, guest.caller.now)
    after = _move(
        services, guest, "decline", "invitation.declined", mail, reason=form.reason, note=form.note or before.note
    )
    return StateOnly(state=state_of(after, guest.caller.now))


def _once(services: Services, guest: Guest, action: Action, kind: str) -> None:
    """Make a move that a colleague may have made at the same moment, which is as good; an end is told."""
    try:
        _move(services, guest, action, kind)
    except Refusal as refusal:
        if refusal.code not in _GOING_ON:
            raise


def _move(
    services: Services, guest: Guest, action: Action, kind: str, mail: Outgoing | None = None, **said: object
) -> Invitation:
    """Make a move of the provider's own invitation."""
    before, caller = guest.invitation, guest.caller
    after = moved(action, before, caller.now, **said)
    line_ = event(services, caller, kind, before.provider)
    make(services.table, [Change(action=action, before=before, after=after, mail=mail)], line_)
    return after
