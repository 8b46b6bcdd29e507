"""What providers may post about opportunities, and what is answered."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from functions.invitation import Answer, Contact, Invitation, Met, Round, State, state_of
from functions.invitations.brief import MOST_WISHES, RoundBrief
from functions.invitations.question import Question
from functions.invitations.responses.forms import Response
from functions.invitations.rounds.board import AnswerReply, ContactReply, DocumentReply, document
from functions.organisation import full_name
from functions.texts import PLAIN, PLAIN_LINES, Address, Form, Reply, Ulid, bounded
from site_builder.model.base import Code
from site_builder.model.localized import Language

Tab = Literal["open", "answered", "closed"]


class Nothing(Form):
    """There is nothing to say but that."""


class ContactForm(Form):
    """Whom the brand may talk to."""

    name: Annotated[str, bounded(120), PLAIN]
    mailbox: Address
    phone: Annotated[str, bounded(40, 0), PLAIN] = ""


class AnswerForm(Form):
    """What the provider says to a must-have."""

    met: Met
    evidence: Annotated[str, bounded(500, 0), PLAIN]


class Interest(Form):
    """The provider is interested."""

    note: Annotated[str, bounded(2000, 0), PLAIN_LINES] = ""
    contact: ContactForm
    answers: Annotated[tuple[AnswerForm, ...], Field(max_length=MOST_WISHES)] = ()


class Decline(Form):
    """The provider declines, with a reason."""

    reason: Code
    note: Annotated[str, bounded(500, 0), PLAIN_LINES] = ""


class Ask(Form):
    """A question; the id makes a repeat harmless."""

    id: Ulid
    text: Annotated[str, bounded(1000), PLAIN_LINES]


class Line(Reply):
    """An opportunity in the inbox; `brand` is null while the brand is hidden."""

    round: str
    state: State
    brand: str | None
    title: str
    categories: tuple[str, ...]
    budget: str | None
    invited: int
    must_count: int
    sent_at: datetime
    reply_by: datetime
    answered_at: datetime | None
    by_operator: bool


class Inbox(Reply):
    """A page of the inbox."""

    lines: tuple[Line, ...]
    after: str | None


class OwnQuestion(Reply):
    """A question, whoever asked it; `is_yours` where this provider did."""

    id: str
    text: str
    at: datetime
    answer: str | None
    answered_at: datetime | None
    is_yours: bool


class Opportunity(Line):
    """An opportunity with all that the provider may know of it.

    Attributes:
        response: How the brand answers; null while it is hidden, rests on too few, or matters no more.
    """

    language: Language
    brief: RoundBrief
    questions_by: datetime
    blind: bool
    documents: tuple[DocumentReply, ...]
    document_count: int
    confidential_at: datetime | None
    viewed_at: datetime | None
    evaluating_at: datetime | None
    decided_at: datetime | None
    reason: str | None
    line: str
    note: str
    contact: ContactReply | None
    answers: tuple[AnswerReply, ...]
    questions: tuple[OwnQuestion, ...]
    cooperation: str | None
    response: Response | None


class StateOnly(Reply):
    """The state after what was done."""

    state: State


def _line(each: Invitation, now: datetime) -> dict[str, object]:
    return {
        "round": each.round,
        "state": state_of(each, now),
        "brand": full_name(each.brand_name) if each.shows_brand else None,
        "title": each.title,
        "categories": each.categories,
        "budget": each.budget,
        "invited": each.invited,
        "must_count": each.musts,
        "sent_at": each.sent_at,
        "reply_by": each.reply_by,
        "answered_at": each.declined_at or each.interested_at,
        "by_operator": each.by_operator,
    }


def line(each: Invitation, now: datetime) -> Line:
    """Return an opportunity as a line of the inbox."""
    return Line.model_validate(_line(each, now))


def may_read(each: Invitation, now: datetime) -> bool:
    """Whether the provider may read the documents: it knows the brand, and nothing has ended; the chosen one goes on."""
    return each.shows_brand and state_of(each, now) in {"invited", "viewed", "interested", "evaluating", "chosen"}


def may_compare(each: Invitation, now: datetime) -> bool:
    """Whether the provider may see how the brand answers: it knows the brand, and still waits for its word or thinks of its own.

    A number of invitations with a rate and a median is as good as a name to who has seen it beside the name.
    """
    return each.shows_brand and state_of(each, now) in {"invited", "viewed", "interested", "evaluating"}


def opportunity(
    made: Round, each: Invitation, questions: tuple[Question, ...], response: Response | None, now: datetime
) -> Opportunity:
    """Return an opportunity as its provider sees it: its own line, never a rival's, and a hidden brand stays hidden."""
    contact = each.contact
    return Opportunity.model_validate(
        {
            **_line(each, now),
            "language": made.language,
            "brief": RoundBrief.model_validate_json(made.brief),
            "questions_by": made.questions_by,
            "blind": made.blind,
            "documents": tuple(map(document, made.documents)) if may_read(each, now) else (),
            "document_count": len(made.documents),
            "confidential_at": each.confidential_at,
            "viewed_at": each.viewed_at,
            "evaluating_at": each.evaluating_at,
            "decided_at": each.decided_at,
            "reason": each.reason,
            "line": each.line,
            "note": each.note,
            "contact": _contact(contact) if contact else None,
            "answers": tuple(AnswerReply(met=answer.met, evidence=answer.evidence) for answer in each.answers),
            "questions": tuple(_question(asked, each.provider) for asked in questions),
            "cooperation": each.cooperation if each.chosen_at else None,
            "response": response if may_compare(each, now) else None,
        }
    )


def _contact(contact: Contact) -> ContactReply:
    return ContactReply(name=contact.name, mailbox=contact.mailbox, phone=contact.phone)


def _question(asked: Question, provider: str) -> OwnQuestion:
    return OwnQuestion(
        id=asked.id,
        text=asked.text,
        at=asked.at,
        answer=asked.answer,
        answered_at=asked.answered_at,
        is_yours=asked.provider == provider,
    )


def answers_of(form: Interest) -> tuple[Answer, ...]:
    """Return the answers as they are kept."""
    return tuple(Answer(met=each.met, evidence=each.evidence) for each in form.answers)


def contact_of(form: Interest) -> Contact:
    """Return the contact as it is kept."""
    return Contact(name=form.contact.name, mailbox=form.contact.mailbox, phone=form.contact.phone)
