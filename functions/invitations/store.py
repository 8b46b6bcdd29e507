"""Moves as writes: an invitation with its round, its tallies, its line of the ledger and its mails, in one transaction."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from functions import keys, tally
from functions.codec import encode
from functions.fact import booked
from functions.invitation import Invitation, state_of
from functions.invitations.rules import Action, Effects, after_conflict, conditions, effects
from functions.ledger import Event, entry
from functions.outbox import Outgoing, post
from functions.refusals import Refusal
from functions.round_items import due, invitation_of, shelved
from functions.table import THERE, Conflict, Put, Table, Update, Value, Write

REPORT_WITHIN: Final = timedelta(days=14)
"""After this time a chosen provider is reminded to report the cooperation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One invitation's move.

    Attributes:
        mail: What the other side is told; None where it is not.
    """

    action: Action
    before: Invitation
    after: Invitation
    mail: Outgoing | None = None


def make(table: Table, changes: Sequence[Change], event: Event, also: Iterable[Write] = ()) -> None:
    """Make moves of invitations of one round, all or none.

    Raises:
        Refusal: Somebody was faster; it tells the state that was made, and whose invitation it is.
    """
    writes: list[Write] = [_update(each, event.at) for each in changes]
    writes.append(entry(keys.round_(changes[0].before.round).pk, event))
    writes += _counts([(each, effects(each.action, each.before, event.at)) for each in changes], event)
    writes += [post(each.mail) for each in changes if each.mail]
    writes += also
    try:
        table.write_all(writes)
    except Conflict as conflict:
        first = conflict.failed[0]
        if first >= len(changes):
            raise Refusal("edge.busy", retry_after=1) from None
        found = conflict.items[first]
        raise after_conflict(invitation_of(found), event.at) if found else Refusal("invitation.unknown") from None


def _update(change: Change, now: datetime) -> Update:
    """Return the write of one invitation: what the move changed, and its places in the lists."""
    before, after = encode(change.before), encode(change.after)
    changed = {name: value for name, value in after.items() if before.get(name) != value}
    place: Mapping[str, Value] = {}
    remove: tuple[str, ...] = ()
    if state_of(change.after, now) not in {"invited", "viewed"}:
        place, remove = shelved(change.after, now), ("gsi2pk", "gsi2sk")
    if change.action == "choose":
        place, remove = {**place, **due(now + REPORT_WITHIN, change.after.round, change.after.provider)}, ()
    return Update(
        key=keys.invitation(change.before.round, change.before.provider),
        set={**changed, **place},
        remove=remove,
        when=conditions(change.action, change.before),
    )


def _counts(made: Sequence[tuple[Change, Effects]], event: Event) -> Iterable[Write]:
    """Yield the writes of the round's counts, of the brand's open invitations, and of the tallies."""
    first = made[0][0].before
    of_round: Counter[str] = Counter()
    of_brand: Counter[str] = Counter()
    for _, each in made:
        of_round.update({"left": each.left, "unsettled": each.unsettled, "chosen": each.chosen})
        of_brand.update(each.brand)
    added = {name: value for name, value in of_round.items() if value}
    if added:
        yield Update(key=keys.round_(first.round), add=added, when=THERE)
    done = sum(each.done for _, each in made)
    if done:
        yield Update(key=keys.sends(first.brand), add={f"done_{first.round}": done})
    if of_brand:
        yield tally.passed("brand", first.brand, event.at, **of_brand)
    for change, each in made:
        is_own = change.action in {"view", "trust", "interest", "decline", "ask", "write"}
        yield from booked(change.before.provider, event, keys.round_(first.round).pk, each.provider, is_own=is_own)


def put(table: Table, writes: Sequence[Put | Update], code: str) -> None:
    """Make writes whose first one fails where it was made before.

    Raises:
        Refusal: With this code.
    """
    try:
        table.write_all(writes)
    except Conflict as conflict:
        raise Refusal(code if 0 in conflict.failed else "edge.busy") from None
