"""A project of thirty providers that is copied, changed and built by tests of builds; its templates are compiled once."""

import os
import shutil
import time
from itertools import count
from pathlib import Path
from typing import Final

from site_builder.build import build
from site_builder.scan import Options
from tests.bench.generate import provider_id, provider_text
from tests.builders import TODAY, a_project, a_provider_text, a_taxonomy

PUBLISHED: Final = "published.json"
_COMPILED: Final = "compiled"
_LISTS: Final = ("categories", "markets", "places", "platforms", "provider_types", "services")
_ticks = count(1)


def thirty(base: Path) -> Path:
    """Write the project, with two guides, and compile its templates; return its root."""
    codes = {name: list(a_taxonomy().terms(name)) for name in _LISTS}
    texts = {provider_id(number): provider_text(number, codes) for number in range(30)}
    root = a_project(base / "root", providers={"lantern-bay": a_provider_text(), **texts})
    guides, program = root / "content/guides", root / "content/program.yaml"
    shutil.copytree(guides / "deposit", guides / "fees")
    program.write_text(program.read_text("utf-8").replace("sample: lantern-bay", f"sample: {provider_id(3)}"), "utf-8")
    assert not build(options(root, base, "first")).has_errors
    shutil.copytree(base / "first/cache/templates", base / _COMPILED)
    return root


def copy_of(project: Path, base: Path) -> Path:
    """Return a fresh copy of the project."""
    root = base / "root"
    shutil.copytree(project, root)
    (base / _COMPILED).symlink_to(project.parent / _COMPILED)
    return root


def options(root: Path, base: Path, name: str, jobs: int = 1) -> Options:
    """Return the options of a build into a folder of its own, where the templates as they were are compiled already."""
    told, compiled = root / PUBLISHED, base / name / "cache/templates"
    if (root.parent / _COMPILED).exists() and not compiled.exists():
        shutil.copytree(root.parent / _COMPILED, compiled)
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
