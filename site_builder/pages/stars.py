"""Stars: an assessment of one quarter, never without its quarter and its number of observations."""

from typing import Final, NamedTuple

from site_builder.model.published import QuarterScore
from site_builder.pages.edition import Edition

_FIVE: Final = 5


class Stars(NamedTuple):
    """Five stars to draw, and the words beside them.

    Attributes:
        shapes: Ids of the drawn symbols: `full`, `half`, `none`.
    """

    shapes: tuple[str, ...]
    value: str
    label: str
    quarter: str
    score: str
    n: int
    detail: str


def stars_of(edition: Edition, score: QuarterScore) -> Stars:
    """Return the stars of a quarter's score."""
    half_stars = score.half_stars or 0
    full, half = divmod(half_stars, 2)
    shapes = ("full",) * full + ("half",) * half + ("none",) * (_FIVE - full - half)
    value = f"{half_stars / 2:.1f}"
    quarter = score.quarter.replace("-", " ")
    return Stars(
        shapes=shapes,
        value=value,
        label=edition.t("stars.label", value=value, quarter=quarter),
        quarter=quarter,
        score=score.points,
        n=score.n,
        detail=edition.t("stars.detail", quarter=quarter, score=score.points, n=score.n),
    )
