"""The snapshot written by the build: the only view of the content in the functions."""

from functools import cache
from itertools import islice
from pathlib import Path
from typing import Final

from site_builder.model.snapshot import Snapshot, SnapshotProvider

MOST_NAMED: Final = 20


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


def named_providers(snapshot: Snapshot, text: str) -> tuple[SnapshotProvider, ...]:
    """Return the first listed providers that have a text in their names or their id."""
    wanted = text.casefold()
    found = (each for each in snapshot.providers if wanted in f"{each.id}\n{each.name.en}\n{each.name.zh}".casefold())
    return tuple(islice((each for each in found if not each.removed), MOST_NAMED))
