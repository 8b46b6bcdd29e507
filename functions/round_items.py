"""Rounds and invitations as items: where each stands in its lists, and when the clock has to look at it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from functions import keys
from functions.codec import decode, encode, instant
from functions.invitation import Invitation, Round, state_of
from functions.table import Item, Value

PLACES: Final = ("gsi1pk", "gsi1sk", "gsi2pk", "gsi2sk")
_SHELVES: Final[dict[str, keys.Shelf]] = {
    "invited": "O", "viewed": "O", "interested": "A", "evaluating": "A",
}  # fmt: skip


def due(at: datetime, *what: str) -> Mapping[str, str]:
    """Return the attributes by which the clock finds something from an instant on."""
    return {"gsi2pk": keys.DUE, "gsi2sk": "#".join((instant(at), *what))}


def round_item(made: Round) -> Item:
    """Return a round's item: in its brand's list; in the operators' queue while it waits, then due at its deadline."""
    where = keys.round_(made.id)
    listed = {"gsi1pk": keys.organisation("brand", made.brand).pk, "gsi1sk": keys.ROUNDS + made.id}
    waiting = {"gsi2pk": keys.queue("ROUND"), "gsi2sk": f"{instant(made.made_at)}#{made.id}"}
    place = waiting if made.sent_at is None else due(made.reply_by, made.id)
    return {**encode(made), **listed, **place, "pk": where.pk, "sk": where.sk}


def round_of(item: Item) -> Round:
    """Return the round that an item holds."""
    return decode(Round, item)


def invitation_item(invitation: Invitation, due_at: datetime) -> Item:
    """Return an invitation's item: in its provider's inbox, and due for its first reminder or its end."""
    where = keys.invitation(invitation.round, invitation.provider)
    return {
        **encode(invitation),
        **shelved(invitation, invitation.sent_at),
        **due(due_at, invitation.round, invitation.provider),
        "pk": where.pk,
        "sk": where.sk,
    }


def shelved(invitation: Invitation, now: datetime) -> Mapping[str, Value]:
    """Return the place of an invitation in its provider's inbox: the open ones by deadline, the others by their last change."""
    shelf = _SHELVES.get(state_of(invitation, now), "C")
    at = invitation.reply_by if shelf == "O" else now
    place = keys.inbox(shelf, instant(at), invitation.round)
    return {"gsi1pk": keys.organisation("provider", invitation.provider).pk, "gsi1sk": place}


def invitation_of(item: Item) -> Invitation:
    """Return the invitation that an item holds."""
    return decode(Invitation, item)
