"""An organisation's figures."""

import pytest

from functions.invitations.responses.forms import Figures, Response, response
from functions.tally import Figures as Sums


def test_without_an_answer_there_is_no_median() -> None:
    told = Figures(invited=1, answered=0, median_hours=None, shown=False, since="2026-Q1")

    assert told.model_dump()["median_hours"] is None


@pytest.mark.parametrize(("asked", "wanted"), [(4, None), (5, Response(invited=5, answered=4, median_hours=9))])
def test_others_see_figures_from_a_number_on(asked: int, wanted: Response | None) -> None:
    assert response(Sums(asked, 4, 9), 5) == wanted


@pytest.mark.parametrize(("invited", "answered", "rate"), [(8, 5, 63), (8, 3, 38), (3, 1, 33), (6, 6, 100), (5, 0, 0)])
def test_a_rate_is_rounded_half_up_as_pages_do(invited: int, answered: int, rate: int) -> None:
    assert Response(invited=invited, answered=answered, median_hours=None).rate == rate
