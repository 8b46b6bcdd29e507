"""The ledger: what happened to a record, by whom and why, written in the transaction of its change and never after."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from functions import keys
from functions.codec import encode
from functions.table import NEW, Put


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of the ledger.

    Attributes:
        id: A ULID, so that lines sort by time.
        kind: `room.what_happened`.
        actor: Account, or `system`; it outlives the person, whose name and address it does not hold.
        request: Identifier of the request that caused it.
        about: Identifier of what it is about, where the record is not it.
        reason: What an operator gave as reason.
        details: What else the change can be told from: codes, ids and instants, never a text of somebody's.
    """

    id: str
    kind: str
    actor: str
    at: datetime
    request: str
    about: str | None = None
    reason: str | None = None
    details: Mapping[str, str] | None = None


def entry(pk: str, event: Event) -> Put:
    """Return the write of a line beside its record; a line that is there cannot be written over."""
    where = keys.event(pk, event.id)
    return Put(item={**encode(event), "pk": where.pk, "sk": where.sk}, when=NEW)
