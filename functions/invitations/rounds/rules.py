"""What a brand may send, to whom, and what a round becomes. Pure."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final, Literal, NamedTuple

from functions.beijing import day_of
from functions.invitation import Invitation, Round
from functions.invitations.brief import RoundBrief, texts
from functions.organisation import Organisation
from functions.refusals import Refusal
from functions.services import Bounds
from functions.table import Item

EARLIEST: Final = timedelta(hours=24)
LATEST: Final = timedelta(days=60)
LATELY: Final = timedelta(days=90)
"""Within this time an invitation, or a provider's silence, is worth a warning."""
Why = Literal["unlisted", "unclaimed", "suspended", "no-mailbox"]
Warning_ = Literal["invited-lately", "not-accepting", "inactive"]
_SHORTEST_NAME: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A round that a brand sent lately, with its deadline and how many were invited."""

    round: str
    at: datetime
    until: datetime
    many: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sends:
    """What a brand sent lately.

    Attributes:
        rounds: Those of today, and those whose deadline has not passed.
        to: Provider to the instant of the brand's last invitation.
        v: Counts the sends, so that of two at once one is made again.
    """

    rounds: tuple[Sent, ...] = ()
    to: Mapping[str, datetime] = field(default_factory=dict)
    v: int = 0


class Left(NamedTuple):
    """What a brand may still send: rounds today, and open invitations."""

    rounds: int
    invitations: int


def left(sends: Sends, answered: Item, bounds: Bounds, now: datetime) -> Left:
    """Return what a brand may still send.

    Args:
        sends: What it sent.
        answered: Counts of those invitations that wait no more, by `done_` and the round.
        bounds: The programme's figures.
        now: The present instant.
    """
    today = sum(day_of(each.at) == day_of(now) for each in sends.rounds)
    waiting = sum(
        max(0, each.many - int(str(answered.get(f"done_{each.round}", 0)))) for each in sends.rounds if now < each.until
    )
    return Left(max(0, bounds.rounds_a_day - today), max(0, bounds.open_invitations - waiting))


def require_left(found: Left, many: int) -> None:
    """Refuse a round beyond the limits.

    Raises:
        Refusal: It was one round too many today, or there would be too many open invitations.
    """
    if found.rounds < 1:
        raise Refusal("round.too_many_today")
    if found.invitations < many:
        raise Refusal("round.too_many_open")


def with_round(sends: Sends, made: Round) -> Sends:
    """Return what a brand sent, with one round more, and without what matters no more."""
    now = made.made_at
    kept = tuple(each for each in sends.rounds if now < each.until or day_of(each.at) == day_of(now))
    recent = {provider: at for provider, at in sends.to.items() if now - at < LATELY}
    added = Sent(round=made.id, at=now, until=made.reply_by, many=len(made.providers))
    return replace(sends, rounds=(*kept, added), to={**recent, **dict.fromkeys(made.providers, now)}, v=sends.v + 1)


def gone(before: Sends, after: Sends) -> tuple[str, ...]:
    """Return the counters of rounds that matter no more."""
    kept = {each.round for each in after.rounds}
    return tuple(f"done_{each.round}" for each in before.rounds if each.round not in kept)


def require_deadlines(questions_by: datetime, reply_by: datetime, now: datetime) -> None:
    """Refuse deadlines that help nobody.

    Raises:
        Refusal: With the field: an answer needs a day at least and sixty at most; questions end before it.
    """
    if not EARLIEST <= reply_by - now <= LATEST:
        raise Refusal("round.deadline", field="reply_by")
    if not now < questions_by <= reply_by:
        raise Refusal("round.deadline", field="questions_by")


def require_blind(brief: RoundBrief, brand: Organisation, names: Iterable[str] = ()) -> None:
    """Refuse a blind brief that names its brand: by name, or by the domain of its website; also file names.

    Raises:
        Refusal: With the field.
    """
    words = {_folded(word) for word in (brand.name.en, brand.name.zh, brand.domain)}
    told = {word for word in words if len(word) >= _SHORTEST_NAME}
    for where, text in (*texts(brief), *(("documents", name) for name in names)):
        found = _folded(text)
        if any(word in found for word in told):
            raise Refusal("round.names_itself", field=where)


def _folded(text: str) -> str:
    """Return letters and digits only, so that spaces, dashes and capitals hide no name."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def unreachable(listed: object, provider: Organisation | None) -> Why | None:
    """Return why nobody at a provider would get an invitation; None where somebody does."""
    if listed is None:
        return "unlisted"
    if provider is None:
        return "unclaimed"
    if provider.suspended_at:
        return "suspended"
    return None if provider.mailboxes else "no-mailbox"


def warnings(
    provider: Organisation, invited_at: datetime | None, active_at: str, now: datetime
) -> tuple[Warning_, ...]:
    """Return what a brand should know before it invites a provider."""
    last = datetime.fromisoformat(active_at) if active_at else provider.created_at
    found: tuple[tuple[bool, Warning_], ...] = (
        (invited_at is not None and now - invited_at < LATELY, "invited-lately"),
        (not provider.accepting, "not-accepting"),
        (now - last >= LATELY, "inactive"),
    )
    return tuple(name for holds, name in found if holds)


def digest_of(posted: str) -> str:
    """Return what a round is known by, so that a repeat is told from another round of the same id."""
    return hashlib.sha256(posted.encode()).hexdigest()


def same(found: Round, brand: str, digest: str) -> Round:
    """Return a round that stands already, for a repeat of what was done.

    Raises:
        Refusal: Something else was posted under its id, or it is another brand's.
    """
    if (found.brand, found.digest) != (brand, digest):
        raise Refusal("round.exists")
    return found


def sent(made: Round, now: datetime, providers: Sequence[str]) -> Round:
    """Return a round that goes out now, to those who can be reached."""
    return replace(made, sent_at=now, providers=tuple(providers), left=len(providers))


def invitation_of(
    made: Round, brief: RoundBrief, provider: Organisation, cooperation: str, now: datetime
) -> Invitation:
    """Return one provider's invitation; a cooperation that comes of it is reported under `cooperation`."""
    return Invitation(
        round=made.id,
        provider=provider.id,
        name=provider.name,
        brand=made.brand,
        brand_name=made.brand_name,
        blind=made.blind,
        by_operator=made.by_operator,
        title=made.title,
        categories=brief.categories.must,
        budget=brief.budget,
        invited=len(made.providers),
        musts=len(brief.musts),
        sent_at=now,
        questions_by=made.questions_by,
        reply_by=made.reply_by,
        mailed_at=now,
        cooperation=cooperation,
    )
