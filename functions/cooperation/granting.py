"""Authorisations: a brand grants and revokes them, a provider gives them back."""

from typing import Final

from fastapi import APIRouter, Request

from functions import keys
from functions.app import PROBLEMS
from functions.codec import decode
from functions.context import event, opened
from functions.cooperation import authorisation as rules
from functions.cooperation import store
from functions.cooperation.access import party
from functions.cooperation.authorisation import Authorisation
from functions.cooperation.forms import AuthorisationReply, EndAuthorisation, Grant, authorisation_reply, require_codes
from functions.cooperation.mails import to_other
from functions.cooperation_record import Side
from functions.organisation import full_name
from functions.refusals import Refusal
from functions.texts import OrganisationId, Ulid
from site_builder.model.cooperation_mail import AuthorisationEnded, Authorised

router: Final = APIRouter(responses=PROBLEMS)


@router.post("/api/cooperations/brand/{brand_id}/{record_id}/authorisations", status_code=201)
async def grant(request: Request, brand_id: Ulid, record_id: Ulid, form: Grant) -> AuthorisationReply:
    """Let the provider do some services in the brand's name until a day; the id makes a repeat harmless."""
    services, visit = opened(request)
    where = keys.authorisation(record_id, form.id)
    found = party(services, visit, ("brand", brand_id, record_id), where)
    record, now = found.record, found.caller.now
    require_codes(form.services, "services", "services", services.directory)
    made = Authorisation(id=form.id, services=form.services, until=form.until.isoformat(), granted_at=now)
    if where in found.caller.found:
        standing = decode(Authorisation, found.caller.found[where])
        return authorisation_reply(_same(standing, made), record, now)
    rules.granted(made, record, now)
    told = Authorised(
        other=full_name(record.brand_name),
        store=record.facts.store,
        until=made.until,
        link=f"/cooperation?id={record_id}",
    )
    line = event(services, found.caller, "cooperation.authorised", form.id, details={"until": made.until})
    standing = store.grant(services.table, record_id, made, line, to_other(services, record, "brand", told, now))
    return authorisation_reply(_same(standing, made), record, now)


def _same(standing: Authorisation, made: Authorisation) -> Authorisation:
    """Return what stands, for a repeat; something else under the id is refused."""
    if (standing.services, standing.until) != (made.services, made.until):
        raise Refusal("authorisation.exists")
    return standing


@router.post("/api/cooperations/{kind}/{organisation_id}/{record_id}/authorisations/{authorisation_id}/end")
async def end(  # the parts of the address and the form
    request: Request,
    kind: Side,
    organisation_id: OrganisationId,
    record_id: Ulid,
    authorisation_id: Ulid,
    form: EndAuthorisation,
) -> AuthorisationReply:
    """End an authorisation at once: the brand revokes it, the provider gives it back."""
    services, visit = opened(request)
    where = keys.authorisation(record_id, authorisation_id)
    found = party(services, visit, (kind, organisation_id, record_id), where)
    record, now = found.record, found.caller.now
    if where not in found.caller.found:
        raise Refusal("authorisation.unknown")
    after = rules.ended(decode(Authorisation, found.caller.found[where]), record, kind, form.reason, now)
    name = record.brand_name if kind == "brand" else record.provider_name
    told = AuthorisationEnded(
        other=full_name(name), store=record.facts.store, reason=form.reason, link=f"/cooperation?id={record_id}"
    )
    line = event(
        services,
        found.caller,
        "cooperation.deauthorised",
        authorisation_id,
        reason=form.reason,
        details={"by": kind},
    )
    store.end_authorisation(services.table, record_id, after, line, to_other(services, record, kind, told, now))
    return authorisation_reply(after, record, now)
