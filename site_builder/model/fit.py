"""The published rule of “Find a fit”: what a wish earns, and how evidence weighs. Whole numbers only."""

from functools import cached_property
from typing import Annotated, Final, Literal

from pydantic import Field

from site_builder.model.base import Code, Record
from site_builder.model.dates import Day
from site_builder.model.localized import Localized
from site_builder.model.proof import Proof, Strength
from site_builder.model.source import Kind

Need = Literal["must", "nice"]
WHOLE: Final = 10_000
Share = Annotated[int, Field(ge=0, le=WHOLE)]


class Points(Record):
    """Points of one wish that is met by the strongest evidence."""

    must: Annotated[int, Field(ge=1, le=1000)]
    nice: Annotated[int, Field(ge=1, le=1000)]


class Weight(Record):
    """How much a kind of evidence counts, in ten-thousandths, and why."""

    weight: Share
    why: Localized


class Weights(Record):
    """The weight of every kind of evidence that is not old."""

    both_sides: Weight
    official: Weight
    filing: Weight
    press: Weight
    self_stated: Weight

    def of(self, strength: Strength) -> Weight:
        """Return the weight of a kind."""
        weight: Weight = getattr(self, strength.replace("-", "_"))
        return weight


class Wish(Record):
    """A part of a brief: its name, and what meets it."""

    name: Localized
    means: Localized


class Wishes(Record):
    """All parts of a brief: chosen as must-have or nice-to-have, always nice-to-have, and not ranked."""

    categories: Wish
    platforms: Wish
    services: Wish
    origin: Wish
    languages: Wish
    budget: Wish
    size: Wish
    start: Wish


ALWAYS_NICE: Final = ("origin", "languages", "budget")
UNRANKED: Final = ("size", "start")


class FitRule(Record):
    """The rule (`content/method/fit.yaml`).

    Attributes:
        old: What is left of the weight of an old fact, in ten-thousandths.
        supposed: Kind of the source that a missing fact is given when its effect is foretold.
        covers: Markets that lie in another one: a fact for any of them meets a wish for that one.
    """

    version: Annotated[int, Field(ge=1)]
    published_on: Day
    points: Points
    weights: Weights
    old: Share
    supposed: Kind
    covers: dict[Code, tuple[Code, ...]] = Field(default_factory=dict)
    wishes: Wishes
    principles: Annotated[tuple[Localized, ...], Field(min_length=1)]

    def weight(self, proof: Proof) -> int:
        """Return the weight of a proof, in ten-thousandths; the check holds that it is a whole number of them."""
        weight = self.weights.of(proof.strength).weight
        return weight * self.old // WHOLE if proof.is_old else weight

    def worth(self, need: Need) -> int:
        """Return the points of a wish."""
        return self.points.must if need == "must" else self.points.nice

    @cached_property
    def supposition(self) -> Proof:
        """The proof that a missing fact is given when its effect is foretold."""
        return Proof(self.supposed, is_old=False)
