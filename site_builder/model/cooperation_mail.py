"""The mails of cooperation records and their evaluations. Standard library only."""

from typing import ClassVar

from site_builder.model.mail import Mail


class CooperationDue(Mail):
    """A provider that was chosen has not reported the cooperation yet."""

    event: ClassVar[str] = "cooperation-due"
    provider: str
    brand: str
    link: str


class CooperationClaimed(Mail):
    """One side reported a cooperation, or corrected the report; the other side is asked."""

    event: ClassVar[str] = "cooperation-claimed"
    other: str
    store: str
    link: str


class CooperationConfirmed(Mail):
    """Both sides agree about a cooperation."""

    event: ClassVar[str] = "cooperation-confirmed"
    other: str
    store: str
    link: str


class CooperationDisputed(Mail):
    """One side disputes a cooperation; the other side and the operators hear of it."""

    event: ClassVar[str] = "cooperation-disputed"
    other: str
    store: str
    link: str


class CooperationSettled(Mail):
    """An operator settled a dispute about a cooperation; `decision` is `confirm` or `reject`."""

    event: ClassVar[str] = "cooperation-settled"
    other: str
    store: str
    decision: str
    reason: str
    link: str


class CooperationEnded(Mail):
    """One side reported the end of a cooperation."""

    event: ClassVar[str] = "cooperation-ended"
    other: str
    store: str
    link: str


class Evaluated(Mail):
    """A brand evaluated a cooperation."""

    event: ClassVar[str] = "evaluated"
    other: str
    store: str
    link: str


class EvaluationReplied(Mail):
    """A provider replied to an evaluation."""

    event: ClassVar[str] = "evaluation-replied"
    other: str
    store: str
    link: str


class Authorised(Mail):
    """A brand lets a provider do some services in its name until a day."""

    event: ClassVar[str] = "authorised"
    other: str
    store: str
    until: str
    link: str


class AuthorisationEnded(Mail):
    """One side ended an authorisation."""

    event: ClassVar[str] = "authorisation-ended"
    other: str
    store: str
    reason: str
    link: str
