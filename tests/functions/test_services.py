"""What a request may reach."""

from datetime import UTC

from functions.services import system_clock, system_randomness
from tests.functions.stage import Stage


def test_this_machines_time_is_aware_and_its_randomness_differs() -> None:
    assert system_clock().tzinfo is UTC
    assert system_randomness(32) != system_randomness(32)
    assert len(system_randomness(32)) == 32


def test_identifiers_differ_at_one_instant(stage: Stage) -> None:
    assert len({stage.services.new_id() for _ in range(100)}) == 100
