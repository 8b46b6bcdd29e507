"""What may be posted about cooperations, and what is answered."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from functions.cooperation import authorisation
from functions.cooperation.authorisation import Authorisation, standing
from functions.cooperation_record import CooperationRecord, Decision, Evaluation, Facts, Side, State, state_of
from functions.organisation import both
from functions.refusals import Refusal
from functions.services import Directory
from functions.texts import PLAIN, PLAIN_LINES, Form, OrganisationId, Reason, Reply, Ulid, Website, bounded
from site_builder.model.base import Code
from site_builder.model.brief import Month
from site_builder.model.localized import Language

Codes = Annotated[tuple[Code, ...], Field(max_length=20)]
Lines = Annotated[str, bounded(1000, 0), PLAIN_LINES]
Points = Annotated[int, Field(ge=1, le=5)]
Period = Annotated[str, StringConstraints(pattern=r"^20\d{2}-Q[1-4]$")]
Version = Annotated[int, Field(ge=0)]


class FactsForm(Form):
    """What a record says."""

    platform: Code
    store: Annotated[str, bounded(120), PLAIN]
    address: Website | None = None
    categories: Codes = ()
    services: Codes = ()
    since: Month
    until: Month | None = None
    evidence: Lines = ""

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.until is not None and self.until < self.since:
            raise PydanticCustomError("until_before_since", "ends before it begins")
        return self


class Add(Form):
    """A record; the id makes a repeat harmless. A provider names the round, a brand the provider."""

    id: Ulid
    other: Annotated[OrganisationId | None, Field(alias="with")] = None
    round: Ulid | None = None
    facts: FactsForm


class Confirm(Form):
    """The other side's facts are right, as of a version."""

    v: Version


class Correct(Form):
    """Other facts."""

    v: Version
    facts: FactsForm


class Dispute(Form):
    """The other side's facts are wrong, and the operators shall settle it."""

    v: Version
    reason: Annotated[str, bounded(1000), PLAIN_LINES]


class End(Form):
    """The cooperation is over."""

    v: Version
    ended_on: date


class Show(Form):
    """Whether the public may see it, as far as this side is concerned."""

    shown: bool


class Evaluate(Form):
    """What a brand says of a quarter."""

    period: Period
    delivery: Points
    service: Points
    communication: Points
    result: Points
    comment: Lines = ""


class ReplyTo(Form):
    """What the provider replies."""

    text: Annotated[str, bounded(1000), PLAIN_LINES]


class Grant(Form):
    """What the provider may do in the brand's name, and until which day."""

    id: Ulid
    services: Annotated[tuple[Code, ...], Field(min_length=1, max_length=20)]
    until: date


class EndAuthorisation(Form):
    """Why an authorisation ends."""

    reason: Annotated[str, bounded(500), PLAIN_LINES]


class Settle(Form):
    """How an operator settles a dispute."""

    decision: Decision
    reason: Reason


class FactsReply(Reply):
    """What a record says."""

    platform: str
    store: str
    address: str | None
    categories: tuple[str, ...]
    services: tuple[str, ...]
    since: str
    until: str | None
    evidence: str


class Shown(Reply):
    """Each side's word about the public."""

    brand: bool
    provider: bool


class Cooperation(Reply):
    """A cooperation record."""

    id: str
    state: State
    provider: str
    provider_name: dict[Language, str]
    brand: str
    brand_name: dict[Language, str]
    round: str | None
    facts: FactsReply
    by: Side
    made_at: datetime
    confirmed_at: datetime | None
    disputed_at: datetime | None
    reason: str
    settled_at: datetime | None
    decision: Literal["confirm", "reject"] | None
    settlement: str
    ended_on: str | None
    shown: Shown
    v: int


class EvaluationReply(Reply):
    """An evaluation with its reply."""

    period: str
    delivery: int
    service: int
    communication: int
    result: int
    comment: str
    at: datetime
    reply: str
    replied_at: datetime | None


class AuthorisationReply(Reply):
    """What a brand authorised a provider to do."""

    id: str
    state: authorisation.State
    services: tuple[str, ...]
    until: str
    granted_at: datetime
    ended_at: datetime | None
    reason: str


class WholeCooperation(Cooperation):
    """A record with its evaluations and authorisations, the newest first."""

    evaluations: tuple[EvaluationReply, ...]
    authorisations: tuple[AuthorisationReply, ...]


class Cooperations(Reply):
    """A page of records."""

    lines: tuple[Cooperation, ...]
    after: str | None


def facts_of(form: FactsForm, directory: Directory) -> Facts:
    """Return the facts of a form.

    Raises:
        Refusal: No closed list has a code; with the field.
    """
    for field, name, codes in _codes(form):
        require_codes(codes, name, f"facts.{field}", directory)
    return Facts(
        platform=form.platform,
        store=form.store,
        address=form.address or "",
        categories=form.categories,
        services=form.services,
        since=form.since,
        until=form.until or "",
        evidence=form.evidence,
    )


def require_codes(codes: Iterable[str], name: str, field: str, directory: Directory) -> None:
    """Refuse a code that a closed list does not have.

    Raises:
        Refusal: With the field.
    """
    if any(code not in directory.codes(name) for code in codes):
        raise Refusal("round.code_unknown", field=field)


def _codes(form: FactsForm) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    yield "platform", "platforms", (form.platform,)
    yield "categories", "categories", form.categories
    yield "services", "services", form.services


def _fields(record: CooperationRecord) -> dict[str, object]:
    facts = record.facts
    return {
        "id": record.id,
        "state": state_of(record),
        "provider": record.provider,
        "provider_name": both(record.provider_name),
        "brand": record.brand,
        "brand_name": both(record.brand_name),
        "round": record.round,
        "facts": FactsReply(
            platform=facts.platform,
            store=facts.store,
            address=facts.address or None,
            categories=facts.categories,
            services=facts.services,
            since=facts.since,
            until=facts.until or None,
            evidence=facts.evidence,
        ),
        "by": record.by,
        "made_at": record.made_at,
        "confirmed_at": record.confirmed_at,
        "disputed_at": record.disputed_at,
        "reason": record.reason,
        "settled_at": record.settled_at,
        "decision": record.decision,
        "settlement": record.settlement,
        "ended_on": record.ended_on or None,
        "shown": Shown(brand=record.brand_shows, provider=record.provider_shows),
        "v": record.v,
    }


def cooperation(record: CooperationRecord) -> Cooperation:
    """Return a record as JSON holds it."""
    return Cooperation.model_validate(_fields(record))


def authorisation_reply(each: Authorisation, record: CooperationRecord, now: datetime) -> AuthorisationReply:
    """Return an authorisation as JSON holds it."""
    return AuthorisationReply(
        id=each.id,
        state=standing(each, record, now),
        services=each.services,
        until=each.until,
        granted_at=each.granted_at,
        ended_at=each.ended_at,
        reason=each.reason,
    )


def whole(
    record: CooperationRecord,
    evaluations: tuple[Evaluation, ...],
    authorisations: tuple[Authorisation, ...],
    now: datetime,
) -> WholeCooperation:
    """Return a record with its evaluations and authorisations."""
    allowed = tuple(authorisation_reply(each, record, now) for each in authorisations)
    listed = tuple(
        EvaluationReply(
            period=each.period,
            delivery=each.delivery,
            service=each.service,
            communication=each.communication,
            result=each.result,
            comment=each.comment,
            at=each.at,
            reply=each.reply,
            replied_at=each.replied_at,
        )
        for each in evaluations
    )
    return WholeCooperation.model_validate({**_fields(record), "evaluations": listed, "authorisations": allowed})
