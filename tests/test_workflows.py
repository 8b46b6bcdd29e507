"""The workflows: nothing more allowed than needed, nothing taken that could change, no command that is not there."""

import os
import re
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

CHECKOUT = Path(__file__).parents[1]
WORKFLOWS = sorted((CHECKOUT / ".github/workflows").glob("*.yml"))
COMMENTING = {"actions": "read", "contents": "read", "pull-requests": "write"}
STANDARD = ["json", "os", "re", "sys", "collections", "dataclasses", "pathlib", "typing", "urllib", "urllib"]
each_workflow = pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)


def read(workflow: Path) -> dict[str, Any]:
    """Return a workflow as the tree that it is; its shape is its host's."""
    tree: dict[str, Any] = yaml.safe_load(workflow.read_text(encoding="utf-8"))
    return tree


def steps_of(workflow: Path) -> list[dict[str, Any]]:
    """Return the steps of every job."""
    return [step for job in read(workflow)["jobs"].values() for step in job["steps"]]


def test_the_workflows_have_no_weakness_that_a_linter_knows_but_the_one_that_says_why() -> None:
    zizmor = Path(sys.executable).with_name("zizmor")

    plain = {**os.environ, "NO_COLOR": "1", "CI": ""}
    words = [zizmor, "--offline", "--quiet", CHECKOUT / ".github"]
    done = subprocess.run(words, check=False, capture_output=True, env=plain)  # noqa: S603 # our own words

    assert (done.returncode, done.stdout.decode().strip()) == (0, "No findings to report. Good job! (1 ignored)")


def test_the_workflows_are_written_as_their_host_reads_them() -> None:
    actionlint = Path(sys.executable).with_name("actionlint")

    words = [actionlint, "-no-color", "-shellcheck=", "-pyflakes=", *WORKFLOWS]
    done = subprocess.run(words, check=False, capture_output=True)  # noqa: S603 # our own words

    assert (done.returncode, done.stdout.decode()) == (0, "")


@each_workflow
def test_a_workflow_may_read_the_code_and_nothing_else_but_write_the_comment(workflow: Path) -> None:
    tree = read(workflow)
    allowed = COMMENTING if workflow.stem == "comment" else {"contents": "read"}

    assert tree["permissions"] == {}
    assert [job["permissions"] for job in tree["jobs"].values()] == [allowed] * len(tree["jobs"])


def test_what_may_write_takes_our_own_code_and_installs_nothing() -> None:
    checkout, download, comment = steps_of(CHECKOUT / ".github/workflows/comment.yml")

    assert checkout["with"] == {"ref": "${{ github.event.repository.default_branch }}", "persist-credentials": False}
    assert download["with"]["name"] == "review"
    assert comment["run"] == 'python3 infra/comment.py "$HANDED_OVER"'
    assert re.findall(r"(?m)^(?:from|import) (?!__future__)(\w+)", (CHECKOUT / "infra/comment.py").read_text("utf-8")) == STANDARD  # fmt: skip


def test_the_comment_waits_for_the_check_of_the_content() -> None:
    names = read(CHECKOUT / ".github/workflows/comment.yml")[True]["workflow_run"]["workflows"]

    assert names == [read(CHECKOUT / ".github/workflows/check.yml")["name"]]


@each_workflow
def test_an_action_is_pinned_to_a_commit(workflow: Path) -> None:
    used = re.findall(r"uses: (.+)", workflow.read_text(encoding="utf-8"))

    assert [line for line in used if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []


@each_workflow
def test_a_script_holds_no_text_of_a_contributor(workflow: Path) -> None:
    assert [step["run"] for step in steps_of(workflow) if "${{" in step.get("run", "")] == []


@each_workflow
def test_a_workflow_runs_only_commands_that_exist(workflow: Path) -> None:
    commands = set(runpy.run_path(str(CHECKOUT / "dev"))["COMMANDS"])

    named = re.findall(r"\./dev ([a-z]+)", "\n".join(step.get("run", "") for step in steps_of(workflow)))

    assert set(named) <= commands


def test_what_judges_a_change_runs_every_test() -> None:
    script = CHECKOUT / ".ci/run"

    assert script.read_text(encoding="utf-8").endswith("\nexec ./dev test\n")
    assert script.stat().st_mode & 0o111
