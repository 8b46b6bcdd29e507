"""A round of invitations, the invitation of one provider, and in which state each of them is. Pure.

Only what happened is kept, with its time; the state follows from that and from the present instant.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from site_builder.model.localized import Language, Localized

State = Literal[
    "invited", "viewed", "interested", "evaluating", "declined", "expired", "chosen", "not-chosen", "withdrawn"
]
RoundState = Literal["waiting", "refused", "open", "deciding", "decided", "closed"]
Met = Literal["yes", "partly", "no"]
OPEN: Final[frozenset[State]] = frozenset({"invited", "viewed", "interested", "evaluating"})
"""States in which something may still happen."""
DECIDE_WITHIN: Final = timedelta(days=14)
"""How long after the deadline a brand has to tell those who are interested what becomes of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A document that goes with a round, as it was when the round was made."""

    id: str
    name: str
    kind: str
    type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom a brand may talk to at an interested provider."""

    name: str
    mailbox: str
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a provider says to one of a brand's must-haves."""

    met: Met
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One brief, sent to several providers.

    Attributes:
        brief: What the brand looks for, as JSON.
        providers: Who is invited, or would be.
        blind: Whether the brand is hidden until a provider accepts confidentiality.
        language: In which providers should answer.
        digest: Of what was posted, so that a repeat is known from another round of the same id.
        by_operator: Whether an operator sent it on the brand's behalf.
        sent_at: None while it waits for an operator's release.
        refusal: Why an operator refused it.
        nudged_at: When the brand was reminded that providers wait for its word.
        unsettled: How many are interested and without an outcome.
        left: How many have neither an outcome nor an end; an expired one is not taken off.
        chosen: How many were chosen.
    """

    id: str
    brand: str
    brand_name: Localized
    title: str
    brief: str
    providers: tuple[str, ...]
    blind: bool
    language: Language
    documents: tuple[Attached, ...]
    digest: str
    made_at: datetime
    questions_by: datetime
    reply_by: datetime
    by_operator: bool = False
    sent_at: datetime | None = None
    refused_at: datetime | None = None
    refusal: str | None = None
    nudged_at: datetime | None = None
    unsettled: int = 0
    left: int = 0
    chosen: int = 0

    @property
    def decide_by(self) -> datetime:
        """Until when those who are interested should have heard."""
        return self.reply_by + DECIDE_WITHIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """What one provider was asked, and what came of it; it holds all that a line of the inbox shows.

    Attributes:
        invited: How many providers the round went to.
        musts: How many must-haves there are to answer.
        confidential_at: When the provider accepted confidentiality.
        note: What the provider says with its answer.
        reason: Why it was declined, not chosen or withdrawn: a code of the closed list.
        line: What the brand says with its decision.
        lapsed_at: When it was counted that nobody had answered.
        overdue_at: When it was counted that an interested provider had not heard.
        heard: Whether the brand has said anything since the provider was interested.
        mailed_at: The last mail of the round to this provider.
        reminded: How many reminders are done with.
        asked: How many questions the provider asked.
        cooperation: Under which identifier the cooperation is reported, should it come to one.
    """

    round: str
    provider: str
    name: Localized
    brand: str
    brand_name: Localized
    blind: bool
    by_operator: bool
    title: str
    categories: tuple[str, ...]
    invited: int
    musts: int
    sent_at: datetime
    questions_by: datetime
    reply_by: datetime
    mailed_at: datetime
    cooperation: str
    budget: str | None = None
    viewed_at: datetime | None = None
    confidential_at: datetime | None = None
    interested_at: datetime | None = None
    evaluating_at: datetime | None = None
    declined_at: datetime | None = None
    chosen_at: datetime | None = None
    released_at: datetime | None = None
    withdrawn_at: datetime | None = None
    lapsed_at: datetime | None = None
    overdue_at: datetime | None = None
    heard: bool = False
    note: str = ""
    contact: Contact | None = None
    answers: tuple[Answer, ...] = ()
    reason: str | None = None
    line: str = ""
    reminded: int = 0
    asked: int = 0

    @property
    def shows_brand(self) -> bool:
        """Whether this provider may know who the brand is."""
        return not self.blind or self.confidential_at is not None

    @property
    def decided_at(self) -> datetime | None:
        """When the brand said what becomes of it."""
        return self.chosen_at or self.released_at or self.withdrawn_at


def state_of(invitation: Invitation, now: datetime) -> State:
    """Return in which state an invitation is."""
    ends: tuple[tuple[datetime | None, State], ...] = (
        (invitation.withdrawn_at, "withdrawn"),
        (invitation.chosen_at, "chosen"),
        (invitation.released_at, "not-chosen"),
        (invitation.declined_at, "declined"),
        (invitation.evaluating_at, "evaluating"),
        (invitation.interested_at, "interested"),
    )
    found = next((state for at, state in ends if at), None)
    if found:
        return found
    if invitation.lapsed_at or now >= invitation.reply_by:
        return "expired"
    return "viewed" if invitation.viewed_at else "invited"


def round_state(made: Round, now: datetime) -> RoundState:
    """Return in which state a round is."""
    if made.refused_at:
        return "refused"
    if made.sent_at is None:
        return "waiting"
    if made.chosen:
        return "decided"
    if now < made.reply_by and made.left:
        return "open"
    return "deciding" if made.unsettled else "closed"
