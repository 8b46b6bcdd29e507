"""The local cloud for tests where requests meet, one emulator with the template in it for a whole run; and the same examples each time."""

import gc
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("repeatable", deadline=None, derandomize=True)  # a run says the same twice, on any machine
settings.register_profile("fresh", deadline=None)
settings.load_profile("repeatable")
gc.disable()  # until everything is collected: nothing of it is garbage, and to look for some doubles the work


def pytest_collection_finish() -> None:
    """Leave tests and modules, which stay to the end, out of every later search for garbage."""
    gc.freeze()
    gc.enable()


@dataclass(frozen=True, slots=True, kw_only=True)
class Emulated:
    """A running emulator with the stack in it.

    Attributes:
        endpoint: Its address.
        table: The stack's table.
        outputs: The stack's outputs by name.
        rooms: For each function, by the name of its room, what the template gives it.
        environment: The standard variables by which a client finds it.
        expiry: How the table let items expire when it was deployed.
    """

    endpoint: str
    table: str
    outputs: Mapping[str, str]
    rooms: Mapping[str, Mapping[str, str]]
    environment: Mapping[str, str]
    expiry: Mapping[str, str]

    def client(self, service: str) -> Any:  # noqa: ANN401 # boto3 makes its clients when it runs
        """Return a client of a service of it."""
        from infra.local.deployment import client  # noqa: PLC0415 # most tests do without the cloud's library

        return client(service, self.endpoint)


@pytest.fixture(scope="session")
def emulated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emulated]:
    """The local cloud, empty but for the stack; tests that share it use keys of their own.

    Nothing is mailed in it: a mailer that cannot read what a test made would try again every second until the run ends.
    Nothing expires in it: the clocks of tests stand in the past, and once a minute the emulator would take away what a
    test has just made.
    """
    from infra.local.deployment import client, deploy  # noqa: PLC0415 # as above
    from infra.local.emulator import access, start  # noqa: PLC0415

    folder = tmp_path_factory.mktemp("cloud")
    running = start(folder)
    try:
        found = deploy(running.endpoint, "http://127.0.0.1:8000", folder)
        lambdas = client("lambda", running.endpoint)
        for mapping in lambdas.list_event_source_mappings()["EventSourceMappings"]:
            lambdas.update_event_source_mapping(UUID=mapping["UUID"], Enabled=False)
        tables, table = client("dynamodb", running.endpoint), found.outputs["Table"]
        expiry = tables.describe_time_to_live(TableName=table)["TimeToLiveDescription"]
        tables.update_time_to_live(TableName=table, TimeToLiveSpecification={"AttributeName": "ttl", "Enabled": False})
        yield Emulated(
            endpoint=running.endpoint,
            table=table,
            outputs=found.outputs,
            rooms=found.rooms,
            environment=access(running.endpoint),
            expiry=expiry,
        )
    finally:
        running.stop()


@pytest.fixture
def in_cloud(emulated: Emulated, monkeypatch: pytest.MonkeyPatch) -> Emulated:
    """The local cloud, which every client that this test makes finds by itself."""
    for name, value in emulated.environment.items():
        monkeypatch.setenv(name, value)
    return emulated
