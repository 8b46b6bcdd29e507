"""What the commands say and what they answer: 0 where all is well, 1 for faults of the content, 2 for a wrong call."""

import io
import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.__main__ import main
from site_builder.commands import PROGRESS_AFTER, Bar
from site_builder.schema import DIALECT
from tests.builders import ROOT, a_content_folder, a_project, a_provider_text, a_published, source_fields

FAULTY = a_provider_text(offer={"platforms": ["tmal"]}, company={"headquarters": "hangzou"})
UNUSED = a_provider_text(sources={"s1": source_fields(), "s2": source_fields()})
Output = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small complete project, not to be changed."""
    return a_project(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Content with two errors in one file, one in another, and a warning; not to be changed."""
    texts = {"lantern-bay": FAULTY, "river-gate": a_provider_text(types=["none-such"]), "stone-mill": UNUSED}
    return a_content_folder(tmp_path_factory.mktemp("faulty"), texts)


def run(*arguments: object) -> int:
    """Run the command on the day of the tests."""
    return main([*map(str, arguments), "--date", "2026-11-22"])


def run_build(root: Path, base: Path, *arguments: object) -> int:
    """Build a project into a folder; what it remembers lies in the project."""
    return run("build", "--root", root, "--out", base / "site", "--jobs", 1, *arguments)


# build


def test_a_build_ends_with_one_line_of_figures(project: Path, tmp_path: Path, capsys: Output) -> None:
    status = run_build(project, tmp_path)

    lines = capsys.readouterr().out.splitlines()
    assert status == 0
    assert len(lines) == 1
    assert " files made (" in lines[0]
    assert " changed, 0 removed, " in lines[0]


def test_a_second_build_has_nothing_to_do(project: Path, tmp_path: Path, capsys: Output) -> None:
    run_build(project, tmp_path)
    capsys.readouterr()

    status = run_build(project, tmp_path)

    assert (status, capsys.readouterr().out) == (0, "nothing to do\n")


def test_figures_of_a_build_can_be_read_by_a_program(project: Path, tmp_path: Path, capsys: Output) -> None:
    status = run_build(project, tmp_path, "--stats", "json")

    figures = json.loads(capsys.readouterr().out)
    files = [path for path in (tmp_path / "site").rglob("*") if path.is_file()]
    assert status == 0
    assert (figures["files"], figures["errors"], figures["warnings"], figures["removed"]) == (len(files), 0, 0, 0)
    assert figures["bytes"] == sum(path.stat().st_size for path in files)
    assert figures["changed"] == len(files)
    assert figures["seconds"] > 0


def test_figures_are_printed_of_a_build_without_changes_too(project: Path, tmp_path: Path, capsys: Output) -> None:
    run_build(project, tmp_path)
    capsys.readouterr()

    run_build(project, tmp_path, "--stats", "json")

    assert json.loads(capsys.readouterr().out)["files"] == 0


def test_faults_are_reported_and_nothing_is_written_time_after_time(
    tmp_path: Path, capsys: Output, faulty: Path
) -> None:
    first = run_build(faulty, tmp_path)
    said = capsys.readouterr().out

    second = run_build(faulty, tmp_path)

    assert (first, second) == (1, 1)
    assert capsys.readouterr().out == said
    assert said.splitlines()[-1] == "nothing written: 3 errors"
    assert [path.name for path in (tmp_path / "site").iterdir()] == [".release.json"]


def test_a_fault_that_is_mended_is_built(tmp_path: Path) -> None:
    root = a_project(tmp_path / "root")
    path = root / "content/providers/lantern-bay.yaml"
    path.write_text(FAULTY, "utf-8")
    run_build(root, tmp_path)
    path.write_text(a_provider_text(names={"en": "Mended"}), "utf-8")

    status = run_build(root, tmp_path)

    assert status == 0
    assert "Mended" in (tmp_path / "site/en/providers/lantern-bay.html").read_text("utf-8")


def test_a_warning_is_said_and_stops_nothing(tmp_path: Path, capsys: Output) -> None:
    status = run_build(a_project(tmp_path / "root", {"lantern-bay": UNUSED}), tmp_path)

    first, last = capsys.readouterr().out.splitlines()
    assert status == 0
    assert " warning source-unused " in first
    assert " files made " in last


def test_a_folder_with_files_of_somebody_else_is_not_touched(project: Path, tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/letter.txt").write_text("mine")

    status = run_build(project, tmp_path)

    assert status == 2
    assert "this folder holds files that no build made" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["letter.txt"]


def test_a_published_file_that_cannot_be_read_fails_the_build(project: Path, tmp_path: Path, capsys: Output) -> None:
    status = run_build(project, tmp_path, "--published", tmp_path / "none.json")

    assert status == 1
    assert "none.json:1:1 error published-unreadable" in capsys.readouterr().out


def test_a_build_takes_its_options(project: Path, tmp_path: Path) -> None:
    (tmp_path / "published.json").write_text(a_published().model_dump_json())

    run_build(project, tmp_path, "--base-url", "https://directory.test", "--published", tmp_path / "published.json")

    page = (tmp_path / "site/en/providers.html").read_text("utf-8")
    assert 'rel="canonical" href="https://directory.test/en/providers"' in page


# The progress bar


class Terminal(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def seconds(*moments: float) -> Iterator[float]:
    """Yield the moments at which a clock is asked; the last one stays."""
    yield from moments
    yield from (moments[-1] for _ in count())


def drawn(stream: io.StringIO, *moments: float) -> str:
    """Return what a bar draws at these moments, the first of them the beginning of the build."""
    clock = seconds(*moments)
    bar = Bar(stream, lambda: next(clock))
    bar(250, 1000)
    bar.end()
    return stream.getvalue()


def test_on_a_terminal_a_bar_shows_how_much_is_done_and_goes_at_the_end() -> None:
    assert drawn(Terminal(), 0, 1) == "\r[#######.......................] 250/1,000\r\033[K"


def test_a_build_of_half_a_second_shows_no_bar() -> None:
    assert drawn(Terminal(), 0, PROGRESS_AFTER) == ""


def test_without_a_terminal_there_is_no_bar() -> None:
    assert drawn(io.StringIO(), 0, 100) == ""


def test_a_bar_that_another_process_has_drawn_goes_too() -> None:
    clock = seconds(0, 1)
    terminal = Terminal()

    Bar(terminal, lambda: next(clock)).end()

    assert terminal.getvalue() == "\r\033[K"


def test_of_nothing_there_is_nothing_to_show() -> None:
    clock = seconds(0, 1)
    terminal = Terminal()

    Bar(terminal, lambda: next(clock))(0, 0)

    assert terminal.getvalue() == ""


@settings(max_examples=100)
@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_a_bar_is_as_wide_whatever_is_done(done: int, of: int) -> None:
    clock = seconds(0, 1)
    terminal = Terminal()

    Bar(terminal, lambda: next(clock))(min(done, of), of)

    assert terminal.getvalue().index("]") == 32
    assert ("." in terminal.getvalue()) == (done < of)


# schema


def schemas(root: Path) -> dict[str, bytes]:
    """Return the schemas of a project by name."""
    return {path.name: path.read_bytes() for path in (root / "content/schema").iterdir()}


def test_the_schemas_are_written_into_the_content_and_named(tmp_path: Path, capsys: Output) -> None:
    status = main(["schema", "--root", str(tmp_path)])

    assert status == 0
    assert schemas(tmp_path).keys() == schemas(ROOT).keys()
    assert {json.loads(text)["$schema"] for text in schemas(tmp_path).values()} == {DIALECT}
    assert sorted(capsys.readouterr().out.splitlines()) == sorted(
        str(path) for path in (tmp_path / "content/schema").iterdir()
    )
