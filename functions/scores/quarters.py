"""Operators close quarters: figures of platforms come in, a preview, the closing, publication, corrections."""

from datetime import date
from typing import Final

from fastapi import APIRouter, Request

from functions import closing as steps
from functions import keys
from functions.app import PROBLEMS
from functions.beijing import day_of, quarter_of
from functions.closing import Closing
from functions.closing_items import closing_of
from functions.context import event, opened
from functions.refusals import Refusal
from functions.score import facts_of, imported, imports_of, places, window
from functions.scores import figures, rules, store
from functions.scores.forms import Quarter
from functions.scores.quarter_forms import (
    Correct,
    Corrected,
    Figures,
    Imported,
    Nothing,
    Quarters,
    WholeQuarter,
    fields,
    quarter_line,
)
from functions.security import Caller, Visit, operating
from functions.services import Services
from functions.table import Key
from site_builder.model.localized import Localized
from site_builder.model.quarter import earlier

router: Final = APIRouter(responses=PROBLEMS)
_HERE: Final = "/api/quarters/{quarter}"
_SHOWN: Final = 2
"""How many quarters are shown that nobody has begun to close: the one that goes on, and the one before."""


@router.get("/api/quarters")
async def list_quarters(request: Request) -> Quarters:
    """List the quarters, the newest first."""
    services, visit = opened(request)
    caller = operating(services, visit)
    begun = {each.quarter: each for each in store.closings(services.table)}
    fresh = (earlier(quarter_of(caller.now), back) for back in range(_SHOWN))
    known = begun | {each: _fresh(services, each) for each in fresh if each not in begun}
    return Quarters(lines=tuple(quarter_line(known[each]) for each in sorted(known, reverse=True)))


@router.get(_HERE)
async def show(request: Request, quarter: Quarter) -> WholeQuarter:
    """Show how far a quarter is, with its report and the file to fill in."""
    services, visit = opened(request)
    caller, closing = _at(services, visit, quarter, keys.files(quarter))
    files = imports_of(caller.found.get(keys.files(quarter)))
    method = rules.method_of(quarter, services.directory.methods)
    template = figures.template(method, "provider-id")
    return WholeQuarter.model_validate({**fields(closing), "files": len(files), "template": template})


@router.post(f"{_HERE}/indicators")
async def bring(request: Request, quarter: Quarter, form: Figures) -> Imported:
    """Bring a platform's figures: the whole file, or nothing of it; the same file again changes nothing."""
    services, visit = opened(request)
    caller, _ = _at(services, visit, quarter, keys.files(quarter))
    if quarter > quarter_of(caller.now):
        raise Refusal("quarter.unknown")
    method = rules.method_of(quarter, services.directory.methods)
    rows, faults = figures.read(form.csv, method, lambda each: services.directory.find(each) is not None)
    if faults:
        raise Refusal("quarter.rows", faults=[(f"{each.line}.{each.column}", each.why) for each in faults])
    before = imports_of(caller.found.get(keys.files(quarter)))
    if before and before[-1] == store.digest_of(rows):
        return Imported(rows=len(rows), is_new=False)
    details = {"quarter": quarter, "file": store.digest_of(rows), "rows": str(len(rows))}
    line = event(services, caller, "quarter.imported", quarter, details=details)
    store.bring(services.table, quarter, rows, before, line)
    return Imported(rows=len(rows), is_new=True)


@router.post(f"{_HERE}/preview", status_code=202)
async def preview(request: Request, quarter: Quarter, form: Nothing) -> None:
    """Count what the scores would be; nothing is frozen."""
    del form
    services, visit = opened(request)
    caller, closing = _at(services, visit, quarter)
    rules.require_over(quarter, caller.now)
    after = steps.previewed(closing, caller.now)
    store.move(services.table, closing, after, event(services, caller, "quarter.previewed", quarter))


@router.post(f"{_HERE}/close", status_code=202)
async def close(request: Request, quarter: Quarter, form: Nothing) -> None:
    """Freeze the scores of a quarter that was previewed, or go on after the cause of a stop was mended."""
    del form
    services, visit = opened(request)
    caller, closing = _at(services, visit, quarter)
    after = steps.closed(closing, caller.now, day_of(caller.now))
    store.move(services.table, closing, after, event(services, caller, "quarter.closed", quarter))


@router.post(f"{_HERE}/publish", status_code=202)
async def publish(request: Request, quarter: Quarter, form: Nothing) -> None:
    """Let the frozen scores be seen: they are in the next published file, which is asked for."""
    del form
    services, visit = opened(request)
    caller, closing = _at(services, visit, quarter)
    after = steps.published(closing, caller.now)
    line = event(services, caller, "quarter.published", quarter)
    store.move(services.table, closing, after, line, is_published=True)


@router.post(f"{_HERE}/corrections", status_code=201)
async def correct(request: Request, quarter: Quarter, form: Correct) -> Corrected:
    """Freeze a further revision of one provider's score, in which one line is as it is known now."""
    services, visit = opened(request)
    files = tuple(keys.files(each) for each in window(quarter))
    caller, closing = _at(services, visit, quarter, *places(form.provider, quarter), *files)
    revisions = store.frozen_of(services.table, form.provider, quarter)
    if closing.closed_at is None or not revisions:
        raise Refusal("score.none")
    last = revisions[0]
    method = services.directory.methods[str(last["method"])]
    indicator = rules.indicator_of(method, form.indicator)
    count = {each: imports_of(caller.found.get(keys.files(each))) for each in window(quarter)}
    brought = imported(store.figures_of(services.table, form.provider), count)
    facts = facts_of(form.provider, quarter, caller.found, brought, method)
    reason = Localized(en=form.reason.en, zh=form.reason.zh)
    score = rules.corrected(last, facts, method, indicator, reason, date.fromisoformat(day_of(caller.now)))
    details = {"quarter": quarter, "revision": str(score["revision"]), "indicator": indicator.code}
    line = event(services, caller, "score.corrected", form.provider, form.reason.en, details)
    store.correct(services.table, form.provider, score, line, is_published=closing.published_at is not None)
    return Corrected(quarter=quarter, revision=score["revision"], half_stars=score["half_stars"], total=score["total"])


def _at(services: Services, visit: Visit, quarter: str, *also: Key) -> tuple[Caller, Closing]:
    """Return an operator, and how far a quarter is."""
    where = keys.closing(quarter)
    caller = operating(services, visit, (where, *also))
    item = caller.found.get(where)
    return caller, closing_of(item) if item else _fresh(services, quarter)


def _fresh(services: Services, quarter: str) -> Closing:
    """Return a quarter that nobody has begun to close."""
    return Closing(quarter=quarter, method=rules.method_of(quarter, services.directory.methods).version)
