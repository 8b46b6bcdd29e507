"""The functions' archive, made from the packages of this environment instead of the network's."""

import io
import os
import subprocess
import sys
import zipfile
from functools import partial
from importlib.metadata import distribution
from pathlib import Path

import pytest

from infra.closure import Target, closure, extra
from infra.package import SERVICES, Source, Unable, archive, from_lock, interpreter, main
from site_builder.letters import mails_json
from tests.builders import ROOT

HERE = Target(python="{}.{}".format(*sys.version_info), architecture="x86_64")
ROOMS = sorted(path.parent.name for path in (ROOT / "functions").glob("*/handler.py"))
LIMIT = 10_000_000
"""Bytes; the archive has a third of this in compiled extensions alone."""


def install(names: tuple[str, ...], folder: Path) -> None:
    """Copy packages of this environment."""
    for name in names:
        for file in distribution(name).files or ():
            if ".." not in file.parts:
                (folder / file).parent.mkdir(parents=True, exist_ok=True)
                (folder / file).write_bytes(Path(str(file.locate())).read_bytes())


def source(python: str | None, *names: str) -> Source:
    """Return a source with some packages and a snapshot."""
    return Source(
        root=ROOT,
        install=partial(install, names),
        files={"snapshot.json": b'{"format": 1, "providers": []}', "templates/mails.json": mails_json(ROOT)},
        python=python,
    )


@pytest.fixture(scope="module")
def whole() -> bytes:
    """The archive with everything."""
    return archive(source(sys.executable, *closure(extra(ROOT, "functions"), HERE)))


@pytest.fixture(scope="module")
def unpacked(whole: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the archive was unpacked, as the cloud does it."""
    folder = tmp_path_factory.mktemp("task")
    zipfile.ZipFile(io.BytesIO(whole)).extractall(folder)
    return folder


def test_two_builds_are_the_same_bytes() -> None:
    first, second = (archive(source(sys.executable, "mangum", "jinja2")) for _ in range(2))

    assert first == second


def test_it_stays_small(whole: bytes) -> None:
    assert len(whole) < LIMIT


def test_every_room_can_be_loaded_from_the_archive_alone(unpacked: Path) -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "AWS_DEFAULT_REGION": "eu-west-1",
        "HEZUO_KEY": "k" * 64,
        "HEZUO_SITE": "https://hezuo.example",
        "HEZUO_SNAPSHOT": "snapshot.json",
        "HEZUO_SENDER": "no-reply@hezuo.example",
        "HEZUO_SITE_BUCKET": "site",
        "HEZUO_TABLE": "table",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    # Without its site packages, Python has the archive and the standard library only.
    words = f"""
import sys
from importlib import import_module
sys.path.insert(0, '')
print([room for room in {ROOMS} if callable(import_module(f'functions.{{room}}.handler').handler)])
"""

    done = subprocess.run(  # noqa: S603 # our own words
        [sys.executable, "-S", "-c", words], cwd=unpacked, env=environment, check=False, capture_output=True, text=True
    )

    assert (done.stdout, done.stderr) == (f"{ROOMS}\n", "")


def test_every_module_is_compiled_and_never_compared_with_its_source(unpacked: Path) -> None:
    modules = [path for path in unpacked.rglob("*.py") if path.read_bytes()]

    compiled = [next((path.parent / "__pycache__").glob(f"{path.stem}.*.pyc")) for path in modules]

    assert {path.read_bytes()[4:8] for path in compiled} == {b"\x01\x00\x00\x00"}
    assert len(compiled) > 500


def test_of_the_cloud_only_what_is_spoken_to_is_described(unpacked: Path) -> None:
    described = {path.name for path in (unpacked / "botocore/data").iterdir() if any(path.rglob("service-2.json.gz"))}

    assert described == set(SERVICES)


def test_neither_the_builder_nor_the_content_travels(unpacked: Path) -> None:
    assert not (unpacked / "site_builder/build.py").exists()
    assert not (unpacked / "content").exists()
    assert not (unpacked / "infra").exists()


def test_without_a_python_of_the_runtime_only_sources_travel() -> None:
    content = archive(source(None, "mangum"))

    assert not [name for name in zipfile.ZipFile(io.BytesIO(content)).namelist() if name.endswith(".pyc")]


def test_a_module_that_cannot_be_compiled_is_told() -> None:
    broken = Source(root=ROOT, install=lambda _folder: None, files={"broken.py": b"def"}, python=sys.executable)

    with pytest.raises(Unable, match="could not be compiled"):
        archive(broken)


def test_an_interpreter_is_taken_by_its_minor_version_only() -> None:
    assert interpreter(HERE.python, ["no-such-program", sys.executable]) == sys.executable
    assert interpreter("3.2", [sys.executable]) is None


def test_a_runtime_without_its_python_here_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["--runtime", "python3.99", "--out", str(tmp_path)])

    assert status == 1
    assert capsys.readouterr().err.startswith("no Python 3.99 to compile with: ")


def test_what_is_no_runtime_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["--runtime", "nodejs22.x", "--out", str(tmp_path)])

    assert (status, capsys.readouterr().err) == (1, "nodejs22.x is no Python runtime\n")


@pytest.mark.peers
def test_packages_for_another_machine_come_from_the_lock(tmp_path: Path) -> None:
    from_lock(ROOT, Target(python="3.13", architecture="arm64"))(tmp_path)

    assert list(tmp_path.glob("pydantic_core/*.cpython-313-aarch64-linux-gnu.so"))
    assert (tmp_path / "boto3/__init__.py").exists()
