"""Nobody learns from the time of an answer whether a mailbox is known."""

import time
from itertools import chain
from statistics import NormalDist
from typing import Final

import pytest

from tests.functions.people import ROOMS
from tests.functions.stage import Stage

PAIRS: Final = 200
LEAST: Final = 0.01
pytestmark = pytest.mark.peers


def same(ones: list[float], others: list[float]) -> float:
    """Return how probable such a difference is among two samples of one kind, by Mann and Whitney's test of ranks."""
    ranked = sorted(chain(((value, True) for value in ones), ((value, False) for value in others)))
    ranks = sum(rank for rank, (_, is_one) in enumerate(ranked, 1) if is_one)
    n, m = len(ones), len(others)
    wins = ranks - n * (n + 1) / 2
    spread = (n * m * (n + m + 1) / 12) ** 0.5
    return 2 * NormalDist().cdf(-abs(wins - n * m / 2) / spread)


def test_the_test_of_ranks_sees_a_difference_and_no_other() -> None:
    numbers = [float(number) for number in range(PAIRS)]

    assert same(numbers, [number + 0.5 for number in numbers]) > LEAST
    assert same(numbers, [number + 60 for number in numbers]) < LEAST


def test_a_known_mailbox_and_an_unknown_one_are_answered_in_the_same_time() -> None:
    stage = Stage(ROOMS)
    for number in range(PAIRS):
        stage.sign_in(f"mei@known-{number}.com", stage.browser(f"198.{number}.100.1"))

    def seconds(address: str, number: int) -> float:
        browser = stage.browser(f"203.{number}.113.7")
        begun = time.perf_counter()
        answer = browser.post("/api/login", email=address, lang="en")
        taken = time.perf_counter() - begun
        assert answer.status == 202, answer.raw
        return taken

    pairs = [
        (seconds(f"mei@known-{number}.com", number), seconds(f"mei@other-{number}.com", number))
        for number in range(PAIRS)
    ]

    known, unknown = ([pair[side] for pair in pairs] for side in (0, 1))
    assert same(known, unknown) > LEAST
