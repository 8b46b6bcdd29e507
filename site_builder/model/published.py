"""What the functions publish for the site: the only way from the database to a page."""

from datetime import date, datetime
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from site_builder.model import assessment
from site_builder.model.base import Code, Record, Text
from site_builder.model.localized import Localized
from site_builder.model.quarter import earlier

Tier = Literal["listed", "certified", "recommended"]


class Response(Record):
    """How a provider answers invitations; `invited` is the number behind the figures."""

    invited: Annotated[int, Field(ge=0)]
    answered: Annotated[int, Field(ge=0)]
    median_hours: Annotated[int, Field(ge=0)] | None = None

    @model_validator(mode="after")
    def _answered_are_invited(self) -> Self:
        if self.answered > self.invited:
            message = "more answered than invited"
            raise ValueError(message)
        return self


class Cooperation(Record):
    """A cooperation that both sides confirmed and show."""

    store: Text
    platform: Code
    services: tuple[Code, ...] = ()
    since: Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]


class Measured(Record):
    """The value of an indicator, in ten-thousandths of its unit, and the number of observations behind it."""

    value: Annotated[int, Field(ge=0, le=10**12)]
    n: Annotated[int, Field(ge=0, le=10**9)]


class Correction(Record):
    """Why a revision differs from the one before: the indicator whose value was wrong, and what was found."""

    indicator: Code
    reason: Localized


class QuarterScore(Record):
    """The frozen assessment of one quarter, in one of its revisions.

    Attributes:
        state: `insufficient` where something lacks that a score needs; `assess` says what.
        total: Hundredths of a point of 100.
        half_stars: 0 to 10.
        n: Number of observations behind it.
        inputs: The values that count; whatever rests on too few observations is not here.
        late: How many events of earlier quarters became known in this one and count in it.
        sha256: Of the inputs.
    """

    quarter: Annotated[str, Field(pattern=r"^\d{4}-Q[1-4]$")]
    revision: Annotated[int, Field(ge=1)]
    method: Annotated[str, Field(pattern=r"^v[1-9]\d*$")]
    closed_on: date
    state: Literal["scored", "insufficient"]
    half_stars: Annotated[int, Field(ge=0, le=10)] | None
    total: Annotated[int, Field(ge=0, le=10_000)] | None
    n: Annotated[int, Field(ge=0)]
    inputs: dict[Code, Measured]
    first_store_on: date | None
    late: Annotated[int, Field(ge=0)] = 0
    correction: Correction | None = None
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]

    @model_validator(mode="after")
    def _scored_has_stars(self) -> Self:
        told = (self.state == "scored", self.total is not None, self.half_stars is not None)
        if len(set(told)) > 1:
            message = "stars and total go with the state"
            raise ValueError(message)
        return self

    @property
    def points(self) -> str:
        """The total in points of 100 with two decimals; nothing where there is none."""
        return "" if self.total is None else f"{self.total // 100}.{self.total % 100:02}"

    def facts(self, provider_id: str) -> assessment.Facts:
        """Return what it was made from."""
        values = {code: assessment.Value(each.value, each.n) for code, each in self.inputs.items()}
        return assessment.Facts(provider_id, self.quarter, self.first_store_on, values)

    def recomputed(self, provider_id: str, method: assessment.Method) -> dict[str, Any]:  # Any: JSON
        """Return what this entry of the file has to say, computed from its inputs alone."""
        told = self.correction
        return assessment.published(
            assessment.assess_quarter(self.facts(provider_id), method),
            revision=self.revision,
            closed_on=self.closed_on,
            late=self.late,
            correction=assessment.Correction(told.indicator, told.reason) if told else None,
        )


class Standing(Record):
    """What is published of one provider; of its assessments the newest quarter stands first, of a quarter the last revision."""

    claimed_on: date | None = None
    accepting: bool | None = None
    response: Response | None = None
    cooperations: tuple[Cooperation, ...] = ()
    assessments: tuple[QuarterScore, ...] = ()

    @property
    def newest(self) -> QuarterScore | None:
        """The last revision of the newest quarter."""
        return self.assessments[0] if self.assessments else None

    def tier(self, recommended_from: int) -> Tier:
        """Return the provider's tier: a rule over what is published, granted by nobody.

        Args:
            recommended_from: Half stars that a recommended provider has in both of the last two quarters.
        """
        latest = self.latest
        if latest is None or self.claimed_on is None:
            return "listed"
        before = next((each for each in self.assessments if each.quarter == earlier(latest.quarter)), None)
        halves = [each.half_stars or 0 for each in (latest, before) if each]
        return "recommended" if len(halves) > 1 and min(halves) >= recommended_from else "certified"

    @property
    def latest(self) -> QuarterScore | None:
        """The score that stands below the name; nothing where the newest quarter has none."""
        newest = self.newest
        return newest if newest and newest.state == "scored" else None


class Published(Record):
    """The published file."""

    format: Literal[2] = 2
    written_at: datetime
    providers: dict[Code, Standing] = Field(default_factory=dict)
