"""Operators settle disputes of single events: an event stands, or it is struck out."""

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request

from functions import keys
from functions.app import PROBLEMS
from functions.beijing import written
from functions.context import event, opened
from functions.fact import fact_of
from functions.organisation import full_name
from functions.outbox import to_people
from functions.scores import rules, store
from functions.scores.fact_forms import Disputes, Settle, disputed
from functions.scores.forms import Quarter
from functions.security import operating
from functions.services import Services
from functions.texts import ProviderId, Ulid
from site_builder.model.score_mail import ScoreSettled

router: Final = APIRouter(responses=PROBLEMS)
Cursor = Annotated[str, Query(max_length=160)]


@router.get("/api/queues/scores")
async def list_disputed(request: Request, after: Cursor = "") -> Disputes:
    """List the disputed events, the oldest first."""
    services, visit = opened(request)
    operating(services, visit)
    found, rest = store.disputes(services.table, after)
    lines = tuple(disputed(each, services.directory.find(each[0])) for each in found)
    return Disputes(lines=lines, after=rest)


@router.post("/api/queues/scores/{provider_id}/{quarter}/{event_id}/settle", status_code=204)
async def settle(request: Request, provider_id: ProviderId, quarter: Quarter, event_id: Ulid, form: Settle) -> None:
    """Settle a dispute; what is struck out counts no more, and a frozen score changes by a correction only.

    The provider's people are told. The other side is the programme: brands see nothing of what is behind a score.
    """
    services, visit = opened(request)
    where = keys.fact(provider_id, quarter, event_id)
    caller = operating(services, visit, (where,))
    item = caller.found.get(where)
    after = rules.settled(fact_of(item) if item else None, form.verdict, form.reason, caller.now)
    details = {"quarter": quarter, "kind": after.kind, "verdict": form.verdict}
    line = event(services, caller, "score.settled", event_id, form.reason, details)
    told = ScoreSettled(
        provider=_name(services, provider_id),
        quarter=quarter.replace("-", " "),
        time=written(after.at),
        verdict=form.verdict,
        reason=form.reason,
        link=f"/score?provider={provider_id}",
    )
    mail = to_people(services.new_id(), told, keys.organisation("provider", provider_id), "members", caller.now)
    store.settle(services.table, provider_id, quarter, after, line, mail)


def _name(services: Services, provider_id: str) -> str:
    """Return what a provider is called; one that is listed no more by its identifier."""
    found = services.directory.find(provider_id)
    return full_name(found.name) if found else provider_id
