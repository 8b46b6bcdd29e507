"""What the commands say and what they answer: 0 where all is well, 1 for faults of the content, 2 for a wrong call."""

import io
import json
import re
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


@settings(deadline=None, derandomize=True, max_examples=100)
@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_a_bar_is_as_wide_whatever_is_done(done: int, of: int) -> None:
    clock = seconds(0, 1)
    terminal = Terminal()

    Bar(terminal, lambda: next(clock))(min(done, of), of)

    assert terminal.getvalue().index("]") == 32
    assert ("." in terminal.getvalue()) == (done < of)


# check


def check(root: Path, *arguments: object) -> int:
    """Check a project's content."""
    return run("check", "--root", root, *arguments)


def test_content_without_faults_passes(project: Path, capsys: Output) -> None:
    assert check(project) == 0
    assert capsys.readouterr().out == "0 errors, 0 warnings\n"


def test_the_real_content_passes(capsys: Output) -> None:
    assert check(ROOT) == 0, capsys.readouterr().out


def test_every_fault_of_every_file_is_reported_at_once(faulty: Path, capsys: Output) -> None:
    status = check(faulty)

    *found, total = capsys.readouterr().out.splitlines()
    assert status == 1
    assert [re.sub(r"content/providers/(.*?):[1-9]\d*:[1-9]\d* (.*?): .*", r"\1 \2", line) for line in found] == [
        "lantern-bay.yaml error code-unknown company.headquarters.value",
        "lantern-bay.yaml error code-unknown offer.platforms.0.values.0",
        "river-gate.yaml error code-unknown types.0",
        "stone-mill.yaml warning source-unused sources.s2",
    ]
    assert total == "3 errors, 1 warnings"


def test_a_fault_says_what_is_meant_in_the_language_that_is_asked_for(faulty: Path, capsys: Output) -> None:
    check(faulty)
    english = capsys.readouterr().out
    check(faulty, "--lang", "zh")
    chinese = capsys.readouterr().out

    assert "Did you mean tmall?" in english
    assert "您是否想写“tmall”？" in chinese
    assert chinese.splitlines()[-1] == "共 3 处错误，1 处提醒"


def test_faults_can_be_read_by_a_program(faulty: Path, capsys: Output) -> None:
    status = check(faulty, "--format", "json")

    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert status == 1
    assert [problem["code"] for problem in found] == ["code-unknown"] * 3 + ["source-unused"]
    assert found[0]["path"] == "content/providers/lantern-bay.yaml"
    assert (found[1]["field"], found[1]["values"]["nearest"]) == ("offer.platforms.0.values.0", "tmall")


def test_faults_can_be_annotations_of_a_pull_request(faulty: Path, capsys: Output) -> None:
    status = check(faulty, "--format", "github", "--lang", "zh")

    found = capsys.readouterr().out.splitlines()
    assert status == 1
    assert [line.split(" ")[0] for line in found] == ["::error", "::error", "::error", "::warning"]
    place = (
        r"::error file=content/providers/lantern-bay\.yaml,line=[1-9]\d*,col=[1-9]\d*,title=code-unknown::“hangzou”.+"
    )
    assert re.fullmatch(place, found[0])


@pytest.mark.parametrize(("form", "extra"), [("text", 1), ("json", 0), ("github", 0)])
def test_no_more_faults_are_printed_than_asked_for_and_all_are_counted(
    faulty: Path, capsys: Output, form: str, extra: int
) -> None:
    status = check(faulty, "--format", form, "--limit", 2)

    assert status == 1
    assert len(capsys.readouterr().out.splitlines()) == 2 + extra


def test_a_warning_alone_passes(faulty: Path, capsys: Output) -> None:
    assert check(faulty, "content/providers/stone-mill.yaml") == 0
    assert capsys.readouterr().out.endswith("0 errors, 1 warnings\n")


@pytest.mark.parametrize(
    ("path", "errors"),
    [
        ("content/providers/lantern-bay.yaml", 2),
        ("./content/providers/river-gate.yaml", 1),
        ("content/providers", 3),
        ("content/providers/", 3),
        ("content/guides", 0),
        (".", 3),
    ],
)
def test_only_the_faults_of_the_files_and_folders_that_are_named_are_reported(
    faulty: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output, path: str, errors: int
) -> None:
    monkeypatch.chdir(faulty)

    status = check(Path(), path)

    assert capsys.readouterr().out.splitlines()[-1].startswith(f"{errors} errors")
    assert status == min(errors, 1)


def test_a_path_is_understood_from_here_or_from_the_root_of_the_project(faulty: Path, capsys: Output) -> None:
    totals = []
    for path in (faulty / "content/providers/river-gate.yaml", "content/providers/river-gate.yaml"):
        check(faulty, path)
        totals.append(capsys.readouterr().out.splitlines()[-1])

    assert totals == ["1 errors, 0 warnings"] * 2


def test_several_paths_are_reported_together(faulty: Path, capsys: Output) -> None:
    check(faulty, "content/providers/river-gate.yaml", "content/providers/lantern-bay.yaml")

    assert capsys.readouterr().out.endswith("3 errors, 0 warnings\n")


def test_a_path_that_does_not_exist_is_a_fault_of_its_own(faulty: Path, capsys: Output) -> None:
    status = check(faulty, "content/providers/none.yaml")

    assert status == 1
    assert capsys.readouterr().err == "content/providers/none.yaml: no such file\n"


def test_the_day_of_the_check_counts(project: Path, capsys: Output) -> None:
    main(["check", "--root", str(project), "--date", "2026-11-21"])

    assert "date-future" in capsys.readouterr().out


def test_fictional_providers_are_checked_too(tmp_path: Path, capsys: Output) -> None:
    root = a_content_folder(tmp_path, demo={"demo-bay": a_provider_text(company=None, types=["none-such"])})

    assert check(root) == 1
    assert "content/demo/providers/demo-bay.yaml:" in capsys.readouterr().out


def test_an_id_that_stands_in_both_folders_is_a_fault_of_the_fictional_one(tmp_path: Path, capsys: Output) -> None:
    root = a_content_folder(tmp_path, demo={"lantern-bay": a_provider_text(company=None)})

    check(root, "--format", "json")

    problems = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    taken = [problem for problem in problems if problem["code"] == "id-taken"]
    assert [(problem["path"], problem["values"]["text"]) for problem in taken] == [
        ("content/demo/providers/lantern-bay.yaml", "content/providers/lantern-bay.yaml")
    ]


def test_a_folder_that_is_no_project_is_reported_file_by_file(tmp_path: Path, capsys: Output) -> None:
    assert check(tmp_path / "nowhere") == 1
    assert "content/taxonomy.yaml:1:1 error file-missing" in capsys.readouterr().out


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
