"""A cooperation record and its evaluations: what one side says, the other side confirms, and an operator settles. Pure.

Only what happened is kept; the state follows. What is not confirmed is a claim and counts nothing.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from site_builder.model.localized import Localized

Side = Literal["brand", "provider"]
State = Literal["claimed", "corrected", "confirmed", "disputed", "rejected", "ended"]
Decision = Literal["confirm", "reject"]
OTHER: Final[dict[Side, Side]] = {"brand": "provider", "provider": "brand"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a record says.

    Attributes:
        address: Of the store; empty where it has none.
        since: Month in which it began, `2026-11`.
        until: Month to which it is agreed; empty where it is open.
    """

    platform: str
    store: str
    since: str
    address: str = ""
    categories: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    until: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CooperationRecord:
    """A cooperation of a brand and a provider.

    Attributes:
        round: The round that it came of; None where it came of none.
        by: Which side wrote the facts as they stand; the other one confirms them.
        reason: Why it is disputed.
        decision: How an operator settled the dispute, with `settlement` as the reason.
        ended_on: Last day.
        brand_shows: Whether the brand lets the public see it; the provider's word is `provider_shows`.
        v: Counts the changes.
    """

    id: str
    brand: str
    brand_name: Localized
    provider: str
    provider_name: Localized
    facts: Facts
    by: Side
    made_at: datetime
    round: str | None = None
    corrected_at: datetime | None = None
    confirmed_at: datetime | None = None
    disputed_at: datetime | None = None
    reason: str = ""
    settled_at: datetime | None = None
    decision: Decision | None = None
    settlement: str = ""
    ended_at: datetime | None = None
    ended_on: str = ""
    brand_shows: bool = False
    provider_shows: bool = False
    v: int = 0

    @property
    def is_public(self) -> bool:
        """Whether the public may see it: it was confirmed, and both sides say so."""
        return self.confirmed_at is not None and self.brand_shows and self.provider_shows


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """What a brand says of a period, one to five each; the provider may reply once."""

    period: str
    delivery: int
    service: int
    communication: int
    result: int
    comment: str
    at: datetime
    reply: str = ""
    replied_at: datetime | None = None


def state_of(record: CooperationRecord) -> State:
    """Return in which state a record is."""
    steps: tuple[tuple[bool, State], ...] = (
        (record.decision == "reject", "rejected"),
        (record.ended_at is not None, "ended"),
        (record.confirmed_at is not None, "confirmed"),
        (record.disputed_at is not None, "disputed"),
        (record.corrected_at is not None, "corrected"),
    )
    return next((state for holds, state in steps if holds), "claimed")
