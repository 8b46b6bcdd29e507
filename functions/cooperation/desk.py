"""The operators' part of the room: disputed records."""

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request

from functions import keys
from functions.app import PROBLEMS
from functions.context import event, opened
from functions.cooperation import counts, rules, store
from functions.cooperation.forms import Cooperation, Cooperations, Settle, cooperation
from functions.cooperation.mails import to_side
from functions.cooperation_record import Side
from functions.organisation import full_name
from functions.refusals import Refusal
from functions.security import operating
from functions.texts import Ulid
from site_builder.model.cooperation_mail import CooperationSettled
from site_builder.model.localized import Localized

router: Final = APIRouter(responses=PROBLEMS)
Cursor = Annotated[str, Query(max_length=60)]


@router.get("/api/queues/cooperations")
async def list_disputed(request: Request, after: Cursor = "") -> Cooperations:
    """List the disputed records, the oldest first."""
    services, visit = opened(request)
    operating(services, visit)
    found, rest = store.disputed(services.table, after)
    return Cooperations(lines=tuple(map(cooperation, found)), after=rest)


@router.post("/api/queues/cooperations/{record_id}/settle")
async def settle(request: Request, record_id: Ulid, form: Settle) -> Cooperation:
    """Settle a dispute: both sides hear the reason."""
    services, visit = opened(request)
    where = keys.cooperation(record_id)
    caller = operating(services, visit, (where,))
    if where not in caller.found:
        raise Refusal("cooperation.unknown")
    before, now = store.record_of(caller.found[where]), caller.now
    after = rules.settled(before, form.decision, form.reason, now)
    link = f"/cooperation?id={record_id}"
    names: tuple[tuple[Side, Localized], ...] = (("brand", before.provider_name), ("provider", before.brand_name))
    said = {"store": before.facts.store, "decision": form.decision, "reason": form.reason, "link": link}
    mails = [
        to_side(services, before, side, CooperationSettled(other=full_name(name), **said), now) for side, name in names
    ]
    line = event(services, caller, "cooperation.settled", reason=form.reason, details={"decision": form.decision})
    also = [store.queue_delete(before), *counts.of_settlement(after, line)]
    store.change(services.table, (before, after), line, mails, also)
    return cooperation(after)
