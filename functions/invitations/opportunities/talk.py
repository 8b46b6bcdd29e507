"""What a provider says in a round: questions for everybody, messages to the brand."""

from typing import Final

from fastapi import APIRouter, Request

from functions import keys
from functions.app import PROBLEMS
from functions.codec import decode
from functions.context import event, opened
from functions.invitations import mails
from functions.invitations.access import Guest, invited
from functions.invitations.opportunities.forms import Ask
from functions.invitations.question import MOST_QUESTIONS, Message, Question, messages_of, question_put
from functions.invitations.rounds.forms import Say
from functions.invitations.rounds.talk import keep_message, shown
from functions.invitations.rounds.thread import Said, Thread
from functions.invitations.rules import after_conflict, conditions, require
from functions.ledger import entry
from functions.outbox import post
from functions.refusals import Refusal
from functions.round_items import invitation_of
from functions.services import Services
from functions.table import Conflict, Is, Update, Write
from functions.texts import ProviderId, Ulid
from site_builder.model.round_mail import MessageReceived, QuestionAsked

router: Final = APIRouter(responses=PROBLEMS)


@router.post("/api/opportunities/{provider_id}/{round_id}/questions", status_code=201)
async def ask(request: Request, provider_id: ProviderId, round_id: Ulid, form: Ask) -> Said:
    """Ask a question; the answer goes to everybody, and who asked to nobody."""
    services, visit = opened(request)
    where = keys.question(round_id, form.id)
    guest = invited(services, visit, (provider_id, round_id), (where,))
    if where in guest.caller.found:
        return _again(decode(Question, guest.caller.found[where]), provider_id, form)
    require("ask", guest.invitation, guest.caller.now)
    if guest.caller.now >= guest.invitation.questions_by:
        raise Refusal("question.too_late")
    if guest.invitation.asked >= MOST_QUESTIONS:
        raise Refusal("question.too_many")
    _keep(services, guest, form)
    return Said(id=form.id)


def _again(found: Question, provider_id: str, form: Ask) -> Said:
    """Answer a repeat of what was done; anything else of the same id is not ours to show."""
    if (found.provider, found.text) != (provider_id, form.text):
        raise Refusal("question.exists")
    return Said(id=found.id)


def _keep(services: Services, guest: Guest, form: Ask) -> None:
    caller, before = guest.caller, guest.invitation
    put = question_put(before.round, Question(id=form.id, provider=before.provider, text=form.text, at=caller.now))
    told = QuestionAsked(brief=before.title, link=mails.round_page(before.round))
    counted = Update(
        key=keys.invitation(before.round, before.provider),
        add={"asked": 1},
        when=(*conditions("ask", before), Is(name="asked", value=before.asked)),
    )
    writes: list[Write] = [
        counted,
        put,
        entry(put.key.pk, event(services, caller, "question.asked", before.provider)),
        post(mails.to_brand(services, told, before.brand, caller.now)),
    ]
    try:
        services.table.write_all(writes)
    except Conflict as conflict:
        found = conflict.items[1] if 1 in conflict.failed else None
        if found:
            _again(decode(Question, found), before.provider, form)
            return
        standing = conflict.items[0]
        if standing and int(str(standing["asked"])) != before.asked:
            raise Refusal("edge.busy", retry_after=1) from None
        raise after_conflict(invitation_of(standing or {}), caller.now) from None


@router.get("/api/opportunities/{provider_id}/{round_id}/thread")
async def thread(request: Request, provider_id: ProviderId, round_id: Ulid) -> Thread:
    """Show the messages between the provider and the brand."""
    services, visit = opened(request)
    invited(services, visit, (provider_id, round_id))
    return shown(messages_of(services.table, round_id, provider_id))


@router.post("/api/opportunities/{provider_id}/{round_id}/thread", status_code=201)
async def say(request: Request, provider_id: ProviderId, round_id: Ulid, form: Say) -> Said:
    """Write a message to the brand."""
    services, visit = opened(request)
    guest = invited(services, visit, (provider_id, round_id))
    caller, invitation = guest.caller, guest.invitation
    require("write", invitation, caller.now)
    told = MessageReceived(brief=invitation.title, link=mails.round_page(round_id))
    said = Message(id=form.id, by="provider", account=caller.account.id, text=form.text, at=caller.now)
    mail = post(mails.to_brand(services, told, invitation.brand, caller.now))
    keep_message(services, caller, invitation, said, [mail])
    return Said(id=form.id)
