"""The collaborators of a function in the cloud."""

from pathlib import Path

import pytest

from functions.aws.services import SnapshotDirectory, services_from
from functions.settings import MissingSettingError, Settings
from site_builder.outputs import snapshot
from tests.builders import a_library, a_program


def test_the_collaborators_are_those_of_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_DEFAULT_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    settings = Settings(table="t", site="https://hezuo.example")

    services = services_from(settings)

    assert services.settings is settings
    assert services.clock().tzinfo is not None


def test_an_entry_is_found_in_the_snapshot_unless_it_was_removed(tmp_path: Path) -> None:
    head = '"format":1,"release":"r","base_url":"u","program":{"en":"H","zh":"合"},"mailbox":"m","codes":{},"methods":{},"limits":{"fact_old_after_months":1,"listing_page":1,"shortlist":1,"compare":2,"response_rate_from":1}'
    entry = '{{"id":"{}","name":{{"en":"B","zh":"湾"}},"website":"https://b.cn","is_demo":false,"removed":{},"platforms":[],"services":[],"categories":[]}}'
    path = tmp_path / "snapshot.json"
    path.write_text(f'{{{head},"providers":[{entry.format("bay", "false")},{entry.format("gone", "true")}]}}', "utf-8")
    directory = SnapshotDirectory(path)

    found = directory.find("bay")

    assert found is not None
    assert (found.name["zh"], found.website) == ("湾", "https://b.cn")
    assert (directory.find("gone"), directory.find("other")) == (None, None)


def test_a_function_that_was_not_told_of_the_snapshot_says_so() -> None:
    with pytest.raises(MissingSettingError, match="HEZUO_SNAPSHOT"):
        SnapshotDirectory(None).find("bay")


def test_methods_of_scores_are_those_of_the_snapshot(tmp_path: Path) -> None:
    path = tmp_path / "snapshot.json"
    path.write_bytes(snapshot(a_program(), a_library(), []))

    assert SnapshotDirectory(path).methods == {version: each.method for version, each in a_library().methods.items()}
