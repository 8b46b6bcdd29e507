"""What is answered about rounds: a brand's list of them, and the board of one."""

from datetime import datetime

from functions.invitation import Attached, Invitation, Met, Round, RoundState, State, round_state, state_of
from functions.invitations.brief import RoundBrief
from functions.invitations.question import Question
from functions.organisation import both
from functions.texts import Reply
from site_builder.model.localized import Language


class RoundLine(Reply):
    """A round in its brand's list."""

    id: str
    title: str
    state: RoundState
    blind: bool
    by_operator: bool
    made_at: datetime
    sent_at: datetime | None
    reply_by: datetime
    invited: int


class Rounds(Reply):
    """A brand's rounds, the newest first."""

    lines: tuple[RoundLine, ...]
    after: str | None


class DocumentReply(Reply):
    """A document that goes with a round."""

    id: str
    name: str
    kind: str
    type: str
    size: int
    sha256: str


class ContactReply(Reply):
    """Whom a brand may talk to."""

    name: str
    mailbox: str
    phone: str


class AnswerReply(Reply):
    """What a provider says to a must-have."""

    met: Met
    evidence: str


class InvitationReply(Reply):
    """One invitation on the brand's board."""

    provider: str
    name: dict[Language, str]
    state: State
    sent_at: datetime
    viewed_at: datetime | None
    answered_at: datetime | None
    evaluating_at: datetime | None
    decided_at: datetime | None
    note: str
    contact: ContactReply | None
    answers: tuple[AnswerReply, ...]
    reason: str | None
    line: str
    cooperation: str | None


class QuestionReply(Reply):
    """A question, whoever asked it, and its answer."""

    id: str
    text: str
    at: datetime
    answer: str | None
    answered_at: datetime | None


class Board(Reply):
    """A round as its brand sees it."""

    id: str
    state: RoundState
    blind: bool
    by_operator: bool
    language: Language
    brief: RoundBrief
    documents: tuple[DocumentReply, ...]
    made_at: datetime
    sent_at: datetime | None
    refused_at: datetime | None
    refusal: str | None
    questions_by: datetime
    reply_by: datetime
    decide_by: datetime
    invitations: tuple[InvitationReply, ...]
    questions: tuple[QuestionReply, ...]


class StateReply(Reply):
    """One invitation's state."""

    provider: str
    state: State


class States(Reply):
    """The states of a round's invitations."""

    invitations: tuple[StateReply, ...]


def document(attached: Attached) -> DocumentReply:
    """Return a round's document as JSON holds it."""
    return DocumentReply(
        id=attached.id,
        name=attached.name,
        kind=attached.kind,
        type=attached.type,
        size=attached.size,
        sha256=attached.sha256,
    )


def invitation(each: Invitation, now: datetime) -> InvitationReply:
    """Return an invitation as the brand sees it."""
    contact = each.contact
    return InvitationReply(
        provider=each.provider,
        name=both(each.name),
        state=state_of(each, now),
        sent_at=each.sent_at,
        viewed_at=each.viewed_at,
        answered_at=each.declined_at or each.interested_at,
        evaluating_at=each.evaluating_at,
        decided_at=each.decided_at,
        note=each.note,
        contact=ContactReply(name=contact.name, mailbox=contact.mailbox, phone=contact.phone) if contact else None,
        answers=tuple(AnswerReply(met=answer.met, evidence=answer.evidence) for answer in each.answers),
        reason=each.reason,
        line=each.line,
        cooperation=each.cooperation if each.chosen_at else None,
    )


def line(made: Round, now: datetime) -> RoundLine:
    """Return a round as a line of its brand's list."""
    return RoundLine(
        id=made.id,
        title=made.title,
        state=round_state(made, now),
        blind=made.blind,
        by_operator=made.by_operator,
        made_at=made.made_at,
        sent_at=made.sent_at,
        reply_by=made.reply_by,
        invited=len(made.providers),
    )


def question(each: Question) -> QuestionReply:
    """Return a question as everybody but operators may know it."""
    return QuestionReply(id=each.id, text=each.text, at=each.at, answer=each.answer, answered_at=each.answered_at)


def board(made: Round, invitations: tuple[Invitation, ...], questions: tuple[Question, ...], now: datetime) -> Board:
    """Return a round as its brand sees it."""
    return Board(
        id=made.id,
        state=round_state(made, now),
        blind=made.blind,
        by_operator=made.by_operator,
        language=made.language,
        brief=RoundBrief.model_validate_json(made.brief),
        documents=tuple(map(document, made.documents)),
        made_at=made.made_at,
        sent_at=made.sent_at,
        refused_at=made.refused_at,
        refusal=made.refusal,
        questions_by=made.questions_by,
        reply_by=made.reply_by,
        decide_by=made.decide_by,
        invitations=tuple(invitation(each, now) for each in invitations),
        questions=tuple(map(question, questions)),
    )
