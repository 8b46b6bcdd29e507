"""The methods of scores, without pydantic."""

import json
from pathlib import Path

from functions.methods import read_methods
from tests.builders import a_method
from tests.functions.fakes import a_methods


def test_methods_are_those_of_the_snapshot(tmp_path: Path) -> None:
    snapshot = tmp_path / "snapshot.json"
    snapshot.write_text(json.dumps({"methods": {"v1": a_method().plain}}), encoding="utf-8")

    assert read_methods(snapshot) == a_methods()
