"""Resources that tests of the functions share."""

import pytest

from tests.functions.people import ROOMS, Cast, Memory, a_cast
from tests.functions.stage import Stage


@pytest.fixture(scope="session")
def everybody() -> Memory:
    """Return how the cast was when everybody had just arrived."""
    return Memory(a_cast())


@pytest.fixture
def cast(everybody: Memory) -> Cast:
    """Return people of every kind, as if they had just arrived."""
    return everybody.again()


@pytest.fixture
def stage() -> Stage:
    """Return an empty stage."""
    return Stage(ROOMS)
