"""The collaborators of a function in the cloud, or beside its stand-in on this machine."""

from pathlib import Path
from typing import Final

from functions.aws.dynamodb import DynamoTable, make_client
from functions.directory import find_provider, read_snapshot
from functions.logs import JsonLog
from functions.services import Entry, Services, system_clock, system_randomness
from functions.settings import MissingSettingError, Settings


class SnapshotDirectory:
    """The published entries, read from the build's snapshot when somebody first asks."""

    def __init__(self, path: Path | None) -> None:
        """Keep where the snapshot lies."""
        self._path: Final = path

    def find(self, provider_id: str) -> Entry | None:
        """Return an entry that is listed; None where it is unknown or removed.

        Raises:
            MissingSettingError: This function was not told where the snapshot lies.
        """
        if self._path is None:
            message = "HEZUO_SNAPSHOT is not set"
            raise MissingSettingError(message)
        found = find_provider(read_snapshot(self._path), provider_id)
        return Entry(id=found.id, name=found.name, website=found.website) if found else None


def services_from(settings: Settings) -> Services:
    """Return the collaborators that the settings and the standard AWS environment name."""
    return Services(
        settings=settings,
        table=DynamoTable(make_client(), settings.table),
        clock=system_clock,
        randomness=system_randomness,
        log=JsonLog(system_clock),
        directory=SnapshotDirectory(settings.snapshot),
    )
