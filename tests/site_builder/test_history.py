"""The content as revisions of a repository have it."""

import subprocess
from pathlib import Path

import pytest

from site_builder.history import RevisionError, document_at, text_at, touched

NAMES = ("-c", "user.name=A", "-c", "user.email=a@b.test", "-c", "commit.gpgsign=false")


def git(root: Path, *words: str) -> None:
    """Run git in a repository of the test."""
    subprocess.run(["git", "-C", root, *NAMES, *words], check=True, capture_output=True)  # noqa: S603, S607 # our own words


def commit(root: Path, **files: str) -> None:
    """Write some files of the content, named without their folder and ending, and commit them."""
    for name, text in files.items():
        (root / "content" / f"{name}.yaml").write_text(text, encoding="utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "x")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with two files and a branch that changes one and adds one."""
    (tmp_path / "content").mkdir()
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, a="one: 1\n", b="two: 2\n")
    git(tmp_path, "checkout", "-q", "-b", "change")
    commit(tmp_path, a="one: 2\n", c="three: 3\n")
    return tmp_path


def test_two_revisions_are_compared(repository: Path) -> None:
    found = list(touched(repository, "main", "change"))

    assert [tuple(item) for item in found] == [
        ("content/a.yaml", "one: 1\n", "one: 2\n"),
        ("content/c.yaml", None, "three: 3\n"),
    ]


def test_what_the_base_did_meanwhile_does_not_count(repository: Path) -> None:
    git(repository, "checkout", "-q", "main")
    commit(repository, b="two: 3\n")

    assert [item.path for item in touched(repository, "main", "change")] == ["content/a.yaml", "content/c.yaml"]


def test_the_files_in_the_folder_count_without_a_second_revision(repository: Path) -> None:
    (repository / "content/b.yaml").unlink()
    (repository / "content/d.yaml").write_text("four: 4\n", encoding="utf-8")

    found = {item.path: (item.before, item.after) for item in touched(repository, "change")}

    assert found == {"content/b.yaml": ("two: 2\n", None), "content/d.yaml": (None, "four: 4\n")}


@pytest.mark.parametrize("revision", ["nowhere", "--all", "-h", ""])
def test_a_revision_that_does_not_exist_is_an_error(repository: Path, revision: str) -> None:
    with pytest.raises(RevisionError):
        list(touched(repository, revision or "nowhere", "change"))


def test_a_folder_without_a_repository_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RevisionError):
        list(touched(tmp_path, "main"))


def test_an_absent_file_says_nothing(repository: Path) -> None:
    assert text_at(repository, "main", "content/c.yaml") is None
    assert document_at(repository, "main", "content/c.yaml").tree is None
    assert document_at(repository, "main", "content/a.yaml").tree == {"one": "1"}


def test_a_link_is_not_followed(repository: Path) -> None:
    (repository / "content/l.yaml").symlink_to("/etc/hostname")

    assert text_at(repository, "", "content/l.yaml") is None
