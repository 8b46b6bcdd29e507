"""Tallies and the figures that they make."""

from datetime import UTC, datetime, timedelta
from statistics import median_low

from hypothesis import given
from hypothesis import strategies as st

from functions import keys
from functions.tally import Figures, active_at, counted, figures, hours, passed, where

NOW = datetime(2026, 11, 25, 8, tzinfo=UTC)


def test_what_ran_out_or_was_cut_off_counts_as_unanswered_and_what_waits_does_not_count() -> None:
    tallies = [{"answered": 3, "h_2": 2, "h_30": 1, "sent": 9}, {"lapsed": 1, "cut": 1, "active_at": "x"}]

    assert figures(tallies) == Figures(asked=5, answered=3, median_hours=2)


def test_without_an_answer_there_is_no_median() -> None:
    assert figures([]) == Figures(0, 0, None)


@given(st.lists(st.integers(0, 2000), min_size=1, max_size=40))
def test_the_median_is_that_of_all_reply_times(times: list[int]) -> None:
    tallies = [{"answered": 1, **hours(NOW, NOW + timedelta(hours=each, minutes=59))} for each in times]

    assert figures(tallies).median_hours == median_low(times)


def test_a_providers_own_act_is_remembered_and_what_others_did_is_not() -> None:
    own, others = counted("provider", "p", NOW, answered=1), passed("provider", "p", NOW, lapsed=1)

    assert own.key == others.key == keys.tally("provider", "p", "2026-Q4")
    assert (dict(own.set), dict(others.set)) == ({"active_at": "2026-11-25T08:00:00.000Z"}, {})
    assert active_at([{"active_at": "2026-01-01T00:00:00.000Z"}, dict(own.set), {}]) == own.set["active_at"]
    assert active_at([]) == ""


def test_the_figures_rest_on_four_quarters() -> None:
    assert [key.sk for key in where("brand", "b", NOW)] == [
        "TALLY#2026-Q4",
        "TALLY#2026-Q3",
        "TALLY#2026-Q2",
        "TALLY#2026-Q1",
    ]


def test_a_clock_that_went_back_makes_no_negative_reply_time() -> None:
    assert hours(NOW, NOW - timedelta(minutes=5)) == {"h_0": 1}
