"""A brand's rounds: the list, the board, and what the brand says to those whom it invited."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
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
from functions.invitations.rounds.board import Board, Rounds, StateReply, States, board, line
from functions.invitations.rounds.forms import Decide, Evaluate, Withdraw
from functions.invitations.rules import Action, is_repeat, moved
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
_CODES: Final[Mapping[Action, str]] = {"choose": "chosen", "evaluate": "evaluating"}
"""What the ledger says of a step that has no reason."""


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
    steps = [
        *(_Step(action="choose", provider=each) for each in form.choose),
        *(_Step(action="release", provider=each.provider, reason=each.reason, line=each.line) for each in form.release),
    ]
    return _made(services, caller, found, steps, "round.decided")


@router.post("/api/rounds/{brand_id}/{round_id}/evaluating")
async def evaluate(request: Request, brand_id: Ulid, round_id: Ulid, form: Evaluate) -> States:
    """Say to interested providers that nothing is decided yet."""
    services, visit = opened(request)
    caller, _ = hosting(services, visit, (brand_id, round_id))
    found = _by_provider(services, round_id)
    steps = [_Step(action="evaluate", provider=each, line=form.line) for each in form.providers]
    return _made(services, caller, found, steps, "round.evaluating")


@router.post("/api/rounds/{brand_id}/{round_id}/withdraw")
async def withdraw(request: Request, brand_id: Ulid, round_id: Ulid, form: Withdraw) -> States:
    """Take invitations back: those that are named, or all that are open."""
    services, visit = opened(request)
    caller, _ = hosting(services, visit, (brand_id, round_id))
    _require_reasons((form.reason,))
    found = _by_provider(services, round_id)
    named = form.providers or tuple(
        provider
        for provider, each in found.items()
        if state_of(each, caller.now) in OPEN or is_repeat("withdraw", each, form.reason, form.line)
    )
    steps = [_Step(action="withdraw", provider=each, reason=form.reason, line=form.line) for each in named]
    return _made(services, caller, found, steps, "round.withdrawn")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """What a brand wants of one invitation."""

    action: Action
    provider: str
    reason: str = ""
    line: str = ""


def _told(step: _Step, before: Invitation) -> Mail:
    """Return what the provider is told."""
    name, link = full_name(before.name), mails.opportunity_page(before.round)
    if step.action == "choose":
        return Chosen(provider=name, brand=full_name(before.brand_name), brief=before.title, link=link)
    if step.action == "evaluate":
        return StillEvaluating(provider=name, brief=before.title, line=step.line, link=link)
    kind = NotChosen if step.action == "release" else InvitationWithdrawn
    return kind(provider=name, brief=before.title, reason=step.reason, line=step.line, link=link)


def _change(services: Services, caller: Caller, step: _Step, before: Invitation) -> Change:
    """Return the move of one invitation with its mail."""
    said: dict[str, str] = {} if step.action == "choose" else {"line": step.line}
    if step.reason:
        said["reason"] = step.reason
    after = moved(step.action, before, caller.now, mailed_at=caller.now, **said)
    mail = mails.to_provider(services, _told(step, before), before, caller.now)
    return Change(action=step.action, before=before, after=after, mail=mail)


def _made(
    services: Services, caller: Caller, found: Mapping[str, Invitation], steps: Sequence[_Step], kind: str
) -> States:
    """Make some moves, and return the states of the whole round after them; what was made before is not made again."""
    _require_once(steps)
    pairs = [(step, _one(found, step.provider)) for step in steps]
    fresh = [(step, each) for step, each in pairs if not is_repeat(step.action, each, step.reason, step.line)]
    changes = [_change(services, caller, step, each) for step, each in fresh]
    if changes:
        details = {step.provider: step.reason or _CODES.get(step.action, "") for step, _ in fresh}
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


def _require_once(steps: Sequence[_Step]) -> None:
    """Refuse a decision about nobody, or twice about one."""
    named = [each.provider for each in steps]
    if not named or len(set(named)) != len(named):
        raise Refusal("round.nothing", field="providers")


def _require_reasons(reasons: Iterable[str]) -> None:
    if not REASONS.issuperset(reasons):
        raise Refusal("round.code_unknown", field="reason")
