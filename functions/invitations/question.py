"""What is said in a round: questions with their answers for everybody, and messages between the brand and one provider."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from functions import keys
from functions.codec import decode, encode
from functions.table import NEW, Item, Put, Table
from functions.table import Question as Asked

MOST_QUESTIONS: Final = 5
"""How many one provider may ask in a round."""
NEWEST: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A provider's question.

    Attributes:
        provider: Who asked; only operators may know.
    """

    id: str
    provider: str
    text: str
    at: datetime
    answer: str | None = None
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A line between a brand and a provider.

    Attributes:
        account: Who wrote it; neither side's people are shown to the other.
    """

    id: str
    by: Literal["brand", "provider"]
    account: str
    text: str
    at: datetime


def question_put(round_id: str, asked: Question) -> Put:
    """Return the write of a new question."""
    where = keys.question(round_id, asked.id)
    return Put(item={**encode(asked), "pk": where.pk, "sk": where.sk}, when=NEW)


def message_put(round_id: str, provider_id: str, said: Message) -> Put:
    """Return the write of a new message."""
    where = keys.message(round_id, provider_id, said.id)
    return Put(item={**encode(said), "pk": where.pk, "sk": where.sk}, when=NEW)


def questions_of(table: Table, round_id: str) -> tuple[Question, ...]:
    """Return the questions of a round, the oldest first."""
    return tuple(decode(Question, item) for item in _newest(table, round_id, keys.QUESTIONS))


def messages_of(table: Table, round_id: str, provider_id: str) -> tuple[Message, ...]:
    """Return the newest messages between the brand and a provider, the oldest first."""
    return tuple(decode(Message, item) for item in _newest(table, round_id, keys.thread(provider_id)))


def _newest(table: Table, round_id: str, prefix: str) -> Sequence[Item]:
    found = table.list(Asked(pk=keys.round_(round_id).pk, prefix=prefix, limit=NEWEST, newest_first=True))
    return found.items[::-1]
