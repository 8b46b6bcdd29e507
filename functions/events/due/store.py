"""What is due as items, and what is done about it as transactions."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from functions import keys, tally
from functions.codec import instant
from functions.fact import booked
from functions.invitation import Invitation, Round
from functions.ledger import Event, entry
from functions.outbox import Outgoing, post
from functions.reminder import due_at
from functions.round_items import due, invitation_of, shelved
from functions.table import Absent, Condition, Conflict, Is, Item, Key, Question, Table, Update, Value, Write

SLICE: Final = 100
_PLACE: Final = ("gsi2pk", "gsi2sk")


def due_items(table: Table, now: datetime) -> list[Item]:
    """Return what is due, the longest first; at most a slice."""
    found = table.list(Question(pk=keys.DUE, index="gsi2", limit=SLICE)).items
    return [item for item in found if str(item["gsi2sk"]) <= instant(now) + "~"]


def _unmoved(item: Item) -> tuple[Condition, ...]:
    """Return what holds while nobody else has done what is due."""
    return (Is(name="gsi2sk", value=str(item["gsi2sk"])),)


def _unanswered(item: Item) -> tuple[Condition, ...]:
    names = ("withdrawn_at", "chosen_at", "released_at", "declined_at", "interested_at", "lapsed_at")
    return (*_unmoved(item), *(Absent(name=name) for name in names))


def _key(item: Item) -> Key:
    return Key(str(item["pk"]), str(item["sk"]))


def remind(table: Table, item: Item, after: Invitation, event: Event, mail: Outgoing) -> bool:
    """Send a reminder, and be due for what comes next; False where something came between."""
    marks: dict[str, Value] = {"reminded": after.reminded, "mailed_at": instant(after.mailed_at)}
    change = Update(
        key=_key(item),
        set={**marks, **due(due_at(after), after.round, after.provider)},
        when=_unanswered(item),
    )
    return _made(table, [change, entry(str(item["pk"]), event), post(mail)])


def postpone(table: Table, item: Item, invitation: Invitation) -> bool:
    """Be due again when the next reminder may come, or at the end."""
    place = due(due_at(invitation), invitation.round, invitation.provider)
    return _made(table, [Update(key=_key(item), set=place, when=_unanswered(item))])


def lapse(table: Table, item: Item, invitation: Invitation, event: Event) -> bool:
    """Count that nobody answered in time."""
    marks = {"lapsed_at": instant(event.at), **shelved(invitation, event.at)}
    writes: list[Write] = [
        Update(key=_key(item), set=marks, remove=_PLACE, when=_unanswered(item)),
        entry(str(item["pk"]), event),
        *booked(invitation.provider, event, str(item["pk"]), {"lapsed": 1}),
    ]
    return _made(table, writes)


def forget(table: Table, item: Item) -> bool:
    """Be due no more."""
    return _made(table, [Update(key=_key(item), remove=_PLACE, when=_unmoved(item))])


def is_reported(table: Table, invitation: Invitation) -> bool:
    """Whether the cooperation that came of an invitation has a record."""
    return bool(table.read(keys.cooperation(invitation.cooperation)))


def call_for_report(table: Table, item: Item, event: Event, mail: Outgoing) -> bool:
    """Remind a chosen provider to report the cooperation, once."""
    change = Update(key=_key(item), remove=_PLACE, when=_unmoved(item))
    return _made(table, [change, entry(str(item["pk"]), event), post(mail)])


def nudge(table: Table, item: Item, made: Round, event: Event, mail: Outgoing) -> bool:
    """Remind a brand that providers wait for its word, and be due when its time is over."""
    change = Update(
        key=_key(item),
        set={"nudged_at": instant(event.at), **due(made.decide_by, made.id)},
        when=_unmoved(item),
    )
    return _made(table, [change, entry(str(item["pk"]), event), post(mail)])


def overdue(table: Table, item: Item, brand: str, unheard: Sequence[Invitation], event: Event) -> bool:
    """Count those that were interested and never heard from the brand."""
    marks = [
        Update(
            key=keys.invitation(each.round, each.provider),
            set={"overdue_at": instant(event.at)},
            when=(Is(name="heard", value=False), Absent(name="declined_at")),
        )
        for each in unheard
    ]
    writes: list[Write] = [
        Update(key=_key(item), remove=_PLACE, when=_unmoved(item)),
        entry(str(item["pk"]), event),
        tally.passed("brand", brand, event.at, lapsed=len(unheard)),
        *marks,
    ]
    return _made(table, writes)


def deleted(table: Table, item: Item, event: Event) -> bool:
    """Write down that a document's file is gone, which makes room for another one."""
    room = Update(key=keys.documents(str(item["brand"])), add={"count": -1})
    change = Update(key=_key(item), set={"deleted_at": instant(event.at)}, remove=_PLACE, when=_unmoved(item))
    return _made(table, [change, entry(str(item["pk"]), event), room])


def invitations_of(table: Table, round_id: str) -> tuple[Invitation, ...]:
    """Return the invitations of a round."""
    found = table.list(Question(pk=keys.round_(round_id).pk, prefix=keys.INVITATIONS))
    return tuple(map(invitation_of, found.items))


def _made(table: Table, writes: Sequence[Write]) -> bool:
    """Make writes; False where somebody was faster, which the next look sees."""
    try:
        table.write_all(writes)
    except Conflict:
        return False
    return True
