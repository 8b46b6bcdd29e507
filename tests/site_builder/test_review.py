"""What a pull request shows: a summary to read and a file to hand over, in both languages."""

import json
from pathlib import Path

import pytest

from site_builder.__main__ import main
from tests.builders import TODAY, a_content_folder
from tests.site_builder.rules.project import ENTRY, swap
from tests.site_builder.test_history import git

PATH = "content/providers/lantern-bay.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in a repository."""
    root = a_content_folder(tmp_path / "project", {"lantern-bay": ENTRY})
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "x")
    return root


def test_faults_and_changes_are_handed_over_in_both_languages(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / PATH).write_text(swap("founded: 2014", "founded: since 2014"), encoding="utf-8")
    out = tmp_path / "review.json"

    status = main(["review", "main", "--root", str(project), "--out", str(out), "--date", TODAY.isoformat()])

    found = json.loads(out.read_bytes())
    said = capsys.readouterr().out
    assert (status, found["errors"]) == (1, 2)
    assert found["faults"]["zh"][0].startswith(f"{PATH}:12:12 error number-format company.founded.value: ")
    assert "  - Founded: 2014 → since 2014 (evidence: Self-stated, undated)" in found["changes"]["en"]
    assert "    2 errors, " in said
    assert "## 改动说明" in said


def test_a_summary_shows_lines_of_the_content_as_plain_text(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / PATH).write_text(swap("hangzhou\n", "'<img src=x> @everyone'\n"), encoding="utf-8")

    main(["review", "main", "--root", str(project), "--date", TODAY.isoformat()])

    said = capsys.readouterr().out.split("\n")
    assert [line for line in said if "<img" in line and not line.startswith("    ")] == []
    assert any("<img" in line for line in said)


def test_a_change_without_a_fault_passes(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["review", "main", "--root", str(project), "--date", TODAY.isoformat()])

    assert status == 0
    assert "No entry changes." in capsys.readouterr().out


def test_an_unknown_revision_is_a_wrong_call(project: Path) -> None:
    assert main(["review", "nowhere", "--root", str(project)]) == 2
