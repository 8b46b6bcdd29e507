"""Evaluations: what a brand says of a quarter of a confirmed cooperation, and what the provider replies."""

from typing import Final

from fastapi import APIRouter, Request

from functions import keys
from functions.app import PROBLEMS
from functions.codec import decode
from functions.context import event, opened
from functions.cooperation import counts, rules, store
from functions.cooperation.access import party
from functions.cooperation.forms import Evaluate, Period, ReplyTo
from functions.cooperation.mails import to_other
from functions.cooperation_record import Evaluation
from functions.organisation import full_name
from functions.refusals import Refusal
from functions.texts import ProviderId, Ulid
from site_builder.model.cooperation_mail import Evaluated, EvaluationReplied

router: Final = APIRouter(responses=PROBLEMS)


@router.post("/api/cooperations/brand/{brand_id}/{record_id}/evaluations", status_code=201)
async def evaluate(request: Request, brand_id: Ulid, record_id: Ulid, form: Evaluate) -> None:
    """Evaluate a quarter, once."""
    services, visit = opened(request)
    found = party(services, visit, ("brand", brand_id, record_id))
    record, now = found.record, found.caller.now
    rules.require_period(record, form.period, now)
    evaluation = Evaluation(
        period=form.period,
        delivery=form.delivery,
        service=form.service,
        communication=form.communication,
        result=form.result,
        comment=form.comment,
        at=now,
    )
    told = Evaluated(other=full_name(record.brand_name), store=record.facts.store, link=f"/cooperation?id={record_id}")
    line = event(services, found.caller, "cooperation.evaluated", form.period)
    counted = counts.of_evaluation(record, evaluation, line)
    store.evaluate(services.table, record_id, evaluation, line, to_other(services, record, "brand", told, now), counted)


@router.post("/api/cooperations/provider/{provider_id}/{record_id}/evaluations/{period}/reply", status_code=204)
async def reply(request: Request, provider_id: ProviderId, record_id: Ulid, period: Period, form: ReplyTo) -> None:
    """Reply to an evaluation, once."""
    services, visit = opened(request)
    where = keys.evaluation(record_id, period)
    found = party(services, visit, ("provider", provider_id, record_id), where)
    record, now = found.record, found.caller.now
    if where not in found.caller.found:
        raise Refusal("evaluation.unknown")
    after = rules.replied(decode(Evaluation, found.caller.found[where]), form.text, now)
    told = EvaluationReplied(
        other=full_name(record.provider_name), store=record.facts.store, link=f"/cooperation?id={record_id}"
    )
    line = event(services, found.caller, "cooperation.replied", period)
    store.reply(services.table, record_id, after, line, to_other(services, record, "provider", told, now))
