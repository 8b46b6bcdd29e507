"""What the functions publish for the site: the only way from the database to a page."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from site_builder.model.base import Code, Record, Text


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


class QuarterScore(Record):
    """The frozen assessment of one quarter.

    Attributes:
        score: Points, 0 to 100, two decimals.
        half_stars: 0 to 10.
        n: Number of observations behind it.
    """

    quarter: Annotated[str, Field(pattern=r"^\d{4}-Q[1-4]$")]
    revision: Annotated[int, Field(ge=1)]
    method: Code
    score: Annotated[Decimal, Field(ge=0, le=100, max_digits=5, decimal_places=2)]
    half_stars: Annotated[int, Field(ge=0, le=10)]
    n: Annotated[int, Field(ge=0)]
    closed_on: date


class Standing(Record):
    """What is published of one provider; assessments stand newest first."""

    claimed_on: date | None = None
    accepting: bool | None = None
    response: Response | None = None
    cooperations: tuple[Cooperation, ...] = ()
    assessments: tuple[QuarterScore, ...] = ()


class Published(Record):
    """The published file."""

    format: Literal[1] = 1
    written_at: datetime
    providers: dict[Code, Standing] = Field(default_factory=dict)
