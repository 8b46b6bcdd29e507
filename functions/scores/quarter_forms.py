"""Quarters that operators close: what may be posted, and what is answered."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from functions.closing import Closing, State
from functions.texts import PLAIN, Form, ProviderId, Reply, bounded

Line = Annotated[str, bounded(500), PLAIN]


class Nothing(Form):
    """There is nothing to say but that."""


class Figures(Form):
    """A file of a platform's figures."""

    csv: Annotated[str, Field(min_length=1, max_length=1_000_000)]


class Both(Form):
    """A sentence that is published, in both languages."""

    en: Line
    zh: Line


class Correct(Form):
    """A frozen score is wrong in one line."""

    provider: ProviderId
    indicator: Annotated[str, StringConstraints(pattern=r"^[a-z-]{2,40}$")]
    reason: Both


class DifferingReply(Reply):
    """A tally that is not what its book makes of it."""

    provider: str
    quarter: str
    kept: dict[str, int]
    made: dict[str, int]


class QuarterReply(Reply):
    """How far a quarter is; `is_at_work` while slices go on."""

    quarter: str
    method: str
    state: State
    phase: str | None
    is_at_work: bool
    done: int
    stars: dict[str, int]
    late: int
    differing: tuple[DifferingReply, ...]
    started_at: datetime | None
    ended_at: datetime | None
    closed_at: datetime | None
    published_at: datetime | None


class WholeQuarter(QuarterReply):
    """A quarter with the number of files of figures that count in it, and a file to fill in."""

    files: int
    template: str


class Quarters(Reply):
    """All quarters that can be closed or were, the newest first."""

    lines: tuple[QuarterReply, ...]


class Imported(Reply):
    """What a file brought: nothing where it was there before."""

    rows: int
    is_new: bool


class Corrected(Reply):
    """A further revision."""

    quarter: str
    revision: int
    half_stars: int | None
    total: int | None


def quarter_line(closing: Closing) -> QuarterReply:
    """Return how far a quarter is, as JSON holds it."""
    return QuarterReply.model_validate(fields(closing))


def fields(closing: Closing) -> dict[str, Any]:
    """Return the members of a quarter."""
    plain = {name: getattr(closing, name) for name in QuarterReply.model_fields.keys() - {"differing", "stars"}}
    differing = tuple(
        DifferingReply(provider=each.provider, quarter=each.quarter, kept=dict(each.kept), made=dict(each.made))
        for each in closing.differing
    )
    return {**plain, "stars": dict(closing.stars), "differing": differing}
