"""What a brand says in a round: answers for everybody, messages to one provider; and who took its documents."""

from typing import Final

from fastapi import APIRouter, Request

from functions import keys
from functions.app import PROBLEMS
from functions.codec import decode, instant
from functions.context import event, opened
from functions.invitation import OPEN, Invitation, Round, state_of
from functions.invitations import mails, rules
from functions.invitations.access import hosting
from functions.invitations.download import downloads_of
from functions.invitations.question import Message, Question, message_put, messages_of
from functions.invitations.rounds.forms import AnswerQuestion, Say
from functions.invitations.rounds.store import invitations_of
from functions.invitations.rounds.thread import DownloadLine, Downloads, MessageReply, Said, Thread
from functions.ledger import entry
from functions.organisation import full_name
from functions.outbox import post
from functions.refusals import Refusal
from functions.round_items import invitation_of
from functions.security import Caller
from functions.services import Services
from functions.table import Absent, Conflict, Present, Update, Write
from functions.texts import ProviderId, Ulid
from site_builder.model.round_mail import MessageReceived, QuestionAnswered

router: Final = APIRouter(responses=PROBLEMS)


@router.post("/api/rounds/{brand_id}/{round_id}/questions/{question_id}/answer", status_code=204)
async def answer(request: Request, brand_id: Ulid, round_id: Ulid, question_id: Ulid, form: AnswerQuestion) -> None:
    """Answer a question for everybody who is still in play; who asked is told to nobody."""
    services, visit = opened(request)
    where = keys.question(round_id, question_id)
    caller, _ = hosting(services, visit, (brand_id, round_id), (where,))
    if where not in caller.found:
        raise Refusal("question.unknown")
    standing = decode(Question, caller.found[where])
    if standing.answer == form.text:
        return  # it was said before, and the answer to that was lost
    if standing.answered_at:
        raise Refusal("question.answered")
    concerned = [each for each in invitations_of(services.table, round_id) if state_of(each, caller.now) in OPEN]
    told = Update(
        key=where,
        set={"answer": form.text, "answered_at": instant(caller.now)},
        when=(Present(name="pk"), Absent(name="answered_at")),
    )
    line = event(services, caller, "question.answered", question_id)
    writes: list[Write] = [told, entry(where.pk, line)]
    for each in concerned:
        writes += _tell(services, caller, each)
    try:
        services.table.write_all(writes)
    except Conflict as conflict:
        raise Refusal("question.answered" if 0 in conflict.failed else "edge.busy") from None


def _tell(services: Services, caller: Caller, invitation: Invitation) -> list[Write]:
    """Return the writes of a mail to one provider, and that it had one: reminders keep their distance."""
    told = QuestionAnswered(
        provider=full_name(invitation.name), brief=invitation.title, link=mails.opportunity_page(invitation.round)
    )
    mailed = Update(
        key=keys.invitation(invitation.round, invitation.provider),
        set={"mailed_at": instant(caller.now)},
        when=(Present(name="pk"),),
    )
    return [mailed, post(mails.to_provider(services, told, invitation, caller.now))]


@router.get("/api/rounds/{brand_id}/{round_id}/threads/{provider_id}")
async def thread(request: Request, brand_id: Ulid, round_id: Ulid, provider_id: ProviderId) -> Thread:
    """Show the messages between the brand and one provider."""
    services, visit = opened(request)
    _own(hosting(services, visit, (brand_id, round_id), (keys.invitation(round_id, provider_id),)), provider_id)
    return shown(messages_of(services.table, round_id, provider_id))


@router.post("/api/rounds/{brand_id}/{round_id}/threads/{provider_id}", status_code=201)
async def say(request: Request, brand_id: Ulid, round_id: Ulid, provider_id: ProviderId, form: Say) -> Said:
    """Write a message to one provider."""
    services, visit = opened(request)
    own = hosting(services, visit, (brand_id, round_id), (keys.invitation(round_id, provider_id),))
    caller, invitation = _own(own, provider_id)
    rules.require("write", invitation, caller.now)
    told = MessageReceived(brief=invitation.title, link=mails.opportunity_page(round_id))
    said = Message(id=form.id, by="brand", account=caller.account.id, text=form.text, at=caller.now)
    keep_message(services, caller, invitation, said, [post(mails.to_provider(services, told, invitation, caller.now))])
    return Said(id=form.id)


def _own(own: tuple[Caller, Round], provider_id: str) -> tuple[Caller, Invitation]:
    caller, made = own
    where = keys.invitation(made.id, provider_id)
    if where not in caller.found:
        raise Refusal("invitation.unknown")
    return caller, invitation_of(caller.found[where])


def keep_message(
    services: Services, caller: Caller, invitation: Invitation, said: Message, mails_: list[Write]
) -> None:
    """Keep a message once, however often it is sent.

    Raises:
        Refusal: Another message stands under its id.
    """
    line = event(services, caller, "message.written", invitation.provider)
    put = message_put(invitation.round, invitation.provider, said)
    try:
        services.table.write_all([put, entry(put.key.pk, line), *mails_])
    except Conflict as conflict:
        standing = conflict.items[0]
        if standing is None or (standing["text"], standing["by"]) != (said.text, said.by):
            raise Refusal("message.exists") from None


def shown(messages: tuple[Message, ...]) -> Thread:
    """Return messages as both sides see them."""
    return Thread(messages=tuple(MessageReply(id=each.id, by=each.by, text=each.text, at=each.at) for each in messages))


@router.get("/api/rounds/{brand_id}/{round_id}/downloads")
async def downloads(request: Request, brand_id: Ulid, round_id: Ulid) -> Downloads:
    """Show who took which document."""
    services, visit = opened(request)
    hosting(services, visit, (brand_id, round_id))
    found = downloads_of(services.table, round_id)
    return Downloads(
        lines=tuple(
            DownloadLine(provider=each.provider, document=each.document, name=each.name, at=each.at) for each in found
        )
    )
