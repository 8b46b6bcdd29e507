"""The developer's command, run in a small checkout where every tool is a fake that tells how it was called."""

import ast
import re
import runpy
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

CHECKOUT = Path(__file__).parents[1]
DEV: dict[str, Any] = runpy.run_path(str(CHECKOUT / "dev"))  # a script without types
TOOLS = ("hezuo", "lint-imports", "mypy", "ruff", "zizmor")
PYTEST = "tool-python -m pytest"
TWO = "-n 2 --dist worksteal"
not_on_a_mac = pytest.mark.skipif(sys.platform == "darwin", reason="a Mac has browsers and fonts outside of PATH")
UV = """\
case "$1" in
  venv) /bin/rm -rf "$ROOT/.venv"; /bin/mkdir -p "$ROOT/.venv/bin"
        for tool in "$PATH"/tool-*; do /bin/cp "$tool" "$ROOT/.venv/bin/${tool##*tool-}"; done;;
esac
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """A checkout, and a folder that is all there is on PATH."""

    root: Path
    path: Path

    def has(self, name: str, script: str = "") -> None:
        """Put a program on PATH: it notes its words, then does what the script says."""
        program = self.path / name
        program.write_text(
            f'#!/bin/sh\nROOT={self.root}\necho "{name} $*" >>{self.root}/log\n{script}', encoding="utf-8"
        )
        program.chmod(0o755)

    def run(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run `./dev` there."""
        known = {"PATH": str(self.path), "HOME": str(self.root)}
        return subprocess.run(  # noqa: S603 # our own words
            [sys.executable, str(self.root / "dev"), *words],
            env=known | environment,
            check=False,
            capture_output=True,
            text=True,
        )

    def has_apt(self, package: str) -> None:
        """Let this user install packages, of which there is one: it is what `later` becomes."""
        (self.path / "env").symlink_to(shutil.which("env") or "env")
        self.has("sudo", 'shift; exec "$@"')
        self.has(
            "apt-get", f'case "$*" in *install*" {package}") /bin/mv {self.path}/later {self.path}/{package};; esac'
        )

    @property
    def fetched(self) -> list[str]:
        """What apt was asked for, in order."""
        return [line.split("::Lock::Timeout=120 ")[1] for line in self.log if line.startswith("apt-get")]

    @property
    def log(self) -> list[str]:
        """What the programs were called with, in order."""
        return (self.root / "log").read_text(encoding="utf-8").splitlines()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine with uv, Chromium and a Chinese font."""
    root, path = tmp_path / "hezuo", tmp_path / "path"
    root.mkdir()
    path.mkdir()
    for name in ("dev", "pyproject.toml", "requirements.lock"):
        shutil.copy(CHECKOUT / name, root / name)
    machine = Machine(root=root, path=path)
    machine.has("uv", UV)
    machine.has("chromium")
    machine.has("fc-list", "echo NotoSansCJK")
    machine.has("tool-python", 'case "$*" in *pytest*) echo "1 passed";; esac')
    for name in TOOLS:
        machine.has(f"tool-{name}")
    return machine


def test_help_names_every_command(machine: Machine) -> None:
    done = machine.run("help")

    assert re.findall(r"\./dev (\w+)", done.stdout) == list(DEV["COMMANDS"])
    assert machine.run().stdout == done.stdout


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("deploy",), "dev: there is no command 'deploy'; see ./dev help\n"),
        (("help", "me"), "dev: no arguments are expected here: me\n"),
    ],
)
def test_a_slip_is_answered_in_one_line(machine: Machine, words: tuple[str, ...], line: str) -> None:
    done = machine.run(*words)

    assert (done.returncode, done.stderr) == (1, line)


def test_the_first_run_makes_the_environment_from_the_hashes(machine: Machine) -> None:
    machine.run("check", "content/providers")

    made, packages, project, compiled, command = machine.log
    assert made.startswith("uv venv --clear")
    assert compiled.startswith("tool-python -m compileall")
    assert "--require-hashes --only-binary=:all:" in packages
    assert packages.endswith("requirements.lock")
    assert "--offline --no-deps --no-build-isolation --editable" in project
    assert command == "tool-hezuo check content/providers"


def test_a_second_run_starts_at_once(machine: Machine) -> None:
    machine.run("check")
    (machine.root / "log").unlink()

    done = machine.run("check")

    assert machine.log == ["tool-hezuo check"]
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("requirements.lock", "annotated-types==", "annotated-types==99."),
        ("pyproject.toml", 'hezuo = "', 'hezuo-new = "'),
    ],
)
def test_an_environment_is_remade_when_what_it_is_made_from_changes(
    machine: Machine, name: str, old: str, new: str
) -> None:
    machine.run("check")
    (machine.root / "log").unlink()
    text = (machine.root / name).read_text(encoding="utf-8")

    (machine.root / name).write_text(text.replace(old, new), encoding="utf-8")
    machine.run("check")

    assert machine.log[0].startswith("uv venv --clear")


def test_an_environment_is_kept_when_only_the_rules_of_a_linter_change(machine: Machine) -> None:
    machine.run("check")
    (machine.root / "log").unlink()
    text = (machine.root / "pyproject.toml").read_text(encoding="utf-8")

    (machine.root / "pyproject.toml").write_text(
        text.replace("line-length = 120", "line-length = 99"), encoding="utf-8"
    )
    machine.run("check")

    assert machine.log == ["tool-hezuo check"]


def test_a_half_made_environment_is_remade(machine: Machine) -> None:
    machine.has("uv", UV + 'case "$*" in *requirements.lock*) exit 1;; esac\n')
    machine.run("check")
    (machine.root / "log").unlink()

    machine.has("uv", UV)
    done = machine.run("check")

    assert done.returncode == 0
    assert machine.log[0].startswith("uv venv --clear")


def test_an_environment_that_was_moved_is_remade(machine: Machine, tmp_path: Path) -> None:
    machine.run("check")
    machine.root.rename(tmp_path / "moved")
    moved = Machine(root=tmp_path / "moved", path=machine.path)
    moved.has("uv", UV)

    moved.run("check")

    assert (tmp_path / "moved/.venv/hezuo.stamp").read_text(encoding="utf-8").endswith(f"place {moved.root}\n")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("error: dns error: failed to lookup address", "no network: the packages could not be fetched."),
        ("Max retries exceeded with url", "no network: the packages could not be fetched."),
        ("noise\nerror: hash mismatch", "the packages could not be installed: error: hash mismatch."),
        ("", "the packages could not be installed: exit status 2."),
    ],
)
def test_an_installation_that_fails_is_one_line(machine: Machine, words: str, line: str) -> None:
    machine.has("uv", UV + f'case "$*" in *requirements.lock*) echo "{words}" >&2; exit 2;; esac\n')

    done = machine.run("up")

    assert done.returncode == 1
    told = done.stderr.splitlines()
    assert told[1:] == [f"dev: {line} The installer's own words: ./dev --verbose test"]


def test_the_words_of_the_installer_are_shown_when_they_are_asked_for(machine: Machine) -> None:
    machine.has("uv", UV + 'case "$*" in *requirements.lock*) echo "a long story" >&2; exit 2;; esac\n')

    done = machine.run("--verbose", "up")

    assert "a long story" in done.stderr


def test_without_uv_the_environment_is_made_by_pip_from_the_same_hashes() -> None:
    made, packages, project = (step.words for step in DEV["installation"](None, "python3.12"))

    assert made[:4] == ("python3.12", "-m", "venv", "--clear")
    assert {"pip", "--require-hashes", "--only-binary=:all:"} < set(packages)
    assert {"pip", "--no-index", "--no-deps", "--no-build-isolation"} < set(project)


def test_a_python_that_cannot_make_environments_is_one_line() -> None:
    step = DEV["Step"]("the environment", ("/bin/sh", "-c", "echo 'ensurepip is not available'; exit 1"))

    with pytest.raises(DEV["Stop"], match="python3-venv on Debian"):
        DEV["install"](step)


def test_up_serves(machine: Machine) -> None:
    machine.run("up", "--port", "8001")

    assert machine.log[-1] == "tool-python -m infra.local.serve --port 8001"


def test_the_code_is_read_while_the_tests_run_and_every_tool_is_told_at_the_end(machine: Machine) -> None:
    done = machine.run("test")

    told = [line.partition(" (")[0] for line in done.stderr.splitlines()]
    assert told[1:] == [
        "dev: Left out: the comparisons with tools on Node and Java, and coverage",
        "dev: The tests run in 3 parts beside each other; the last report is that of the browser's journeys.",
        "dev: ruff check: ok",
        "dev: ruff format: ok",
        "dev: mypy: ok",
        "dev: mypy dev: ok",
        "dev: import contracts: ok",
    ]
    assert sorted(line for line in machine.log if "-m pytest" in line) == [
        f"{PYTEST} -m not peers {TWO} tests/browser tests/peers",
        f"{PYTEST} -m not peers -p no:xdist -p no:playwright --ignore=tests/browser --ignore=tests/peers --ignore=tests/content --ignore=tests/search --ignore=tests/site_builder",
        f"{PYTEST} -m not peers -p no:xdist -p no:playwright tests/content tests/search tests/site_builder",
    ]
    assert (done.returncode, done.stdout) == (0, "1 passed\n" * 3)


def test_every_folder_of_tests_stands_in_one_part() -> None:
    site, others, journeys = DEV["PARTS"]

    named = [word for part in (site, journeys) for word in part if word.startswith("tests/")]

    assert sorted(f"--ignore={name}" for name in named) == sorted(word for word in others if "tests/" in word)
    assert [name for name in named if not (CHECKOUT / name).is_dir()] == []


@pytest.mark.parametrize("tool", ["ruff", "mypy", "lint-imports"])
def test_a_tool_that_complains_fails_the_run_and_stops_nothing(machine: Machine, tool: str) -> None:
    machine.has(f"tool-{tool}", "echo a fault; exit 1")

    done = machine.run("test")

    assert done.returncode == 1
    assert "failed (" in done.stderr
    assert "a fault\n" in done.stderr
    assert done.stdout == "1 passed\n" * 3


def test_the_status_of_pytest_is_that_of_the_run(machine: Machine) -> None:
    machine.has("tool-python", "exit 5")

    assert machine.run("test").returncode == 5


def test_the_peers_are_added_where_node_and_java_are(machine: Machine) -> None:
    machine.has("node")
    machine.has("npm")

    alone = machine.run("test", "--peers")
    machine.has("java")
    machine.run("test", "--peers")

    assert alone.stderr.endswith("dev: --peers needs java: install Node (with npm) and a Java runtime.\n")
    assert sorted(line for line in machine.log if "-m pytest" in line) == [
        f"{PYTEST} {TWO} -p no:playwright --ignore=tests/browser --ignore=tests/peers --cov --cov-report=term:skip-covered",
        f"{PYTEST} {TWO} tests/browser tests/peers",
    ]


def test_chosen_tests_run_alone_and_this_is_said(machine: Machine) -> None:
    done = machine.run("test", "tests/infra", "-x")

    assert machine.log[-1] == f"{PYTEST} -m not peers {TWO} tests/infra -x"
    assert "Left out: linters and coverage" in done.stderr


def test_lint_reads_the_workflows_too(machine: Machine) -> None:
    machine.has("tool-zizmor", "exit 13")

    done = machine.run("lint")

    assert machine.log[-1] == "tool-zizmor --offline --quiet .github"
    assert done.returncode == 1


def test_the_browser_that_was_found_is_told_to_the_tests(machine: Machine) -> None:
    machine.has("tool-python", 'echo "$HEZUO_CHROMIUM"')

    assert machine.run("test", "-x").stdout == f"{machine.path}/chromium\n"


def test_a_browser_that_is_named_goes_before_the_others(machine: Machine) -> None:
    machine.has("tool-python", 'echo "$HEZUO_CHROMIUM"')
    machine.has("other")

    done = machine.run("test", "-x", HEZUO_CHROMIUM=f"{machine.path}/other")

    assert done.stdout == f"{machine.path}/other\n"


def test_a_browser_that_is_named_and_does_not_start_is_not_replaced(machine: Machine) -> None:
    done = machine.run("test", HEZUO_CHROMIUM="/nowhere")

    assert done.returncode == 1
    assert done.stderr.endswith("dev: HEZUO_CHROMIUM names /nowhere, which does not start.\n")


def test_a_browser_that_does_not_start_is_passed_over(machine: Machine) -> None:
    machine.has("tool-python", 'echo "$HEZUO_CHROMIUM"')
    machine.has("chromium", "exit 1")
    machine.has("google-chrome")

    assert machine.run("test", "-x").stdout == f"{machine.path}/google-chrome\n"


def test_a_browser_without_a_window_goes_before_others_since_it_is_quicker(machine: Machine) -> None:
    machine.has("tool-python", 'echo "$HEZUO_CHROMIUM"')
    machine.has("chromium-headless-shell")

    assert machine.run("test", "-x").stdout == f"{machine.path}/chromium-headless-shell\n"


@not_on_a_mac
def test_a_quicker_browser_is_asked_for_once_and_done_without(machine: Machine) -> None:
    machine.has("tool-python", 'echo "$HEZUO_CHROMIUM"')
    machine.has_apt("chromium")

    runs = [machine.run("test", "-x").stdout for _ in range(2)]

    assert runs == [f"{machine.path}/chromium\n"] * 2
    assert machine.fetched == ["update", "install --yes --no-install-recommends chromium-headless-shell"]


@not_on_a_mac
def test_a_browser_of_playwright_is_found(machine: Machine) -> None:
    machine.has("tool-python", 'echo "$HEZUO_CHROMIUM"')
    folder = machine.root / ".cache/ms-playwright/chromium-1234/chrome-linux64"
    folder.mkdir(parents=True)
    (machine.path / "chromium").rename(folder / "chrome")

    assert machine.run("test", "-x").stdout == f"{folder}/chrome\n"


@pytest.mark.parametrize(
    ("package", "asked"),
    [("chromium-headless-shell", ["chromium-headless-shell"]), ("chromium", ["chromium-headless-shell", "chromium"])],
)
@not_on_a_mac
def test_what_is_missing_comes_from_apt_where_that_is_allowed(machine: Machine, package: str, asked: list[str]) -> None:
    (machine.path / "chromium").rename(machine.path / "later")
    machine.has_apt(package)

    done = machine.run("test")

    assert machine.fetched == ["update", *(f"install --yes --no-install-recommends {name}" for name in asked)]
    assert done.returncode == 0


@not_on_a_mac
def test_elsewhere_the_browser_comes_from_playwright(machine: Machine) -> None:
    (machine.path / "chromium").rename(machine.path / "later")
    machine.has(
        "tool-python", f'case "$*" in *" playwright "*) /bin/mv {machine.path}/later {machine.path}/chromium;; esac'
    )

    done = machine.run("test")

    assert "tool-python -m playwright install --only-shell chromium" in machine.log
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("absent", "missing"),
    [
        (("chromium",), "Chromium (or name one in HEZUO_CHROMIUM)"),
        (("chromium", "fc-list"), "Chromium (or name one in HEZUO_CHROMIUM) and a Chinese font and fontconfig"),
        (("fc-list",), "a Chinese font and fontconfig"),
    ],
)
@not_on_a_mac
def test_what_cannot_be_had_is_one_line_and_no_test_runs(
    machine: Machine, absent: tuple[str, ...], missing: str
) -> None:
    for name in absent:
        (machine.path / name).unlink()

    done = machine.run("test")

    assert done.returncode == 1
    assert done.stderr.endswith(f"dev: Install {missing}: the tests look at the pages.\n")
    assert "-m pytest" not in "".join(machine.log)


def test_the_lock_is_made_by_uv_from_every_group(machine: Machine) -> None:
    machine.run("lock", "--upgrade")

    groups = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    assert re.findall(r"--group (\w+)", machine.log[-1]) == list(groups)
    assert machine.log[-1].endswith("--output-file requirements.lock --upgrade")


def test_without_uv_there_is_no_new_lock(machine: Machine) -> None:
    (machine.path / "uv").unlink()

    done = machine.run("lock")

    assert (done.returncode, done.stderr) == (1, "dev: uv is needed to make the lock: install it first.\n")


def test_the_lock_pins_every_dependency_by_hash_and_names_no_host() -> None:
    lock = (CHECKOUT / "requirements.lock").read_text(encoding="utf-8")
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    optional = [*project["project"]["optional-dependencies"].values(), *project["dependency-groups"].values()]
    wanted = [name for group in [project["project"]["dependencies"], *optional] for name in group]

    pinned = re.findall(r"^([a-z0-9.-]+)==[^\s]+(?: ; [^\\]+)? \\\n    --hash=sha256:", lock, re.MULTILINE)

    assert {re.split(r"[>=<\[;]", name)[0] for name in wanted} <= set(pinned)
    assert len(pinned) == len(re.findall(r"^\S", lock, re.MULTILINE))
    assert "://" not in lock


def test_an_old_python_hands_over_to_a_newer_one_that_starts(machine: Machine) -> None:
    machine.has("python3.13", "exit 127")
    machine.has("python3.12")
    code = f"import runpy; runpy.run_path({str(CHECKOUT / 'dev')!r})['require_python']((3, 9))"

    subprocess.run([sys.executable, "-c", code], env={"PATH": str(machine.path)}, check=True)  # noqa: S603 # our own words

    assert machine.log[-1] == "python3.12 -c"


def test_an_old_python_that_is_alone_says_so(machine: Machine) -> None:
    code = f"import runpy; runpy.run_path({str(CHECKOUT / 'dev')!r})['require_python']((3, 9))"

    done = subprocess.run(  # noqa: S603 # our own words
        [sys.executable, "-c", code], env={"PATH": str(machine.path)}, check=False, capture_output=True, text=True
    )

    assert done.stderr.endswith("Stop: Python 3.11 or newer is needed; this is 3.9.\n")


def test_an_old_python_can_read_the_script_that_turns_it_down() -> None:
    ast.parse((CHECKOUT / "dev").read_text(encoding="utf-8"), feature_version=(3, 7))
