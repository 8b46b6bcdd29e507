"""The functions' archive: `python -m infra.package`.

Packages come from the lock, for the machine that the functions run on, whatever this one is; the project's own code
and the files that it reads come beside them. It is compiled by a Python of the same minor version as the runtime, since
the functions' folder cannot be written to and every cold start would compile again. The same inputs give the same bytes.
"""

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from infra.archive import copy, trim, zipped
from infra.closure import Target, closure, extra, locked
from infra.stack import template
from site_builder.letters import mails_json

SERVICES: Final = ("dynamodb", "s3", "sesv2")
"""What the functions speak to; descriptions of other services stay behind."""

OWN: Final = (("functions", "*.py"), ("site_builder/model", "*.py"), ("templates/emails", "*"))
_SINGLE: Final = tuple(f"site_builder/{name}.py" for name in ("__init__", "compiled", "linking", "messages", "render"))
_RUNTIME: Final = re.compile(r"python(3\.\d+)")

_COMPILING: Final = {"PYTHONHASHSEED": "0", "PYTHONPYCACHEPREFIX": ""}
"""The order of sets is written down too, so it is always the same; and the code lies beside its source on every machine."""

Install = Callable[[Path], None]
"""Puts the packages into a folder."""


class Unable(Exception):  # noqa: N818 # it is told in one line, and is no fault of this program
    """The archive cannot be made; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What goes into an archive.

    Attributes:
        root: The checkout.
        install: Puts the packages into a folder.
        files: More files by their place in the archive: what the build made for the functions.
        python: A Python of the runtime's minor version; None ships the sources alone.
    """

    root: Path
    install: Install
    files: Mapping[str, bytes]
    python: str | None


def archive(source: Source) -> bytes:
    """Return the archive.

    Raises:
        Unable: A package cannot be had.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source.install(folder)
        trim(folder, SERVICES)
        _add_own(source, folder)
        if source.python:
            _compile(folder, source.python)
        return zipped(folder)


def _add_own(source: Source, folder: Path) -> None:
    """Put the project's own files where the functions look for them."""
    for place, pattern in OWN:
        copy(source.root / place, folder / place, pattern)
    for place in _SINGLE:
        shutil.copyfile(source.root / place, folder / place)
    for place, content in source.files.items():
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_bytes(content)


def _compile(folder: Path, python: str) -> None:
    """Compile every module once, in order, so that it is never compared with its source again."""
    words = (python, "-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash", "-s", str(folder), str(folder))
    done = subprocess.run(words, check=False, capture_output=True, text=True, env={**os.environ, **_COMPILING})  # noqa: S603 # our own words
    if done.returncode:
        msg = f"the archive could not be compiled: {(done.stdout or done.stderr).strip()}"
        raise Unable(msg)


def from_lock(root: Path, target: Target) -> Install:
    """Return what installs the functions' packages for another machine, by uv where it is there, else by pip."""

    def install(folder: Path) -> None:
        wanted = locked(root, closure(extra(root, "functions"), target))
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
            file.write(wanted)
            file.flush()
            words = _installer(target, folder, file.name)
            done = subprocess.run(words, check=False, capture_output=True, text=True)  # noqa: S603 # our own words
        if done.returncode:
            msg = f"the functions' packages could not be had: {done.stderr.strip().rpartition(chr(10))[2]}"
            raise Unable(msg)

    return install


def _installer(target: Target, folder: Path, requirements: str) -> tuple[str, ...]:
    """Return the words that install wheels of another machine into a folder."""
    common = ("--target", str(folder), "--only-binary=:all:", "--require-hashes", "--no-deps", "-r", requirements)
    uv = shutil.which("uv")
    if uv:
        platform = f"{target.machine}-manylinux_2_28"
        return (uv, "pip", "install", "--python-platform", platform, "--python-version", target.python, *common)
    platforms = [f"--platform={kind}_{target.machine}" for kind in ("manylinux2014", "manylinux_2_28")]
    machine = (*platforms, f"--python-version={target.python}", "--implementation=cp", "--no-compile")
    return (sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *machine, *common)


def interpreter(python: str, candidates: Sequence[str]) -> str | None:
    """Return the first candidate that starts and has a minor version."""
    code = f"import sys; sys.exit('%d.%d' % sys.version_info[:2] != {python!r})"
    for candidate in candidates:
        path = shutil.which(candidate)
        if path and not subprocess.run((path, "-c", code), check=False, capture_output=True).returncode:  # noqa: S603 # our own words
            return path
    return None


def _files(root: Path, site: Path) -> dict[str, bytes]:
    """Return what the functions read besides their code.

    Raises:
        Unable: The site is not built.
    """
    snapshot = site / "data/snapshot.json"
    if not snapshot.exists():
        msg = f"{snapshot.relative_to(root)} is not there: hezuo build makes it"
        raise Unable(msg)
    return {"snapshot.json": snapshot.read_bytes(), "templates/mails.json": mails_json(root)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the archive and say what it holds: 0, or 1 where it cannot be made."""
    defaults = {name: found.get("Default") for name, found in template()["Parameters"].items()}
    parser = argparse.ArgumentParser(prog="python -m infra.package", description=__doc__)
    parser.add_argument("--runtime", default=defaults["Runtime"], help="as the template's parameter")
    parser.add_argument("--architecture", default=defaults["Architecture"], choices=["arm64", "x86_64"])
    parser.add_argument("--python", help="a Python of the runtime's minor version, to compile with")
    parser.add_argument("--sources-only", action="store_true", help="do without one: cold starts take twice as long")
    parser.add_argument("--out", type=Path, default=Path("build"), help="the folder for the archive (build)")
    given = parser.parse_args(arguments)
    try:
        path = write(given.out, given)
    except Unable as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{path} ({path.stat().st_size:,} bytes, {given.runtime}, {given.architecture})\n")
    return 0


def write(out: Path, given: argparse.Namespace) -> Path:
    """Make the archive and return its place; its name carries its hash.

    Raises:
        Unable: It cannot be made.
    """
    root = Path(__file__).parents[1]
    version = _RUNTIME.fullmatch(given.runtime)
    if not version:
        msg = f"{given.runtime} is no Python runtime"
        raise Unable(msg)
    target = Target(python=version[1], architecture=given.architecture)
    python = interpreter(target.python, [given.python] if given.python else [f"python{target.python}", sys.executable])
    if not python and not given.sources_only:
        msg = f"no Python {target.python} to compile with: name one by --python, or ship the sources by --sources-only"
        raise Unable(msg)
    source = Source(root=root, install=from_lock(root, target), files=_files(root, root / "build/site"), python=python)
    content = archive(source)
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"functions-{hashlib.sha256(content).hexdigest()[:16]}.zip"
    path.write_bytes(content)
    return path


if __name__ == "__main__":
    sys.exit(main())
