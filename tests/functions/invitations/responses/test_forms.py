"""An organisation's own figures."""

from functions.invitations.responses.forms import Figures


def test_without_an_answer_there_is_no_median() -> None:
    told = Figures(invited=1, answered=0, median_hours=None, shown=False, since="2026-Q1")

    assert told.model_dump()["median_hours"] is None
