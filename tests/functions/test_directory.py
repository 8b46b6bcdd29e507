"""The functions' only view of the content is the snapshot that every build writes."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from functions.directory import find_provider, named_providers, read_snapshot
from site_builder.model.snapshot import Snapshot
from site_builder.outputs import snapshot, snapshot_row
from tests.builders import a_library, a_program, a_provider, a_taxonomy, an_index

REMOVED = {"on": "2026-11-22", "reason": "closed"}


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A snapshot of one listed and one removed provider, as a build writes it."""
    index = an_index(lantern_bay=a_provider(), tidewater=a_provider(removed=REMOVED))
    path = tmp_path / "snapshot.json"
    rows = [snapshot_row(entry) for entry in index.entries.values()]
    path.write_bytes(snapshot(a_program(), a_library(), rows))
    return path


def test_the_functions_read_the_snapshot_that_the_build_writes(written: Path) -> None:
    snapshot = read_snapshot(written)

    assert isinstance(snapshot, Snapshot)
    assert (snapshot.format, snapshot.limits) == (1, a_program().limits)
    assert snapshot.codes["platforms"] == tuple(a_taxonomy().terms("platforms"))


def test_a_listed_provider_is_found_by_its_id(written: Path) -> None:
    provider = find_provider(read_snapshot(written), "lantern-bay")

    assert provider is not None
    assert (provider.name.en, provider.name.zh) == ("Lantern Bay", "灯湾电商")
    assert (provider.platforms, provider.is_demo) == (("tmall",), False)


@pytest.mark.parametrize("provider_id", ["tidewater", "unknown", "", "lantern"])
def test_a_removed_or_unknown_provider_is_not_found(written: Path, provider_id: str) -> None:
    assert find_provider(read_snapshot(written), provider_id) is None


def test_the_snapshot_is_read_once_a_process(written: Path) -> None:
    first = read_snapshot(written)
    written.unlink()

    assert read_snapshot(written) is first


def test_without_a_snapshot_nothing_starts(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_snapshot(tmp_path / "none.json")


@pytest.mark.parametrize("text", ["", "{}", '{"format": 1, "unknown": 2}'])
def test_a_file_of_another_format_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "snapshot.json").write_text(text)

    with pytest.raises(ValidationError):
        read_snapshot(tmp_path / "snapshot.json")


@pytest.mark.parametrize(
    ("text", "wanted"), [("LANTERN", ["lantern-bay"]), ("灯湾", ["lantern-bay"]), ("tide", []), ("x", [])]
)
def test_listed_providers_are_found_by_a_part_of_their_names(written: Path, text: str, wanted: list[str]) -> None:
    assert [each.id for each in named_providers(read_snapshot(written), text)] == wanted
