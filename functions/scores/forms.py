"""What may be posted about scores and quarters, and what is answered."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from functions.closing import Closing, State
from functions.fact import Fact, Verdict
from functions.organisation import both
from functions.score import Score, first_of, inputs_of
from functions.services import Entry
from functions.texts import PLAIN, Form, ProviderId, Reason, Reply, Ulid, bounded
from site_builder.model.assessment import Assessment, Facts, Method, Value, assess_quarter
from site_builder.model.localized import Language

Quarter = Annotated[str, StringConstraints(pattern=r"^20\d{2}-Q[1-4]$")]
Line = Annotated[str, bounded(500), PLAIN]


class Nothing(Form):
    """There is nothing to say but that."""


class Dispute(Form):
    """An event does not count as it should."""

    quarter: Quarter
    event: Ulid
    reason: Reason


class Settle(Form):
    """What becomes of a disputed event."""

    verdict: Verdict
    reason: Reason


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


class LineReply(Reply):
    """What one indicator contributes, in ten-thousandths; without a value it has no weight."""

    indicator: str
    value: int | None
    n: int | None
    points: int
    weight: int
    contribution: int


class AssessmentReply(Reply):
    """A score with every step that leads to it."""

    quarter: str
    method: str
    first_store_on: str | None
    lack: str
    total: int | None
    half_stars: int | None
    n: int
    weight: int
    earned: int
    lost: int
    lines: tuple[LineReply, ...]
    sha256: str


class FrozenReply(AssessmentReply):
    """A frozen score: what was published, and its lines."""

    published: dict[str, Any]


class Scores(Reply):
    """A provider's scores.

    Attributes:
        methods: The versions by which today and the quarters are assessed, as the sums need them.
        unshown: What was counted today in too small a number to count, by indicator.
        quarters: Every revision of every frozen quarter, the newest first.
    """

    provider: str
    methods: dict[str, dict[str, Any]]
    today: AssessmentReply
    unshown: dict[str, dict[str, int]]
    late: int
    quarters: tuple[FrozenReply, ...]


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


def assessment(found: Assessment) -> AssessmentReply:
    """Return an assessment as JSON holds it."""
    return AssessmentReply.model_validate(_fields(found))


def _fields(found: Assessment) -> dict[str, Any]:
    return {
        "quarter": found.quarter,
        "method": found.method,
        "first_store_on": found.first_store_on.isoformat() if found.first_store_on else None,
        "lack": found.lack,
        "total": found.total,
        "half_stars": found.half_stars,
        "n": found.n,
        "weight": found.weight,
        "earned": found.earned,
        "lost": found.lost,
        "lines": tuple(
            LineReply(
                indicator=line.indicator.code,
                value=line.value.value if line.value else None,
                n=line.value.n if line.value else None,
                points=line.points,
                weight=line.weight,
                contribution=line.contribution,
            )
            for line in found.lines
        ),
        "sha256": found.sha256,
    }


def frozen_reply(provider_id: str, score: Score, method: Method) -> FrozenReply:
    """Return a frozen score with the lines that its inputs make."""
    facts = Facts(provider_id, str(score["quarter"]), first_of(score), inputs_of(score))
    return FrozenReply.model_validate({**_fields(assess_quarter(facts, method)), "published": dict(score)})


def unshown(values: Mapping[str, Value], found: Assessment) -> dict[str, dict[str, int]]:
    """Return the values that were measured too seldom to count."""
    return {code: {"value": each.value, "n": each.n} for code, each in values.items() if code not in found.inputs}


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
