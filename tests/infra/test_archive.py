"""What goes into the archive, and how."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from infra.archive import copy, trim, zipped


def put(folder: Path, *names: str) -> None:
    """Make files that hold their own names."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")


def held(folder: Path) -> list[str]:
    """Return the files of a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    "name",
    [
        "bin/uvicorn",
        "jinja2/tests/x.py",
        "pydantic/__pycache__/main.cpython-311.pyc",
        "pydantic/main.pyi",
        "pydantic/py.typed",
        "pydantic-2.dist-info/RECORD",
        "boto3/data/ec2/2016-11-15/resources-1.json",
        "botocore/data/ec2/2016-11-15/service-2.json.gz",
        "botocore/data/s3/2006-03-01/examples-1.json",
    ],
)
def test_what_never_runs_is_taken_away(tmp_path: Path, name: str) -> None:
    put(tmp_path, name)

    trim(tmp_path, ["s3"])

    assert held(tmp_path) == []


@pytest.mark.parametrize(
    "name",
    [
        "pydantic/main.py",
        "pydantic/testing.py",
        "pydantic_core/_pydantic_core.cpython-313-aarch64-linux-gnu.so",
        "pydantic-2.dist-info/METADATA",
        "opentelemetry_api-1.dist-info/entry_points.txt",
        "botocore/cacert.pem",
        "botocore/data/endpoints.json",
        "botocore/data/s3/2006-03-01/service-2.json.gz",
    ],
)
def test_what_runs_is_kept(tmp_path: Path, name: str) -> None:
    put(tmp_path, name)

    trim(tmp_path, ["s3"])

    assert held(tmp_path) == [name]


def test_neither_dates_nor_rights_nor_order_change_the_archive(tmp_path: Path) -> None:
    put(tmp_path / "one", "a.py", "b/c.py")
    put(tmp_path / "two", "b/c.py", "a.py")
    os.utime(tmp_path / "two/a.py", (1, 1))
    (tmp_path / "two/a.py").chmod(0o700)

    first, second = zipped(tmp_path / "one"), zipped(tmp_path / "two")

    assert first == second
    assert zipfile.ZipFile(io.BytesIO(first)).namelist() == ["a.py", "b/c.py"]


def test_everybody_may_read_what_is_unpacked(tmp_path: Path) -> None:
    put(tmp_path, "a.py")

    (entry,) = zipfile.ZipFile(io.BytesIO(zipped(tmp_path))).infolist()

    assert entry.external_attr >> 16 == 0o100644


def test_files_are_copied_with_their_places(tmp_path: Path) -> None:
    put(tmp_path / "from", "a.py", "b/c.py", "b/note.txt")

    copy(tmp_path / "from", tmp_path / "to", "*.py")

    assert held(tmp_path / "to") == ["a.py", "b/c.py"]
