"""The lock of the tools on Node and Java."""

import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def test_every_package_is_locked_by_its_hash_and_by_no_place() -> None:
    lock: dict[str, dict[str, Any]] = json.loads((HERE / "package-lock.json").read_text("utf-8"))["packages"]
    packages = {name: package for name, package in lock.items() if name}

    assert [name for name, package in packages.items() if not package["integrity"].startswith("sha512-")] == []
    assert [name for name, package in packages.items() if "resolved" in package] == []


def test_the_tools_are_asked_for_in_one_version_each() -> None:
    wanted = json.loads((HERE / "package.json").read_text("utf-8"))
    locked = json.loads((HERE / "package-lock.json").read_text("utf-8"))["packages"]

    asked = wanted["dependencies"] | wanted["overrides"]

    assert {name: locked[f"node_modules/{name}"]["version"] for name in asked} == asked
