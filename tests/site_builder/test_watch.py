"""The watcher writes what a change touches, and says what is wrong without losing the site."""

import shutil
from pathlib import Path

import pytest
from watchfiles import Change

from site_builder.build import build
from site_builder.scan import Options
from site_builder.watch import Watcher
from tests.site_builder.projects import copy_of, provider_file
from tests.site_builder.projects import options as options_of
from tests.site_builder.projects import site as files


@pytest.fixture
def options(project: Path, tmp_path: Path) -> Options:
    """The options of a small project of its own."""
    return options_of(copy_of(project, tmp_path), tmp_path, "kept")


def file_of(options: Options, number: int) -> Path:
    """Return a provider's file as the watcher is told of it."""
    return provider_file(options.root, number).resolve()


def clean(options: Options, base: Path) -> dict[str, bytes]:
    """Return the files of a clean build of the same project."""
    again = options_of(options.root, base, "clean")
    build(again)
    return files(again.out)


def test_a_changed_provider_is_written_and_the_site_is_that_of_a_clean_build(options: Options, tmp_path: Path) -> None:
    watcher = Watcher(options)
    watcher.first()
    path = file_of(options, 3)
    path.write_text(path.read_text("utf-8").replace("  en: {value: ", "  en: {value: New ", 1), "utf-8")

    result = watcher.changed({(Change.modified, str(path))})

    assert result is not None
    assert f"en/providers/{path.stem}.html" in result.changed
    assert files(options.out) == clean(options, tmp_path)


def test_added_and_deleted_providers_come_and_go(options: Options, tmp_path: Path) -> None:
    watcher = Watcher(options)
    watcher.first()
    new, old = file_of(options, 77), file_of(options, 5)
    shutil.copy(file_of(options, 1), new)
    old.unlink()

    watcher.changed({(Change.added, str(new)), (Change.deleted, str(old))})

    assert files(options.out) == clean(options, tmp_path)


def test_a_fault_is_reported_and_its_mending_is_taken_in(options: Options, tmp_path: Path) -> None:
    watcher = Watcher(options)
    watcher.first()
    path = file_of(options, 2)
    good = path.read_text("utf-8")
    before = files(options.out)

    path.write_text(good + "listed_on: 2026-11-22\n", "utf-8")
    faulty = watcher.changed({(Change.modified, str(path))})
    kept = files(options.out)
    path.write_text(good, "utf-8")
    mended = watcher.changed({(Change.modified, str(path))})

    assert faulty is not None
    assert [problem.code for problem in faulty.problems] == ["key-duplicate"]
    assert kept == before
    assert mended is not None
    assert not mended.has_errors
    assert files(options.out) == clean(options, tmp_path)


def test_a_changed_guide_builds_anew(options: Options, tmp_path: Path) -> None:
    watcher = Watcher(options)
    watcher.first()
    guide = next((options.root / "content/guides").resolve().glob("*/en.md"))
    guide.write_text(guide.read_text("utf-8") + "\nOne more line.\n", "utf-8")

    result = watcher.changed({(Change.modified, str(guide))})

    assert result is not None
    assert files(options.out) == clean(options, tmp_path)


def test_an_editors_own_files_concern_nobody(options: Options) -> None:
    watcher = Watcher(options)
    watcher.first()

    result = watcher.changed({(Change.added, str(options.root / "content/providers/.p00001.yaml.swp"))})

    assert result is None
