"""A provider's scores: today's beside the frozen ones, the events behind a value, and disputes; and the room."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request

from functions import keys
from functions.app import PROBLEMS, Room
from functions.beijing import day_of, quarter_of
from functions.context import event, opened
from functions.fact import fact_of, kept
from functions.score import facts_of, imported, imports_of, places, window
from functions.scores import rules, store
from functions.scores.access import reading
from functions.scores.disputes import router as disputes
from functions.scores.fact_forms import Dispute, Events, fact
from functions.scores.forms import Quarter, Scores, assessment, frozen_reply, unshown
from functions.scores.quarters import router as quarters
from functions.security import inside
from functions.services import Services
from functions.table import Item, Key
from functions.texts import ProviderId
from site_builder.model.assessment import Facts, Method, assess, plain_of

router: Final = APIRouter(responses=PROBLEMS)
Cursor = Annotated[str, Query(max_length=60)]
Code = Annotated[str, Query(pattern=r"^[a-z-]{2,40}$")]
Chosen = Annotated[Quarter, Query()]
_HERE: Final = "/api/scores/{provider_id}"
_LATE: Final = "late"


@router.get(_HERE)
async def show(request: Request, provider_id: ProviderId) -> Scores:
    """Show a provider's scores, and all that they rest on."""
    services, visit = opened(request)
    now = services.clock()
    quarter = quarter_of(now)
    files = tuple(keys.files(each) for each in window(quarter))
    found = reading(services, visit, provider_id, (*places(provider_id, quarter), *files)).found
    methods = services.directory.methods
    method = rules.method_of(quarter, methods)
    facts = _facts(services, provider_id, quarter, found, method)
    today = assess(facts, method, date.fromisoformat(day_of(now)))
    frozen = store.frozen_of(services.table, provider_id)
    return Scores(
        provider=provider_id,
        methods={each: plain_of(methods[each]) for each in {method.version, *(str(old["method"]) for old in frozen)}},
        today=assessment(today),
        unshown=unshown(facts.values, today),
        late=kept(found.get(keys.tally("provider", provider_id, quarter))).get(_LATE, 0),
        quarters=tuple(frozen_reply(provider_id, each, methods[str(each["method"])]) for each in frozen),
    )


def _facts(services: Services, provider_id: str, quarter: str, found: Mapping[Key, Item], method: Method) -> Facts:
    """Return what a provider is assessed by as it is now."""
    files = {each: imports_of(found.get(keys.files(each))) for each in window(quarter)}
    brought = imported(store.figures_of(services.table, provider_id), files)
    return facts_of(provider_id, quarter, found, brought, method)


@router.get(_HERE + "/events")
async def list_events(
    request: Request, provider_id: ProviderId, quarter: Chosen, indicator: Code, after: Cursor = ""
) -> Events:
    """List the events behind a value, those of one quarter."""
    services, visit = opened(request)
    reading(services, visit, provider_id)
    counts = rules.indicator_of(rules.method_of(quarter, services.directory.methods), indicator)
    found, rest = store.book(services.table, provider_id, quarter, after)
    return Events(lines=tuple(map(fact, rules.behind(counts, found))), after=rest)


@router.post(_HERE + "/disputes", status_code=204)
async def dispute(request: Request, provider_id: ProviderId, form: Dispute) -> None:
    """Dispute an event, once: the operators settle it."""
    services, visit = opened(request)
    where = keys.fact(provider_id, form.quarter, form.event)
    caller = inside(services, visit, "provider", provider_id, (where,)).caller
    item = caller.found.get(where)
    after = rules.disputed(fact_of(item) if item else None, form.reason, caller.now)
    line = event(services, caller, "score.disputed", after.id, details={"quarter": form.quarter, "kind": after.kind})
    store.dispute(services.table, provider_id, form.quarter, after, line)


ROOM: Final = Room(name="scores", routers=(router, disputes, quarters))
