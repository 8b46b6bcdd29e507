"""Cooperation records: report, confirm, correct, dispute, end, show; and the routes of the whole room."""

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request

from functions import keys
from functions.app import PROBLEMS, Room
from functions.codec import decode
from functions.context import event, opened
from functions.cooperation import counts, rules, store
from functions.cooperation.access import Party, party
from functions.cooperation.desk import router as desk
from functions.cooperation.evaluations import router as evaluations
from functions.cooperation.forms import (
    Add,
    Confirm,
    Cooperation,
    Cooperations,
    Correct,
    Dispute,
    End,
    Show,
    WholeCooperation,
    cooperation,
    facts_of,
    whole,
)
from functions.cooperation.granting import router as granting
from functions.cooperation.mails import to_operators, to_other
from functions.cooperation_record import CooperationRecord, Facts, Side
from functions.invitation import Invitation, state_of
from functions.organisation import Organisation, full_name
from functions.refusals import Refusal
from functions.round_items import invitation_of
from functions.security import Insider, inside
from functions.services import Services
from functions.texts import OrganisationId, Ulid
from site_builder.model.cooperation_mail import (
    CooperationClaimed,
    CooperationConfirmed,
    CooperationDisputed,
    CooperationEnded,
)
from site_builder.model.localized import Localized
from site_builder.model.mail import Mail

router: Final = APIRouter(responses=PROBLEMS)
Cursor = Annotated[str, Query(max_length=60)]
_HERE: Final = "/api/cooperations/{kind}/{organisation_id}"


@router.get(_HERE)
async def list_records(
    request: Request, kind: Side, organisation_id: OrganisationId, after: Cursor = ""
) -> Cooperations:
    """List one side's records, the newest first."""
    services, visit = opened(request)
    inside(services, visit, kind, organisation_id)
    found, rest = store.records_of(services.table, kind, organisation_id, after)
    return Cooperations(lines=tuple(map(cooperation, found)), after=rest)


@router.post(_HERE, status_code=201)
async def add(request: Request, kind: Side, organisation_id: OrganisationId, form: Add) -> Cooperation:
    """Report a cooperation: it is a claim until the other side confirms it."""
    services, visit = opened(request)
    where = keys.cooperation(form.id)
    also = [where]
    if form.other:
        also.append(keys.organisation(rules.other(kind), form.other))
    if form.round and kind == "provider":
        also.append(keys.invitation(form.round, organisation_id))
    insider = inside(services, visit, kind, organisation_id, also)
    facts = facts_of(form.facts, services.directory)
    if where in insider.caller.found:
        return cooperation(_same(store.record_of(insider.caller.found[where]), kind, organisation_id, facts))
    record = _claimed(insider, kind, form, facts)
    told = CooperationClaimed(other=_name(record, kind), store=facts.store, link=_page(record))
    line = event(services, insider.caller, "cooperation.claimed", organisation_id)
    mail = to_other(services, record, kind, told, insider.caller.now)
    stands = store.add(services.table, record, line, mail)
    return cooperation(_same(stands, kind, organisation_id, facts))


def _same(found: CooperationRecord, kind: Side, organisation_id: str, facts: Facts) -> CooperationRecord:
    """Return a record that stands already, for a repeat; anything else of the same id is not ours to show."""
    if (found.by, getattr(found, kind), found.facts) != (kind, organisation_id, facts):
        raise Refusal("cooperation.exists")
    return found


def _claimed(insider: Insider, kind: Side, form: Add, facts: Facts) -> CooperationRecord:
    """Return a new record; the other side is the one that is named, or the one of the invitation."""
    own, now = insider.organisation, insider.caller.now
    invitation = _chosen(insider, form) if form.round and kind == "provider" else None
    other_id, other_name = (
        (invitation.brand, invitation.brand_name) if invitation else _named(insider, kind, form.other)
    )
    names = {kind: own.name, rules.other(kind): other_name}
    ids = {kind: own.id, rules.other(kind): other_id}
    return CooperationRecord(
        id=form.id,
        brand=ids["brand"],
        brand_name=names["brand"],
        provider=ids["provider"],
        provider_name=names["provider"],
        facts=facts,
        by=kind,
        made_at=now,
        round=form.round,
    )


def _chosen(insider: Insider, form: Add) -> Invitation:
    """Return the invitation that a cooperation came of."""
    item = insider.caller.found.get(keys.invitation(form.round or "", insider.organisation.id))
    if item is None:
        raise Refusal("cooperation.other_unknown")
    invitation = invitation_of(item)
    if state_of(invitation, insider.caller.now) != "chosen":
        raise Refusal("cooperation.not_chosen")
    return invitation


def _named(insider: Insider, kind: Side, other: str | None) -> tuple[str, Localized]:
    item = insider.caller.found.get(keys.organisation(rules.other(kind), other)) if other else None
    if item is None:
        raise Refusal("cooperation.other_unknown")
    organisation = decode(Organisation, item)
    return organisation.id, organisation.name


@router.get(_HERE + "/{record_id}")
async def show(request: Request, kind: Side, organisation_id: OrganisationId, record_id: Ulid) -> WholeCooperation:
    """Show a record with its evaluations and authorisations."""
    services, visit = opened(request)
    found = party(services, visit, (kind, organisation_id, record_id))
    evaluations, authorisations = store.said_of(services.table, record_id)
    return whole(found.record, evaluations, authorisations, found.caller.now)


@router.post(_HERE + "/{record_id}/confirm")
async def confirm(
    request: Request, kind: Side, organisation_id: OrganisationId, record_id: Ulid, form: Confirm
) -> Cooperation:
    """Confirm the other side's facts: from now on the cooperation counts."""
    services, visit = opened(request)
    found = party(services, visit, (kind, organisation_id, record_id))
    before, now = found.record, found.caller.now
    rules.require_version(before, form.v)
    after = rules.confirmed(before, kind, now)
    told = CooperationConfirmed(other=_name(before, kind), store=before.facts.store, link=_page(before))
    line = event(services, found.caller, "cooperation.confirmed", organisation_id)
    begun = counts.of_beginning(after, line)
    store.change(services.table, (before, after), line, [to_other(services, before, kind, told, now)], begun)
    return cooperation(after)


@router.post(_HERE + "/{record_id}/correct")
async def correct(
    request: Request, kind: Side, organisation_id: OrganisationId, record_id: Ulid, form: Correct
) -> Cooperation:
    """Write other facts, which the other side is asked about."""
    services, visit = opened(request)
    found = party(services, visit, (kind, organisation_id, record_id))
    before, now = found.record, found.caller.now
    rules.require_version(before, form.v)
    after = rules.corrected(before, kind, facts_of(form.facts, services.directory), now)
    told = CooperationClaimed(other=_name(before, kind), store=after.facts.store, link=_page(before))
    _change(services, found, after, "cooperation.corrected", told)
    return cooperation(after)


@router.post(_HERE + "/{record_id}/dispute")
async def dispute(
    request: Request, kind: Side, organisation_id: OrganisationId, record_id: Ulid, form: Dispute
) -> Cooperation:
    """Dispute the other side's facts: the operators settle it."""
    services, visit = opened(request)
    found = party(services, visit, (kind, organisation_id, record_id))
    before, now = found.record, found.caller.now
    rules.require_version(before, form.v)
    after = rules.disputed(before, kind, form.reason, now)
    told = CooperationDisputed(other=_name(before, kind), store=before.facts.store, link=_page(before))
    desk_told = CooperationDisputed(other=_name(before, kind), store=before.facts.store, link="/desk")
    mails = [to_other(services, before, kind, told, now), to_operators(services, desk_told, now)]
    line = event(services, found.caller, "cooperation.disputed", organisation_id)
    store.change(services.table, (before, after), line, mails, [store.queue_put(after)])
    return cooperation(after)


@router.post(_HERE + "/{record_id}/end")
async def end(request: Request, kind: Side, organisation_id: OrganisationId, record_id: Ulid, form: End) -> Cooperation:
    """Say that the cooperation is over."""
    services, visit = opened(request)
    found = party(services, visit, (kind, organisation_id, record_id))
    rules.require_version(found.record, form.v)
    after = rules.ended(found.record, kind, form.ended_on.isoformat(), found.caller.now)
    told = CooperationEnded(other=_name(found.record, kind), store=found.record.facts.store, link=_page(found.record))
    _change(services, found, after, "cooperation.ended", told)
    return cooperation(after)


@router.put(_HERE + "/{record_id}/shown", status_code=204)
async def set_shown(request: Request, kind: Side, organisation_id: OrganisationId, record_id: Ulid, form: Show) -> None:
    """Say whether the public may see it, as far as this side is concerned."""
    services, visit = opened(request)
    found = party(services, visit, (kind, organisation_id, record_id))
    after = rules.shown(found.record, kind, is_shown=form.shown)
    line = event(
        services, found.caller, "cooperation.shown", organisation_id, details={kind: "yes" if form.shown else "no"}
    )
    store.change(services.table, (found.record, after), line)


def _change(services: Services, found: Party, after: CooperationRecord, kind: str, told: Mail) -> None:
    """Change a record, and tell the other side."""
    line = event(services, found.caller, kind, getattr(after, found.side))
    mail = to_other(services, after, found.side, told, found.caller.now)
    store.change(services.table, (found.record, after), line, [mail], counts.of_end(after, line))


def _name(record: CooperationRecord, side: Side) -> str:
    """Return the name of a side as the other one reads it."""
    return full_name(record.brand_name if side == "brand" else record.provider_name)


def _page(record: CooperationRecord) -> str:
    return f"/cooperation?id={record.id}"


ROOM: Final = Room(name="cooperation", routers=(router, evaluations, granting, desk))
