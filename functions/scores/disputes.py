"""Operators settle disputes of single events: an event stands, or it is struck out."""

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request

from functions import keys
from functions.app import PROBLEMS
from functions.context import event, opened
from functions.fact import fact_of
from functions.scores import rules, store
from functions.scores.forms import Disputes, Quarter, Settle, disputed
from functions.security import operating
from functions.texts import ProviderId, Ulid

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
    """Settle a dispute; what is struck out counts no more, and a frozen score changes by a correction only."""
    services, visit = opened(request)
    where = keys.fact(provider_id, quarter, event_id)
    caller = operating(services, visit, (where,))
    item = caller.found.get(where)
    after = rules.settled(fact_of(item) if item else None, form.verdict, form.reason, caller.now)
    details = {"quarter": quarter, "kind": after.kind, "verdict": form.verdict}
    line = event(services, caller, "score.settled", event_id, form.reason, details)
    store.settle(services.table, provider_id, quarter, after, line)
