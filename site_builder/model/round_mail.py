"""The mails of rounds and invitations: to the providers that are invited, to the brand, to the operators. Standard library only."""

from typing import ClassVar

from site_builder.model.mail import Mail


class Opportunity(Mail):
    """A brand invites a provider.

    Attributes:
        reply_by: The deadline as Beijing's clocks show it.
        invited: How many providers the round goes to.
        mailboxes: To whom else of the provider the mail goes.
        operator: Who sends it on the brand's behalf; empty where the brand does.
        heard: How many interested providers the brand should have given its word; empty where that is too few to tell.
        rate: To what share it did.
        hours: Median of the hours that it took; empty where it gave none.
    """

    event: ClassVar[str] = "opportunity"
    provider: str
    brand: str
    brief: str
    reply_by: str
    invited: str
    mailboxes: str
    link: str
    operator: str = ""
    heard: str = ""
    rate: str = ""
    hours: str = ""


class OpportunityBlind(Mail):
    """A brand that does not show its name yet invites a provider; otherwise as `Opportunity`.

    It has no figures either: who has seen those of a brand by name would know it again.
    """

    event: ClassVar[str] = "opportunity-blind"
    provider: str
    brief: str
    reply_by: str
    invited: str
    mailboxes: str
    link: str
    operator: str = ""


class OpportunityReminder(Mail):
    """An invitation waits for its answer."""

    event: ClassVar[str] = "opportunity-reminder"
    provider: str
    brief: str
    reply_by: str
    link: str


class QuestionAnswered(Mail):
    """A brand answered a question, for all whom it invited."""

    event: ClassVar[str] = "question-answered"
    provider: str
    brief: str
    link: str


class Chosen(Mail):
    """A brand chose a provider."""

    event: ClassVar[str] = "chosen"
    provider: str
    brand: str
    brief: str
    link: str


class NotChosen(Mail):
    """A brand did not choose a provider; `reason` is a code of the closed list."""

    event: ClassVar[str] = "not-chosen"
    provider: str
    brief: str
    reason: str
    line: str
    link: str


class StillEvaluating(Mail):
    """A brand says that it has not decided yet."""

    event: ClassVar[str] = "still-evaluating"
    provider: str
    brief: str
    line: str
    link: str


class InvitationWithdrawn(Mail):
    """A brand took an invitation back; `reason` is a code of the closed list."""

    event: ClassVar[str] = "invitation-withdrawn"
    provider: str
    brief: str
    reason: str
    line: str
    link: str


class ProviderInterested(Mail):
    """A provider is interested."""

    event: ClassVar[str] = "provider-interested"
    provider: str
    brief: str
    link: str


class ProviderDeclined(Mail):
    """A provider declined."""

    event: ClassVar[str] = "provider-declined"
    provider: str
    brief: str
    link: str


class QuestionAsked(Mail):
    """A provider, which stays hidden, asks a question."""

    event: ClassVar[str] = "question-asked"
    brief: str
    link: str


class MessageReceived(Mail):
    """The other side of an invitation wrote a message."""

    event: ClassVar[str] = "message-received"
    brief: str
    link: str


class RoundHeld(Mail):
    """Operators: the round of an unchecked brand waits."""

    event: ClassVar[str] = "round-held"
    brand: str
    brief: str
    link: str


class RoundReleased(Mail):
    """An operator let a round go out."""

    event: ClassVar[str] = "round-released"
    brand: str
    brief: str
    link: str


class RoundRefused(Mail):
    """An operator did not let a round go out."""

    event: ClassVar[str] = "round-refused"
    brand: str
    brief: str
    reason: str
    link: str


class RoundUndecided(Mail):
    """The deadline of a round passed, and nobody was chosen."""

    event: ClassVar[str] = "round-undecided"
    brand: str
    brief: str
    decide_by: str
    link: str
