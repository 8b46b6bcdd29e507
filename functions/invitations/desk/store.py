"""The queue of rounds that wait, and the ledger."""

import re
from typing import Final, Literal

from functions import keys
from functions.codec import decode
from functions.ids import PATTERN
from functions.invitation import Round
from functions.ledger import Event
from functions.round_items import round_of
from functions.table import Item, Question, Table

PAGE: Final = 50
LedgerKind = Literal["brand", "provider", "programme", "person", "round", "cooperation"]
_CURSOR: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{12}Z#([0-7][0-9A-HJKMNP-TV-Z]{25})")


def queue(table: Table, cursor: str) -> tuple[tuple[Round, ...], str | None]:
    """Return a page of the rounds that wait, the oldest first; a cursor that is none begins anew."""
    found = table.list(Question(pk=keys.queue("ROUND"), index="gsi2", after=_place(cursor), limit=PAGE))
    rest = str(found.items[-1]["gsi2sk"]) if found.has_more and found.items else None
    return tuple(map(round_of, found.items)), rest


def _place(cursor: str) -> Item | None:
    found = _CURSOR.fullmatch(cursor)
    if found is None:
        return None
    where = keys.round_(found[1])
    return {"pk": where.pk, "sk": where.sk, "gsi2pk": keys.queue("ROUND"), "gsi2sk": cursor}


def ledger(table: Table, kind: LedgerKind, record_id: str, cursor: str) -> tuple[tuple[Event, ...], str | None]:
    """Return a page of what happened to a record, the newest first."""
    pk = _partition(kind, record_id)
    where = keys.event(pk, cursor)
    after: Item | None = {"pk": where.pk, "sk": where.sk} if re.fullmatch(PATTERN, cursor) else None
    found = table.list(Question(pk=pk, prefix=keys.EVENTS, after=after, limit=PAGE, newest_first=True))
    events = tuple(decode(Event, item) for item in found.items)
    return events, events[-1].id if found.has_more and events else None


def _partition(kind: LedgerKind, record_id: str) -> str:
    if kind == "person":
        return keys.account(record_id).pk
    if kind == "round":
        return keys.round_(record_id).pk
    if kind == "cooperation":
        return keys.cooperation(record_id).pk
    return keys.organisation(kind, record_id).pk
