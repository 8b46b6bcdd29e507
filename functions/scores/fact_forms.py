"""Events behind a value: what may be posted about one, and what is answered."""

from datetime import datetime

from functions.fact import Fact, Verdict
from functions.organisation import both
from functions.scores.forms import Quarter
from functions.services import Entry
from functions.texts import Form, Reason, Reply, Ulid
from site_builder.model.localized import Language


class Dispute(Form):
    """An event does not count as it should."""

    quarter: Quarter
    event: Ulid
    reason: Reason


class Settle(Form):
    """What becomes of a disputed event."""

    verdict: Verdict
    reason: Reason


class FactReply(Reply):
    """An event behind a value."""

    id: str
    kind: str
    at: datetime
    record: str
    adds: dict[str, int]
    disputed_at: datetime | None
    reason: str
    settled_at: datetime | None
    verdict: Verdict | None
    settlement: str


class Events(Reply):
    """Events behind a value, the newest first."""

    lines: tuple[FactReply, ...]
    after: str | None


class DisputedReply(FactReply):
    """A disputed event in the operators' queue."""

    provider: str
    name: dict[Language, str]
    quarter: str


class Disputes(Reply):
    """Disputed events, the oldest first."""

    lines: tuple[DisputedReply, ...]
    after: str | None


def fact(line: Fact) -> FactReply:
    """Return an event as JSON holds it."""
    return FactReply(
        id=line.id,
        kind=line.kind,
        at=line.at,
        record=line.record,
        adds=dict(line.adds),
        disputed_at=line.disputed_at,
        reason=line.reason,
        settled_at=line.settled_at,
        verdict=line.verdict,
        settlement=line.settlement,
    )


def disputed(found: tuple[str, str, Fact], entry: Entry | None) -> DisputedReply:
    """Return a line of the queue: provider, quarter, event; a provider that is listed no more is called by its identifier."""
    provider_id, quarter, line = found
    name = both(entry.name) if entry else {"en": provider_id, "zh": provider_id}
    return DisputedReply.model_validate({**dict(fact(line)), "provider": provider_id, "quarter": quarter, "name": name})
