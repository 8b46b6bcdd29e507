"""The snapshot written by the build: the only view of the content in the functions."""

from functools import cache
from pathlib import Path

from site_builder.model.directory import Snapshot, SnapshotProvider


@cache
def read_snapshot(path: Path) -> Snapshot:
    """Return the snapshot; it is read once a process.

    Raises:
        OSError: There is no such file.
        pydantic.ValidationError: It is of another format.
    """
    return Snapshot.model_validate_json(path.read_bytes())


def find_provider(snapshot: Snapshot, provider_id: str) -> SnapshotProvider | None:
    """Return a provider that is listed, or None: unknown or removed."""
    found = next((provider for provider in snapshot.providers if provider.id == provider_id), None)
    return found if found and not found.removed else None
