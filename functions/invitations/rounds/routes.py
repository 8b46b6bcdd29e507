"""A brand's rounds: the list, the board, and what the brand says to those whom it invited."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request

from functions.app import PROBLEMS
from functions.context import event, opened
from functions.ids import PATTERN
from functions.invitation import OPEN, Invitation, state_of
from functions.invitations import mails
from functions.invitations import store as moves
from functions.invitations.access import hosting
from functions.invitations.question import questions_of
from functions.invitations.rounds import store
from functions.invitations.rounds.forms import (
    Board,
    Decide,
    Evaluate,
    Rounds,
    StateReply,
    States,
    Withdraw,
    board,
    line,
)
from functions.invitations.rules import Action, moved
from functions.invitations.store import Change
from functions.organisation import full_name
from functions.refusals import Refusal
from functions.security import Caller, inside
from functions.services import Services
from functions.texts import Ulid
from site_builder.model.mail import Mail
from site_builder.model.round_mail import Chosen, InvitationWithdrawn, NotChosen, StillEvaluating

router: Final = APIRouter(responses=PROBLEMS)
Cursor = Annotated[str, Query(pattern=f"^$|{PATTERN}")]
REASONS: Final = frozenset({"budget-low", "documents-incomplete", "chose-other", "project-stopped", "other"})
"""Those of the closed list of reasons that a brand gives; a test holds them to it."""


@router.get("/api/rounds/{brand_id}")
async def list_rounds(request: Request, brand_id: Ulid, after: Cursor = "") -> Rounds:
    """List a brand's rounds, the newest first."""
    services, visit = opened(request)
    caller = inside(services, visit, "brand", brand_id).caller
    found, rest = store.rounds_of(services.table, brand_id, after)
    return Rounds(lines=tuple(line(each, caller.now) for each in found), after=rest)


@router.get("/api/rounds/{brand_id}/{round_id}")
async def show(request: Request, brand_id: Ulid, round_id: Ulid) -> Board:
    """Show a round to its brand, with all that its providers said."""
    services, visit = opened(request)
    caller, made = hosting(services, visit, (brand_id, round_id))
    invitations = store.invitations_of(services.table, round_id)
    return board(made, invitations, questions_of(services.table, round_id), caller.now)


@router.post("/api/rounds/{brand_id}/{round_id}/decide")
async def decide(request: Request, brand_id: Ulid, round_id: Ulid, form: Decide) -> States:
    """Choose providers, and release others with a reason, in one transaction."""
    services, visit = opened(request)
    caller, _ = hosting(services, visit, (brand_id, round_id))
    _require_reasons(each.reason for each in form.release)
    found = _by_provider(services, round_id)
    steps = [*((each, "") for each in form.choose), *((each.provider, each.reason) for each in form.release)]
    _require_once([provider for provider, _ in steps])
    changes = [_choose(services, caller, _one(found, each)) for each in form.choose]
    changes += [
        _end(services, caller, ("release", _one(found, each.provider)), (each.reason, each.line))
        for each in form.release
    ]
    details = {provider: reason or "chosen" for provider, reason in steps}
    return _made(services, caller, found, changes, "round.decided", details)


def _choose(services: Services, caller: Caller, before: Invitation) -> Change:
    told = Chosen(
        provider=full_name(before.name),
        brand=full_name(before.brand_name),
        brief=before.title,
        link=mails.opportunity_page(before.round),
    )
    return _change(services, caller, "choose", before, told)


def _end(services: Services, caller: Caller, step: tuple[Action, Invitation], said: tuple[str, str]) -> Change:
    """Return the end of an invitation by its brand, with the reason and a line."""
    (action, before), (reason, line_) = step, said
    kind = NotChosen if action == "release" else InvitationWithdrawn
    told = kind(
        provider=full_name(before.name),
        brief=before.title,
        reason=reason,
        line=line_,
        link=mails.opportunity_page(before.round),
    )
    return _change(services, caller, action, before, told, reason=reason, line=line_)


def _change(services: Services, caller: Caller, action: Action, before: Invitation, told: Mail, **said: str) -> Change:
    after = moved(action, before, caller.now, mailed_at=caller.now, **said)
    return Change(action=action, before=before, after=after, mail=mails.to_provider(services, told, before, caller.now))


@router.post("/api/rounds/{brand_id}/{round_id}/evaluating")
async def evaluate(request: Request, brand_id: Ulid, round_id: Ulid, form: Evaluate) -> States:
    """Say to interested providers that nothing is decided yet."""
    services, visit = opened(request)
    caller, _ = hosting(services, visit, (brand_id, round_id))
    found = _by_provider(services, round_id)
    _require_once(form.providers)
    changes = []
    for provider in form.providers:
        before = _one(found, provider)
        told = StillEvaluating(
            provider=full_name(before.name), brief=before.title, line=form.line, link=mails.opportunity_page(round_id)
        )
        changes.append(_change(services, caller, "evaluate", before, told, line=form.line))
    return _made(services, caller, found, changes, "round.evaluating", dict.fromkeys(form.providers, "evaluating"))


@router.post("/api/rounds/{brand_id}/{round_id}/withdraw")
async def withdraw(request: Request, brand_id: Ulid, round_id: Ulid, form: Withdraw) -> States:
    """Take invitations back: those that are named, or all that are open."""
    services, visit = opened(request)
    caller, _ = hosting(services, visit, (brand_id, round_id))
    _require_reasons((form.reason,))
    found = _by_provider(services, round_id)
    _require_once(form.providers)
    named = form.providers or tuple(each for each, one in found.items() if state_of(one, caller.now) in OPEN)
    changes = [_end(services, caller, ("withdraw", _one(found, each)), (form.reason, form.line)) for each in named]
    return _made(services, caller, found, changes, "round.withdrawn", dict.fromkeys(named, form.reason))


def _made(
    services: Services,
    caller: Caller,
    found: Mapping[str, Invitation],
    changes: list[Change],
    kind: str,
    details: Mapping[str, str],
) -> States:
    """Make some moves, and return the states of the whole round after them."""
    if not changes:
        raise Refusal("round.nothing")
    moves.make(services.table, changes, event(services, caller, kind, details=details))
    after = {**found, **{each.after.provider: each.after for each in changes}}
    return States(
        invitations=tuple(
            StateReply(provider=provider, state=state_of(each, caller.now)) for provider, each in after.items()
        )
    )


def _by_provider(services: Services, round_id: str) -> dict[str, Invitation]:
    return {each.provider: each for each in store.invitations_of(services.table, round_id)}


def _one(found: Mapping[str, Invitation], provider: str) -> Invitation:
    if provider not in found:
        raise Refusal("invitation.unknown", field=provider)
    return found[provider]


def _require_once(providers: Iterable[str]) -> None:
    named = list(providers)
    if len(set(named)) != len(named):
        raise Refusal("round.nothing", field="providers")


def _require_reasons(reasons: Iterable[str]) -> None:
    if not REASONS.issuperset(reasons):
        raise Refusal("round.code_unknown", field="reason")
