"""Stars are drawn and said with their quarter and their number of observations."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.pages.stars import stars_of
from tests.builders import a_quarter, an_edition


@pytest.mark.parametrize(
    ("half_stars", "shapes", "value"),
    [
        (0, ("none",) * 5, "0.0"),
        (1, ("half", *("none",) * 4), "0.5"),
        (8, ("full",) * 4 + ("none",), "4.0"),
        (9, ("full",) * 4 + ("half",), "4.5"),
        (10, ("full",) * 5, "5.0"),
    ],
)
def test_half_stars_are_drawn_as_five_shapes(half_stars: int, shapes: tuple[str, ...], value: str) -> None:
    stars = stars_of(an_edition(), a_quarter(4, half_stars=half_stars))

    assert (stars.shapes, stars.value) == (shapes, value)


@settings(max_examples=100)
@given(st.integers(0, 10))
def test_there_are_always_five_shapes_worth_the_score(half_stars: int) -> None:
    shapes = stars_of(an_edition(), a_quarter(4, half_stars=half_stars)).shapes

    assert len(shapes) == 5
    assert 2 * shapes.count("full") + shapes.count("half") == half_stars


def test_stars_never_stand_without_their_quarter_and_number_of_observations() -> None:
    score = a_quarter(4.5, quarter="2026-Q3", total=8640, n=34)

    english, chinese = stars_of(an_edition("en"), score), stars_of(an_edition("zh"), score)

    assert (english.label, english.detail) == ("4.5 of 5 stars, 2026 Q3", "2026 Q3, score 86.40, n = 34")
    assert (chinese.label, chinese.detail) == ("4.5星（满分5星），2026 Q3", "2026 Q3，得分86.40，n = 34")
