"""The operators' part of the room: first rounds of unchecked brands, and the ledger."""

from collections.abc import Mapping
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request

from functions import keys
from functions.app import PROBLEMS
from functions.codec import decode, instant
from functions.context import event, opened
from functions.invitation import Round, round_state
from functions.invitations import mails
from functions.invitations.access import waiting
from functions.invitations.brief import RoundBrief
from functions.invitations.desk import store
from functions.invitations.desk.forms import (
    Ledger,
    Nothing,
    ReleasedRound,
    WaitingQueue,
    WholeRound,
    WithReason,
    ledger_line,
)
from functions.invitations.desk.forms import waiting as waiting_line
from functions.invitations.desk.store import LedgerKind
from functions.invitations.question import questions_of
from functions.invitations.rounds import rules
from functions.invitations.rounds import store as rounds
from functions.invitations.rounds.board import board
from functions.invitations.rounds.store import Dispatch, invitations_of
from functions.organisation import Organisation, both, full_name
from functions.refusals import Refusal
from functions.security import Caller, operating
from functions.services import Services
from functions.table import THERE, Absent, Item, Key, Update, Write
from functions.texts import OrganisationId, Ulid
from site_builder.model.round_mail import RoundRefused, RoundReleased

router: Final = APIRouter(responses=PROBLEMS)
Cursor = Annotated[str, Query(max_length=60)]


@router.get("/api/queues/rounds")
async def list_waiting(request: Request, after: Cursor = "") -> WaitingQueue:
    """List the rounds of unchecked brands that wait."""
    services, visit = opened(request)
    operating(services, visit)
    found, rest = store.queue(services.table, after)
    return WaitingQueue(lines=tuple(map(waiting_line, found)), after=rest)


@router.get("/api/queues/rounds/{round_id}")
async def show(request: Request, round_id: Ulid) -> WholeRound:
    """Show a round to an operator."""
    services, visit = opened(request)
    caller, made = waiting(services, visit, round_id)
    invitations = invitations_of(services.table, round_id)
    seen = board(made, invitations, questions_of(services.table, round_id), caller.now)
    return WholeRound.model_validate(
        {**dict(seen), "brand": made.brand, "name": both(made.brand_name), "providers": made.providers}
    )


@router.post("/api/queues/rounds/{round_id}/release")
async def release(request: Request, round_id: Ulid, form: WithReason) -> ReleasedRound:
    """Let a round go out, and vouch for its brand."""
    services, visit = opened(request)
    caller, made = waiting(services, visit, round_id)
    if made.sent_at or made.refused_at:
        raise Refusal("round.not_waiting")
    if caller.now >= made.questions_by:
        raise Refusal("round.expired")
    brand = keys.organisation("brand", made.brand)
    found = services.table.read(brand, *(keys.organisation("provider", each) for each in made.providers))
    providers = _reachable(services, found, made)
    after = rules.sent(made, caller.now, [each.id for each in providers])
    dispatch = _dispatch(services, caller, after, providers, form.reason)
    rounds.release(services.table, made, after, dispatch, _vouch(found.get(brand), made, caller))
    return ReleasedRound(state=round_state(after, caller.now), invited=len(providers))


def _reachable(services: Services, found: Mapping[Key, Item], made: Round) -> list[Organisation]:
    """Return those who can be reached now; others are left out, and nobody at all is a reason to refuse.

    Raises:
        Refusal: Nobody can be reached.
    """
    items = ((each, found.get(keys.organisation("provider", each))) for each in made.providers)
    known = [(services.directory.find(each), decode(Organisation, item) if item else None) for each, item in items]
    reachable = [provider for listed, provider in known if provider and not rules.unreachable(listed, provider)]
    if not reachable:
        raise Refusal("round.unreachable")
    return reachable


def _dispatch(services: Services, caller: Caller, made: Round, providers: list[Organisation], reason: str) -> Dispatch:
    brief = RoundBrief.model_validate_json(made.brief)
    told = RoundReleased(brand=full_name(made.brand_name), brief=made.title, link=mails.round_page(made.id))
    details = {"providers": " ".join(made.providers), "reply_by": instant(made.reply_by)}
    return Dispatch(
        event=event(services, caller, "round.sent", reason=reason, details=details),
        invitations=[rules.invitation_of(made, brief, each, services.new_id(), caller.now) for each in providers],
        mails=[
            *mails.invitations(services, made, providers, {}, caller.now),
            mails.to_brand(services, told, made.brand, caller.now),
        ],
    )


def _vouch(item: Item | None, made: Round, caller: Caller) -> list[Write]:
    """Return the writes by which an operator vouches for an unchecked brand; one that is gone or suspended sends nothing.

    Raises:
        Refusal: The brand is not there, or suspended.
    """
    brand = decode(Organisation, item) if item else None
    if brand is None:
        raise Refusal("organisation.unknown")
    if brand.suspended_at:
        raise Refusal("organisation.suspended")
    if brand.checked != "unchecked":
        return []
    return [
        Update(
            key=keys.organisation("brand", made.brand),
            set={"released_at": instant(caller.now)},
            add={"v": 1},
            remove=("gsi2pk", "gsi2sk"),
            when=(*THERE, Absent(name="suspended_at")),
        )
    ]


@router.post("/api/queues/rounds/{round_id}/refuse", status_code=204)
async def refuse(request: Request, round_id: Ulid, form: WithReason) -> None:
    """Let a round not go out, with a reason."""
    services, visit = opened(request)
    caller, made = waiting(services, visit, round_id)
    told = RoundRefused(
        brand=full_name(made.brand_name), brief=made.title, reason=form.reason, link=mails.round_page(round_id)
    )
    line = event(services, caller, "round.refused", reason=form.reason)
    rounds.refuse(services.table, made, line, mails.to_brand(services, told, made.brand, caller.now))


@router.post("/api/publication", status_code=202)
async def publish(request: Request, form: Nothing) -> None:
    """Ask for the published file to be written within minutes, not within the hour."""
    del form
    services, visit = opened(request)
    caller = operating(services, visit)
    store.ask_for_publication(services.table, event(services, caller, "publication.asked"))


@router.get("/api/ledger/{kind}/{record_id}")
async def show_ledger(request: Request, kind: LedgerKind, record_id: OrganisationId, after: Cursor = "") -> Ledger:
    """Show what happened to a record; nothing of it can be changed."""
    services, visit = opened(request)
    operating(services, visit)
    found, rest = store.ledger(services.table, kind, record_id, after)
    return Ledger(lines=tuple(map(ledger_line, found)), after=rest)
