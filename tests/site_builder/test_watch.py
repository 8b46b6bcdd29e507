"""The watcher writes what a change touches, and says what is wrong without losing the site."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Timer

import pytest
from watchfiles import Change

from site_builder.build import Result, build
from site_builder.scan import Options
from site_builder.watch import Watcher, must_poll, watch
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


@pytest.fixture
def stop() -> Iterator[Event]:
    """What ends a watcher; after a minute it ends by itself, so that a change that nobody notices fails the test."""
    stop = Event()
    limit = Timer(60, stop.set)
    limit.start()
    yield stop
    limit.cancel()


def test_a_file_that_is_edited_before_the_first_build_is_told_is_taken_in(
    options: Options, tmp_path: Path, stop: Event
) -> None:
    path, edited = file_of(options, 3), tmp_path / "edited.yaml"
    edited.write_text(path.read_text("utf-8").replace("  en: {value: ", "  en: {value: New ", 1), "utf-8")
    then = iter((lambda: edited.replace(path), stop.set))  # in one step: half a file would be another change
    results: list[Result] = []

    def on_built(result: Result) -> None:
        results.append(result)
        next(then)()

    watch(options, on_built, stop)

    assert f"en/providers/{path.stem}.html" in results[-1].changed
    assert files(options.out) == clean(options, tmp_path)


@pytest.mark.parametrize(
    ("environment", "release", "polls"),
    [
        ({}, "6.1.0-27-amd64", False),
        ({}, "5.15.167.4-microsoft-standard-WSL2", True),
        ({"WATCHFILES_FORCE_POLLING": "true"}, "6.1.0-27-amd64", True),
        ({"WATCHFILES_FORCE_POLLING": "false"}, "5.15.167.4-microsoft-standard-WSL2", False),
    ],
)
def test_folders_are_polled_where_nothing_tells_of_changes_or_somebody_wants_it(
    environment: dict[str, str], release: str, *, polls: bool
) -> None:
    assert must_poll(environment, release) is polls
