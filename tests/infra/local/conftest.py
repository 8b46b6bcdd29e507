"""What tests of the local cloud share: its table, and a place in it."""

from uuid import uuid4

import pytest

from tests.conftest import Emulated
from tests.infra.local.asking import Client


@pytest.fixture
def table(emulated: Emulated) -> Client:
    """A client of the table."""
    return emulated.client("dynamodb")


@pytest.fixture
def pk() -> str:
    """A partition of the test's own."""
    return f"TEST#{uuid4().hex}"
