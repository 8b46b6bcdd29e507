"""The collaborators of a function in the cloud, or beside its stand-in on this machine."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from functions.aws.dynamodb import DynamoTable, make_client
from functions.aws.s3 import S3Files
from functions.directory import find_provider, named_providers, read_snapshot
from functions.logs import JsonLog
from functions.services import Bounds, Entry, Services, system_clock, system_randomness
from functions.settings import MissingSettingError, Settings
from site_builder.model.assessment import Method, method_of
from site_builder.model.snapshot import Snapshot


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
        found = find_provider(self._snapshot, provider_id)
        return Entry(id=found.id, name=found.name, website=found.website) if found else None

    def named(self, text: str) -> Sequence[Entry]:
        """Return the entries that are listed and have a text in their names or their id; at most twenty.

        Raises:
            MissingSettingError: As of `find`.
        """
        found = named_providers(self._snapshot, text)
        return tuple(Entry(id=each.id, name=each.name, website=each.website) for each in found)

    def codes(self, name: str) -> Sequence[str]:
        """Return the codes of a closed list.

        Raises:
            MissingSettingError: As of `find`.
        """
        return self._snapshot.codes[name]

    @property
    def bounds(self) -> Bounds:
        """The programme's figures.

        Raises:
            MissingSettingError: As of `find`.
        """
        limits = self._snapshot.limits
        return Bounds(
            round_most=limits.round_most,
            rounds_a_day=limits.rounds_a_day,
            open_invitations=limits.open_invitations,
            rate_from=limits.response_rate_from,
        )

    @property
    def methods(self) -> Mapping[str, Method]:
        """How scores are made, by version.

        Raises:
            MissingSettingError: As of `find`.
        """
        return {version: method_of(plain) for version, plain in self._snapshot.methods.items()}

    @property
    def _snapshot(self) -> Snapshot:
        if self._path is None:
            message = "HEZUO_SNAPSHOT is not set"
            raise MissingSettingError(message)
        return read_snapshot(self._path)


def services_from(settings: Settings) -> Services:
    """Return the collaborators that the settings and the standard AWS environment name."""
    return Services(
        settings=settings,
        table=DynamoTable(make_client(), settings.table),
        clock=system_clock,
        randomness=system_randomness,
        log=JsonLog(system_clock),
        directory=SnapshotDirectory(settings.snapshot),
        files=S3Files(settings.documents),
    )
