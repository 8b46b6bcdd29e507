"""A provider's scores, as they are answered."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import StringConstraints

from functions.score import Score, first_of, inputs_of
from functions.texts import Reply
from site_builder.model.assessment import Assessment, Facts, Method, Value, assess_quarter

Quarter = Annotated[str, StringConstraints(pattern=r"^20\d{2}-Q[1-4]$")]


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
