"""The real content's own history as pull requests: every difference in words, held against the difference in lines."""

import subprocess
from pathlib import Path
from shutil import copytree

import pytest

from site_builder.changes import changes
from site_builder.diffing import difference
from site_builder.history import text_at, touched
from site_builder.read import parse
from tests.builders import ROOT
from tests.site_builder.test_history import git

EACH = 40  # commits: the newest ones, where there are more


def commits(root: Path) -> list[str]:
    """Return the commits that changed an entry and have one before them, the oldest first."""
    words = [
        "git",
        "-C",
        root,
        "rev-list",
        "--no-merges",
        "--min-parents=1",
        f"--max-count={EACH}",
        "HEAD",
        "--",
        "content/providers",
    ]
    done = subprocess.run(words, check=False, capture_output=True, text=True)  # noqa: S603 # our own words
    return done.stdout.split()[::-1]


def told(root: Path, commit: str) -> list[str]:
    """Return the values that a commit brings by its words and that none of its added lines has."""
    lines = added(root, commit)
    words = "\n".join(difference(root, f"{commit}^", commit, None).said["en"])
    news = [
        change for file in touched(root, f"{commit}^", commit) for change in changes(*trees(root, commit, file.path))
    ]
    values = [change.after.value for change in news if change.after and isinstance(change.after.value, str) and change.kind == "changed"]  # fmt: skip
    assert bool(news) <= (words != "No entry changes.")
    return [value for value in values if value not in lines]


def trees(root: Path, commit: str, path: str) -> tuple[object, object]:
    """Return what a file said before and after."""
    return tuple(parse(path, text_at(root, revision, path) or "").tree for revision in (f"{commit}^", commit))  # type: ignore[return-value] # two of them


def added(root: Path, commit: str) -> str:
    """Return the lines that a commit adds."""
    words = ["git", "-C", root, "show", "--format=", "-U0", commit, "--", "content"]
    shown = subprocess.run(words, check=True, capture_output=True, text=True)  # noqa: S603 # our own words
    return "\n".join(line[1:] for line in shown.stdout.split("\n") if line.startswith("+"))


STEPS = (
    ("baozun", "value: 2007", "value: 2008", "  - Founded: 2007 → 2008"),
    ("baozun", "value: shanghai", "value: hangzhou", "  - Headquarters: Shanghai → Hangzhou"),
    ("baozun", "[tmall, jd, pinduoduo]", "[tmall, jd]", "  - Platforms removed: Pinduoduo"),
    ("azoya", "value: https://www.azoyagroup.com", "value: https://www.azoya.test", "  - Website: https://www.azoyagroup.com → https://www.azoya.test"),
    ("azoya", "types: [operation, technology]", "types: [operation]", "  - Type removed: Tool and technology provider"),
)  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real entries with a history of small changes: a checkout may have come without its own."""
    root = tmp_path_factory.mktemp("history")
    copytree(ROOT / "content", root / "content")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "x")
    for name, old, new, _ in STEPS:
        path = root / f"content/providers/{name}.yaml"
        path.write_text(path.read_text("utf-8").replace(old, new, 1), encoding="utf-8")
        git(root, "commit", "-qam", new)
    return root


def test_a_history_of_real_entries_is_told_in_words_that_its_lines_bear_out(made: Path) -> None:
    found = commits(made)

    words = [difference(made, f"{commit}^", commit, None).said["en"][1] for commit in found]

    assert [line.partition(" (evidence")[0] for line in words] == [said for *_, said in STEPS]
    assert [value for commit in found for value in told(made, commit)] == []


def test_the_real_history_is_told_in_words_that_its_lines_bear_out() -> None:
    assert {commit: values for commit in commits(ROOT) if (values := told(ROOT, commit))} == {}
