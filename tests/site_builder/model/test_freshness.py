"""What follows from the day on which somebody last confirmed an entry."""

import pytest

from site_builder.model.freshness import is_unconfirmed, state_of
from tests.builders import TODAY


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2026-11-22", "fresh"),
        ("2026-05-23", "fresh"),
        ("2026-05-22", "nudge"),
        ("2025-11-23", "nudge"),
        ("2025-11-22", "unconfirmed"),
        ("2025-05-23", "unconfirmed"),
        ("2025-05-22", "hidden"),
        ("2020-01-01", "hidden"),
    ],
)
def test_the_state_follows_from_the_months_since_somebody_confirmed(day: str, state: str) -> None:
    assert state_of(day, TODAY) == state


@pytest.mark.parametrize(("day", "told"), [("2025-11-23", False), ("2025-11-22", True), ("2020-01-01", True)])
def test_readers_are_told_after_twelve_months(day: str, *, told: bool) -> None:
    assert is_unconfirmed(day, TODAY) is told
