"""What operators may post about rounds, and what their queue and the ledger answer."""

from collections.abc import Mapping
from datetime import datetime

from functions.invitation import Round, RoundState
from functions.invitations.rounds.board import Board
from functions.ledger import Event
from functions.organisation import both
from functions.texts import Form, Reason, Reply
from site_builder.model.localized import Language


class Nothing(Form):
    """There is nothing to say but that."""


class WithReason(Form):
    """A decision, which always has a reason."""

    reason: Reason


class WaitingLine(Reply):
    """A round of an unchecked brand."""

    round: str
    brand: str
    name: dict[Language, str]
    title: str
    providers: tuple[str, ...]
    made_at: datetime
    reply_by: datetime


class WaitingQueue(Reply):
    """Rounds of unchecked brands, the oldest first."""

    lines: tuple[WaitingLine, ...]
    after: str | None


class WholeRound(Board):
    """A round as operators see it: with its brand, and with those whom it would go to."""

    brand: str
    name: dict[Language, str]
    providers: tuple[str, ...]


class ReleasedRound(Reply):
    """What became of a round."""

    state: RoundState
    invited: int


class LedgerLine(Reply):
    """What happened to a record."""

    id: str
    kind: str
    actor: str
    at: datetime
    about: str | None
    reason: str | None
    details: Mapping[str, str] | None


class Ledger(Reply):
    """What happened to a record, the newest first."""

    lines: tuple[LedgerLine, ...]
    after: str | None


def waiting(made: Round) -> WaitingLine:
    """Return a round as a line of the queue."""
    return WaitingLine(
        round=made.id,
        brand=made.brand,
        name=both(made.brand_name),
        title=made.title,
        providers=made.providers,
        made_at=made.made_at,
        reply_by=made.reply_by,
    )


def ledger_line(event: Event) -> LedgerLine:
    """Return a line of the ledger."""
    return LedgerLine(
        id=event.id,
        kind=event.kind,
        actor=event.actor,
        at=event.at,
        about=event.about,
        reason=event.reason,
        details=event.details,
    )
