"""What `hezuo diff` says of a proposal, in both languages."""

from pathlib import Path

import pytest

from site_builder.__main__ import main
from tests.builders import a_content_folder
from tests.site_builder.rules.project import ENTRY, swap
from tests.site_builder.test_history import git

Output = pytest.CaptureFixture[str]
PATH = "content/providers/lantern-bay.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in a repository, whose entry has an owner."""
    root = a_content_folder(tmp_path, {"lantern-bay": ENTRY})
    (root / "content/owners.yaml").write_text("lantern-bay: [{account: 7, since: 2026-11-22}]\n", encoding="utf-8")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "x")
    return root


def diff(root: Path, *words: str) -> int:
    """Run the command."""
    return main(["diff", "main", "--root", str(root), *words])


def write(root: Path, text: str, path: str = PATH) -> None:
    """Change a file of the project."""
    (root / path).write_text(text, encoding="utf-8")


def test_a_change_is_said_in_words_of_both_languages(project: Path, capsys: Output) -> None:
    write(project, swap("hangzhou\n", "shanghai\n").replace("types:", "changed_on: 2026-12-01\ntypes:").replace("read: 2026-11-22", "read: 2026-12-01"))  # fmt: skip

    status = diff(project)

    said = capsys.readouterr().out
    assert status == 0
    assert "  - Headquarters: Hangzhou → Shanghai (evidence: Self-stated, undated)" in said
    assert "  - 总部：杭州 → 上海（证据：服务商自述，未注明日期）" in said
    assert "No field needs a person." in said


def test_a_new_certification_needs_a_person(project: Path, capsys: Output) -> None:
    write(project, swap("  categories: [beauty]", "  categories: [beauty]\n  certifications: [{level: tmall-5-star, since: 2026-01, seen: five stars}]"))  # fmt: skip

    diff(project, "--lang", "en")

    said = capsys.readouterr().out
    assert "  - Certifications added: Tmall five-star provider, 2026-01 (evidence: Self-stated, undated)" in said
    assert "A person decides: certifications" in said


def test_a_value_without_a_new_source_date_fails(project: Path, capsys: Output) -> None:
    write(project, swap("founded: 2014", "founded: 2015"))

    status = diff(project, "--lang", "zh")

    assert status == 1
    assert f"{PATH}:12:12 error change-source company.founded.value:" in capsys.readouterr().out


@pytest.mark.parametrize(("author", "sentence"), [("7", "The author owns this entry."), ("8", "an editor decides")])
def test_the_author_is_told_whether_the_entry_is_his(project: Path, capsys: Output, author: str, sentence: str) -> None:
    write(project, "# note\n" + ENTRY)

    diff(project, "--lang", "en", "--author", author)

    assert sentence in capsys.readouterr().out


def test_nobody_becomes_an_owner_by_his_own_proposal(project: Path, capsys: Output) -> None:
    write(project, "lantern-bay: [{account: 8, since: 2026-11-22}]\n", "content/owners.yaml")
    write(project, "# note\n" + ENTRY)

    diff(project, "--lang", "en", "--author", "8")

    said = capsys.readouterr().out
    assert "The author does not own this entry" in said
    assert "Other files, which a person reads: content/owners.yaml" in said


def test_an_entry_that_is_taken_away_is_said_and_fails(project: Path, capsys: Output) -> None:
    (project / PATH).unlink()

    status = diff(project, "--lang", "en")

    said = capsys.readouterr().out
    assert status == 1
    assert f"{PATH} · the file is taken away" in said
    assert "entry-deleted" in said


def test_without_a_change_that_is_said(project: Path, capsys: Output) -> None:
    assert diff(project, "--lang", "en") == 0
    assert capsys.readouterr().out == "No entry changes.\n\n"


def test_a_revision_that_does_not_exist_is_a_wrong_call(project: Path, capsys: Output) -> None:
    assert main(["diff", "nowhere", "--root", str(project)]) == 2
    assert capsys.readouterr().out == ""


def test_text_of_a_contributor_stays_on_its_line(project: Path, capsys: Output) -> None:
    write(project, swap("en: Lantern Bay", 'en: "Lantern\\n```\\n@everyone Bay"'))

    diff(project, "--lang", "en")

    said = capsys.readouterr().out
    assert "Lantern\\n```\\n@everyone Bay" in said
    assert [line for line in said.splitlines() if line.startswith("`")] == []


def test_a_changed_guide_is_told_section_by_section(project: Path, capsys: Output) -> None:
    path = "content/guides/deposit/en.md"
    write(project, (project / path).read_text("utf-8").replace("100,000", "120,000", 1), path)

    diff(project, "--lang", "en")

    said = capsys.readouterr().out
    assert "120,000" in said
    assert "Page that changes: /en/guides/deposit" in said


def test_a_new_entry_is_told_fact_by_fact(project: Path, capsys: Output) -> None:
    write(project, ENTRY.replace("Lantern Bay", "Stone Mill"), "content/providers/stone-mill.yaml")

    diff(project, "--lang", "zh")

    assert "  - 总部：杭州（证据：服务商自述" in capsys.readouterr().out
