"""Figures of several rounds become one."""

from dataclasses import replace
from typing import Final

from tests.bench.search.speed import Speed, best, slow

ONE: Final = Speed(ready=2, whole=3, cold=4, keystrokes=(1, 5), clicks=(7, 2), heap=9)


def test_the_95th_percentile_is_passed_by_one_in_twenty() -> None:
    times = [float(time) for time in range(100, 0, -1)]

    assert slow(times) == 95


def test_of_few_times_the_slowest_counts() -> None:
    assert slow([1, 3, 2]) == 3


def test_the_quickest_round_counts_figure_by_figure_and_keystroke_by_keystroke() -> None:
    other = replace(ONE, ready=1, whole=4, keystrokes=(2, 4), clicks=(6, 3))

    assert best([ONE, other]) == replace(ONE, ready=1, keystrokes=(1, 4), clicks=(6, 2))
