"""The `hezuo` command reads its arguments, and ends at once where nothing is to be done."""

import os
import signal
import subprocess
import sys
import time
import tomllib
from datetime import date
from pathlib import Path

import pytest

from site_builder.__main__ import command_line, main, options_of
from site_builder.scan import Options, today
from tests.builders import ROOT, a_project, a_provider_text

NOT_LOADED = (
    "cmarkgfm", "jinja2", "markupsafe", "nh3", "orjson", "pydantic", "yaml", "asyncio", "multiprocessing",
    "site_builder.build", "site_builder.commands", "site_builder.read",
)  # fmt: skip
NEVER_LOADED = (
    "difflib", "email.message", "importlib.metadata", "pypinyin", "yaml", "zipfile",
    "site_builder.model.owners", "site_builder.parser", "site_builder.schema",
)  # fmt: skip
"""What no build of content without faults needs."""
NOT_FOR_A_CHANGE = (
    "cmarkgfm", "nh3", "site_builder.model.brief", "site_builder.model.mails", "site_builder.pages.propose",
    "site_builder.tools", "site_builder.unchanging",
)  # fmt: skip
SPY = """
import sys
from site_builder.__main__ import main
status = main(sys.argv[2:])
print(status, [name for name in sys.argv[1].split() if name in sys.modules])
"""
Output = pytest.CaptureFixture[str]


def options(*arguments: str) -> Options:
    """Return what a build is told by these arguments."""
    return options_of(command_line().parse_args(["build", *arguments]))


def python(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run Python in the repository."""
    return subprocess.run(  # noqa: S603 # our own command
        [sys.executable, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )


def test_without_arguments_a_build_is_of_this_folder() -> None:
    told = options()

    assert (told.root, told.out, told.cache) == (Path(), Path("build/site"), Path(".cache/build"))
    assert (told.base_url, told.published, told.with_demo) == ("", None, False)
    assert told.jobs >= 1


def test_without_a_date_a_build_is_of_today() -> None:
    before = today()

    assert before <= options().today <= today()


def test_the_site_and_the_cache_lie_in_the_project_unless_said_otherwise() -> None:
    told = options("--root", "/project", "--out", "/elsewhere")

    assert (told.out, told.cache) == (Path("/elsewhere"), Path("/project/.cache/build"))


def test_a_build_is_told_everything_that_is_said() -> None:
    told = options(
        "--cache", "c", "--base-url", "https://directory.test", "--published", "p.json", "--date", "2026-11-22",
        "--with-demo", "--jobs", "3",
    )  # fmt: skip

    assert (told.cache, told.base_url, told.published) == (Path("c"), "https://directory.test", Path("p.json"))
    assert (told.today, told.with_demo, told.jobs) == (date(2026, 11, 22), True, 3)


@pytest.mark.parametrize("jobs", ["0", "-4"])
def test_a_build_has_at_least_one_process(jobs: str) -> None:
    assert options("--jobs", jobs).jobs == 1


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["build", "--date", "tomorrow"], "'tomorrow' is not a day such as 2026-11-22"),
        (["build", "--date", "2026-02-30"], "'2026-02-30' is not a day such as 2026-11-22"),
        (["build", "--date", ""], "'' is not a day such as 2026-11-22"),
        (["check", "--date", "22.11.2026"], "'22.11.2026' is not a day such as 2026-11-22"),
        (["build", "--stats", "xml"], "invalid choice: 'xml'"),
        (["build", "--jobs", "many"], "invalid int value: 'many'"),
        (["check", "--format", "html"], "invalid choice: 'html'"),
        (["check", "--lang", "de"], "invalid choice: 'de'"),
        (["check", "--limit", "few"], "'few' is not a number from 0"),
        (["check", "--limit", "-1"], "'-1' is not a number from 0"),
        (["build", "--date", "20261122"], "'20261122' is not a day such as 2026-11-22"),
        (["build", "PATH"], "unrecognized arguments: PATH"),
        (["publish"], "invalid choice: 'publish'"),
        ([], "the following arguments are required: COMMAND"),
    ],
)
def test_a_wrong_call_is_answered_with_2_and_what_is_wrong(
    arguments: list[str], complaint: str, capsys: Output
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)

    assert stopped.value.code == 2
    assert complaint in capsys.readouterr().err


@pytest.mark.parametrize("command", ["build", "check", "schema"])
def test_every_command_explains_itself(command: str, capsys: Output) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([command, "--help"])

    assert stopped.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: hezuo {command} ")


def test_a_build_without_changes_loads_neither_pydantic_nor_jinja2(tmp_path: Path) -> None:
    root = a_project(tmp_path / "root")
    build = ["build", "--root", str(root), "--date", "2026-11-22", "--jobs", "1"]
    main(build)

    done = python("-c", SPY, " ".join(NOT_LOADED), *build)

    assert done.stderr == ""
    assert done.stdout == "nothing to do\n0 []\n"


def test_a_build_loads_nothing_that_only_faults_or_other_commands_need(tmp_path: Path) -> None:
    root = a_project(tmp_path / "root")
    build = ["build", "--root", str(root), "--date", "2026-11-22", "--jobs", "1"]
    clean = python("-c", SPY, " ".join(NEVER_LOADED), *build)
    entry = next((root / "content/providers").glob("*.yaml"))
    entry.write_text(entry.read_text("utf-8") + "# read again\n", "utf-8")

    change = python("-c", SPY, " ".join(NEVER_LOADED + NOT_FOR_A_CHANGE), *build)

    assert [done.stderr for done in (clean, change)] == ["", ""]
    assert [done.stdout.splitlines()[-1] for done in (clean, change)] == ["0 []", "0 []"]


def test_the_command_runs_as_a_module_and_its_status_is_that_of_the_process(tmp_path: Path) -> None:
    fine, wrong = python("-m", "site_builder", "schema", "--root", tmp_path), python("-m", "site_builder", "publish")

    assert (fine.returncode, fine.stderr) == (0, "")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert wrong.stderr.startswith("usage: hezuo ")


def test_the_installed_command_is_this_one() -> None:
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]

    assert scripts == {"hezuo": "site_builder.__main__:run"}


def test_what_a_command_printed_last_arrives_before_its_process_ends(tmp_path: Path) -> None:
    found = python("-m", "site_builder", "check", "--root", tmp_path)

    assert found.returncode == 1
    assert found.stdout.splitlines()[-1].endswith("errors, 0 warnings")


def test_a_build_that_is_interrupted_ends_without_a_word_and_the_next_one_is_whole(tmp_path: Path) -> None:
    root = a_project(tmp_path, {f"firm-{number}": a_provider_text() for number in range(150)})
    words = [sys.executable, "-m", "site_builder", "build", "--root", str(root), "--jobs", "2"]
    with subprocess.Popen(  # noqa: S603 # our own command
        words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    ) as process:
        while process.poll() is None and not (root / ".cache/build/building").exists():
            time.sleep(0.002)
        os.killpg(process.pid, signal.SIGINT)
        said, _ = process.communicate(timeout=60)

    done = python(*words[1:])

    assert (process.returncode, said) == (-signal.SIGINT, b"")
    assert done.returncode == 0
    assert "changed" in done.stdout


def test_a_command_whose_output_nobody_reads_ends_without_a_word(tmp_path: Path) -> None:
    end, start = os.pipe()
    os.close(end)

    with os.fdopen(start, "wb") as nowhere:
        done = subprocess.run(  # noqa: S603 # our own command
            [sys.executable, "-m", "site_builder", "check", "--root", tmp_path],
            cwd=ROOT, stdout=nowhere, stderr=subprocess.PIPE, timeout=120, check=False,
        )  # fmt: skip

    assert (done.returncode, done.stderr) == (1, b"")
