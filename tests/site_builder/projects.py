"""A project of thirty providers that is copied, changed and built by tests of builds."""

import os
import shutil
import time
from itertools import count
from pathlib import Path
from typing import Final

from site_builder.scan import Options
from tests.bench.generate import provider_id, provider_text
from tests.builders import TODAY, a_project, a_provider_text, a_taxonomy

PUBLISHED: Final = "published.json"
_LISTS: Final = ("categories", "markets", "places", "platforms", "provider_types", "services")
_ticks = count(1)


def thirty(base: Path) -> Path:
    """Write the project, with two guides; return its root."""
    codes = {name: list(a_taxonomy().terms(name)) for name in _LISTS}
    texts = {provider_id(number): provider_text(number, codes) for number in range(30)}
    root = a_project(base / "root", providers={"lantern-bay": a_provider_text(), **texts})
    guides, program = root / "content/guides", root / "content/program.yaml"
    shutil.copytree(guides / "deposit", guides / "fees")
    program.write_text(program.read_text("utf-8").replace("sample: lantern-bay", f"sample: {provider_id(3)}"), "utf-8")
    return root


def copy_of(project: Path, base: Path) -> Path:
    """Return a fresh copy of the project."""
    root = base / "root"
    shutil.copytree(project, root)
    return root


def options(root: Path, base: Path, name: str, jobs: int = 1) -> Options:
    """Return the options of a build into a folder of its own."""
    told = root / PUBLISHED
    return Options(
        root=root,
        out=base / name / "site",
        cache=base / name / "cache",
        today=TODAY,
        jobs=jobs,
        published=told if told.exists() else None,
    )


def site(folder: Path) -> dict[str, bytes]:
    """Return every file of a site."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def provider_file(root: Path, number: int) -> Path:
    """Return a provider's file."""
    return root / "content/providers" / f"{provider_id(number)}.yaml"


def touch(path: Path, text: str) -> None:
    """Write a file so that its stamp differs, whatever the clock's grain."""
    path.write_text(text, "utf-8")
    stamp = time.time_ns() + next(_ticks) * 1_000_000
    os.utime(path, ns=(stamp, stamp))
