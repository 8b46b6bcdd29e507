"""A version of the method of scores as its file writes it (`content/method/v1.yaml`), with names and reasons."""

from functools import cached_property
from typing import Annotated, Any, Final, Literal

from pydantic import Field

from site_builder.model.assessment import Method, Sign, Unit, method_of
from site_builder.model.base import Code, Record
from site_builder.model.dates import Day
from site_builder.model.localized import Localized

WINDOWS: Final = {"quarter": 1, "half-year": 2, "year": 4}
"""How many quarters a window has."""
Name = Annotated[str, Field(pattern=r"^[a-z_]+$")]
Amount = Annotated[int, Field(ge=0)]
Observed = Literal["invitations", "evaluations", "records", "stores", "disputes", "incidents", "endings"]


class Reason(Record):
    """Why a dimension has its weight."""

    dimension: Code
    why: Localized


class IndicatorText(Record):
    """One indicator.

    Attributes:
        of: Tallies that are summed up; nothing where a platform gives the figure.
        among: Tallies that the sum is divided by.
        nothing: Value, in ten-thousandths of the unit, from which on it earns or costs nothing.
        full: Value from which on it earns or costs all of its weight.
    """

    code: Code
    dimension: Code
    sign: Sign
    unit: Unit
    window: Literal["quarter", "half-year", "year"]
    observes: Observed
    of: tuple[Name, ...] = ()
    among: tuple[Name, ...] = ()
    minimum: Amount
    nothing: Amount
    full: Amount
    weight: Annotated[int, Field(ge=1, le=100)]
    name: Localized
    means: Localized


class ScoreMethod(Record):
    """The method (`content/method/v*.yaml`)."""

    version: Annotated[str, Field(pattern=r"^v[1-9]\d*$")]
    published_on: Day
    since: Annotated[str, Field(pattern=r"^\d{4}-Q[1-4]$")]
    new_months: Annotated[int, Field(ge=0, le=12)]
    least_weight: Annotated[int, Field(ge=1, le=100)]
    bands: Annotated[tuple[Annotated[int, Field(ge=1, le=10_000)], ...], Field(min_length=10, max_length=10)]
    recommended_from: Annotated[int, Field(ge=1, le=10)]
    featured: Annotated[int, Field(ge=1, le=100)]
    reasons: Annotated[tuple[Reason, ...], Field(min_length=1)]
    indicators: Annotated[tuple[IndicatorText, ...], Field(min_length=1)]
    principles: Annotated[tuple[Localized, ...], Field(min_length=1)]

    @cached_property
    def plain(self) -> dict[str, Any]:  # Any: JSON
        """What the sums need of it, as JSON: the functions' snapshot and the browser have this."""
        named = {"name", "means", "window", "dimension"}
        return {
            **self.model_dump(mode="json", exclude={"published_on", "reasons", "indicators", "principles"}),
            "indicators": [
                {**each.model_dump(mode="json", exclude=named), "quarters": WINDOWS[each.window]}
                for each in self.indicators
            ],
        }

    @cached_property
    def method(self) -> Method:
        """The sums alone."""
        return method_of(self.plain)
