"""Resources that tests of the functions share."""

from collections.abc import Iterator
from typing import Final

import boto3
import pytest
from botocore.config import Config

from functions.aws.dynamodb import DynamoTable, make_client
from tests.conftest import Emulated
from tests.functions.faults import KINDS, Weather, weather
from tests.functions.people import ROOMS, Cast, Memory, a_cast
from tests.functions.stage import Stage

_IDENTITY: Final = {"region_name": "us-east-1", "aws_access_key_id": "test", "aws_secret_access_key": "test"}


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


@pytest.fixture(scope="session")
def sky(emulated: Emulated) -> Iterator[Weather]:
    """The proxy before the local cloud; it learns by a first fault how the cloud speaks, which takes seconds."""
    with weather(emulated.endpoint) as found:
        patient = Config(read_timeout=90, retries={"total_max_attempts": 2})
        client = boto3.client("dynamodb", endpoint_url=found.endpoint, config=patient, **_IDENTITY)
        with found.of("dynamodb", KINDS["broken once"]):
            client.list_tables()
        yield found


@pytest.fixture(scope="session")
def far(emulated: Emulated, sky: Weather) -> DynamoTable:
    """The table through the proxy."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {**emulated.environment, "AWS_ENDPOINT_URL": sky.endpoint}.items():
            patch.setenv(name, value)
        return DynamoTable(make_client(), emulated.table)
