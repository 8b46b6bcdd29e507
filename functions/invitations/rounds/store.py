"""Rounds as items: one transaction makes a round with all that belongs to it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from functions import keys, tally
from functions.codec import at, encode, instant
from functions.document import KEPT_FOR
from functions.invitation import Invitation, Round
from functions.invitations.rounds.rules import Sends, Sent, gone
from functions.ledger import Event, entry
from functions.outbox import Outgoing, post
from functions.refusals import Refusal
from functions.reminder import due_at
from functions.round_items import PLACES, due, invitation_item, invitation_of, round_item, round_of
from functions.table import (
    NEW,
    Absent,
    Condition,
    Conflict,
    Is,
    Item,
    Key,
    Present,
    Put,
    Question,
    Table,
    Update,
    Write,
)

PAGE: Final = 20
_BEFORE_DOCUMENTS: Final = 3
"""How many writes of a round's transaction come before those of its documents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """All that a round's transaction holds beside the round.

    Attributes:
        invitations: Empty while the round waits for an operator.
        documents: Those that go with it.
    """

    event: Event
    invitations: Sequence[Invitation] = ()
    mails: Sequence[Outgoing] = ()
    documents: Iterable[Key] = ()


def sends_of(item: Item | None) -> Sends:
    """Return what a brand sent lately."""
    if item is None:
        return Sends()
    rounds: Iterable[Item] = item.get("rounds", ())  # type: ignore[assignment] # as written below
    to: Mapping[str, str] = item.get("to", {})  # type: ignore[assignment] # as written below
    return Sends(
        rounds=tuple(_sent(each) for each in rounds),
        to={provider: at(text) for provider, text in to.items()},
        v=int(str(item["v"])),
    )


def _sent(item: Item) -> Sent:
    return Sent(
        round=str(item["round"]), at=at(str(item["at"])), until=at(str(item["until"])), many=int(str(item["many"]))
    )


def _sends_update(brand: str, before: Sends, after: Sends) -> Update:
    """Return the write of what a brand sent: of two at once one fails; the counters beside it stay."""
    fresh: tuple[Condition, ...] = (Is(name="v", value=before.v),) if before.v else (Absent(name="v"),)
    return Update(
        key=keys.sends(brand),
        set={
            "rounds": tuple(encode(each) for each in after.rounds),
            "to": {provider: instant(when) for provider, when in after.to.items()},
            "v": after.v,
        },
        remove=gone(before, after),
        when=fresh,
    )


def send(table: Table, made: Round, sends: tuple[Sends, Sends], dispatch: Dispatch) -> Round:
    """Make a round: at once with its invitations, or waiting for an operator.

    Returns:
        The round that stands now: this one, or the one that another request made under its id meanwhile.

    Raises:
        Refusal: Another round of the brand was sent at this moment, or a document is gone.
    """
    where = keys.round_(made.id)
    documents = list(dispatch.documents)
    writes: list[Write] = [
        Put(item=round_item(made), when=NEW),
        _sends_update(made.brand, *sends),
        entry(where.pk, dispatch.event),
        *(_in_use(key, made.made_at) for key in documents),
        *outgoing(dispatch, made.brand, made.made_at),
    ]
    try:
        table.write_all(writes)
    except Conflict as conflict:
        standing = conflict.items[0] if 0 in conflict.failed else None
        if standing:
            return round_of(standing)
        if any(number - _BEFORE_DOCUMENTS in range(len(documents)) for number in conflict.failed):
            raise Refusal("round.document_unknown", field="documents") from None
        raise Refusal("edge.busy", retry_after=1) from None
    return made


def _in_use(document: Key, now: datetime) -> Update:
    """Return the write that keeps a document for its round; only a checked one may go out."""
    return Update(
        key=document,
        set={"used_at": instant(now), **due(now + KEPT_FOR, document.sk.removeprefix(keys.DOCUMENTS))},
        when=(Present(name="checked_at"), Absent(name="deleted_at")),
    )


def outgoing(dispatch: Dispatch, brand: str, now: datetime) -> list[Write]:
    """Return the writes of what goes out: invitations, mails, and the brand's count."""
    counts = [tally.passed("brand", brand, now, sent=len(dispatch.invitations))] if dispatch.invitations else []
    puts = (Put(item=invitation_item(each, due_at(each)), when=NEW) for each in dispatch.invitations)
    return [*puts, *map(post, dispatch.mails), *counts]


def rounds_of(table: Table, brand_id: str, cursor: str) -> tuple[tuple[Round, ...], str | None]:
    """Return a page of a brand's rounds, the newest first, and where the next one begins."""
    pk = keys.organisation("brand", brand_id).pk
    where = keys.round_(cursor)
    after = {"pk": where.pk, "sk": where.sk, "gsi1pk": pk, "gsi1sk": where.pk} if cursor else None
    found = table.list(Question(pk=pk, prefix=keys.ROUNDS, index="gsi1", after=after, limit=PAGE, newest_first=True))
    rounds = tuple(map(round_of, found.items))
    return rounds, rounds[-1].id if found.has_more and rounds else None


def invitations_of(table: Table, round_id: str) -> tuple[Invitation, ...]:
    """Return the invitations of a round, by provider."""
    found = table.list(Question(pk=keys.round_(round_id).pk, prefix=keys.INVITATIONS))
    return tuple(map(invitation_of, found.items))


def release(table: Table, before: Round, after: Round, dispatch: Dispatch, also: Sequence[Write]) -> None:
    """Let a round go out that waited.

    Raises:
        Refusal: It waits no more.
    """
    place = {name: value for name, value in round_item(after).items() if name in PLACES}
    kept: dict[str, str | int | tuple[str, ...]] = {"providers": after.providers, "left": after.left}
    change = Update(
        key=keys.round_(before.id),
        set={**place, **kept, "sent_at": instant(dispatch.event.at)},
        when=_WAITING,
    )
    writes = [
        change,
        entry(keys.round_(before.id).pk, dispatch.event),
        *outgoing(dispatch, before.brand, dispatch.event.at),
        *also,
    ]
    _waiting(table, writes)


def refuse(table: Table, made: Round, event: Event, mail: Outgoing) -> None:
    """Let a round not go out.

    Raises:
        Refusal: It waits no more.
    """
    change = Update(
        key=keys.round_(made.id),
        set={"refused_at": instant(event.at), "refusal": event.reason or ""},
        remove=("gsi2pk", "gsi2sk"),
        when=_WAITING,
    )
    room = Update(key=keys.sends(made.brand), add={f"done_{made.id}": len(made.providers)})
    _waiting(table, [change, entry(keys.round_(made.id).pk, event), post(mail), room])


_WAITING: Final[tuple[Condition, ...]] = (Present(name="pk"), Absent(name="sent_at"), Absent(name="refused_at"))


def _waiting(table: Table, writes: Sequence[Write]) -> None:
    try:
        table.write_all(writes)
    except Conflict as conflict:
        raise Refusal("round.not_waiting" if 0 in conflict.failed else "edge.busy") from None
