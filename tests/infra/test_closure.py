"""Which packages travel to the cloud."""

import pytest

from infra.closure import Target, closure, extra, installed, locked
from tests.builders import ROOT

ARM = Target(python="3.13", architecture="arm64")
NEEDS = {
    "web": ["core>=1", 'windows-only; sys_platform == "win32"', 'older; python_version < "3.12"', 'more; extra == "x"'],
    "core": ["Text_Tools"],
    "text-tools": ["core"],
    "older": [],
}


def test_it_holds_what_packages_need_and_what_those_need_once_and_in_order() -> None:
    found = closure(["web>=2"], ARM, NEEDS.__getitem__)

    assert found == ("core", "text-tools", "web")


def test_markers_are_those_of_the_machine_that_it_is_for() -> None:
    found = closure(["web"], Target(python="3.11", architecture="x86_64"), NEEDS.__getitem__)

    assert "older" in found


def test_wheels_call_the_architecture_otherwise() -> None:
    assert (ARM.machine, Target(python="3.13", architecture="x86_64").machine) == ("aarch64", "x86_64")


def test_an_architecture_that_the_cloud_does_not_have_is_refused() -> None:
    with pytest.raises(KeyError):
        _ = Target(python="3.13", architecture="riscv").machine


def test_the_functions_need_nothing_of_the_builder() -> None:
    found = closure(extra(ROOT, "functions"), ARM, installed)

    assert {"boto3", "fastapi", "mangum", "pydantic-core"} <= set(found)
    assert not {"cmarkgfm", "nh3", "orjson", "pyyaml", "ministack", "uvicorn"} & set(found)


def test_every_package_comes_with_its_version_and_hashes() -> None:
    names = closure(extra(ROOT, "functions"), ARM, installed)

    lines = locked(ROOT, names).splitlines()

    assert [line.partition("==")[0] for line in lines if not line.startswith(" ")] == list(names)
    assert all(line.lstrip().startswith("--hash=sha256:") for line in lines if line.startswith(" "))


def test_a_package_that_is_not_locked_is_refused() -> None:
    with pytest.raises(KeyError, match="leftpad"):
        locked(ROOT, ["leftpad"])
