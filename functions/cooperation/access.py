"""Who may see a cooperation record: the people of its two sides, each by their own way."""

from dataclasses import dataclass

from functions import keys
from functions.cooperation.store import record_of
from functions.cooperation_record import CooperationRecord, Side
from functions.refusals import Refusal
from functions.security import Caller, Visit, inside
from functions.services import Services
from functions.table import Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One of a side's people at a record."""

    caller: Caller
    side: Side
    record: CooperationRecord


def party(services: Services, visit: Visit, place: tuple[Side, str, str], *also: Key) -> Party:
    """Return one of a side's people, and a record of that side.

    Args:
        services: The collaborators.
        visit: The request.
        place: The side, its organisation, and the record.
        also: What else is read in the same call.

    Raises:
        Refusal: As of `inside`; or the organisation has no such record.
    """
    side, organisation_id, record_id = place
    where = keys.cooperation(record_id)
    caller = inside(services, visit, side, organisation_id, (where, *also)).caller
    record = record_of(caller.found[where]) if where in caller.found else None
    if record is None or getattr(record, side) != organisation_id:
        raise Refusal("cooperation.unknown")
    return Party(caller=caller, side=side, record=record)
