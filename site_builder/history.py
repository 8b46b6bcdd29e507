"""Files of the content as some revision of the repository has them."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from site_builder.document import Document
from site_builder.read import MAX_BYTES, parse

WORKING_TREE: Final = ""
_LIMIT_S: Final = 60


class RevisionError(ValueError):
    """The repository has no such revision, or there is no repository."""


class Touched(NamedTuple):
    """A file of the content that differs between two revisions."""

    path: str
    before: str | None
    after: str | None


def touched(root: Path, base: str, head: str = WORKING_TREE) -> Iterator[Touched]:
    """Yield the files below `content/` that differ, with their texts; one that is no text counts as empty.

    Args:
        root: A folder within a repository, that of the project.
        base: Revision to compare with; what both have in common is what counts.
        head: Revision that proposes; empty for the files as they lie in the folder.

    Raises:
        RevisionError: A revision is unknown, or the folder belongs to no repository.
    """
    start = _git(root, "merge-base", "--", base, head or "HEAD").decode().strip()
    ends = [start] if head == WORKING_TREE else [start, _commit(root, head)]
    names = _git(root, "diff", "--name-only", "--no-renames", "--relative", "-z", *ends, "--", "content").decode(
        "utf-8", "replace"
    )
    paths = set(names.split("\0")) - {""}
    if head == WORKING_TREE:
        new = _git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", "content").decode("utf-8", "replace")
        paths |= set(new.split("\0")) - {""}
    for path in sorted(paths):
        yield Touched(path, text_at(root, start, path), text_at(root, head, path))


def text_at(root: Path, revision: str, path: str) -> str | None:
    """Return a file's text at a revision; None where it is not there."""
    if revision == WORKING_TREE:
        file = root / path
        raw = file.read_bytes() if file.is_file() and not file.is_symlink() else None
    else:
        try:
            raw = _git(root, "cat-file", "blob", f"{_commit(root, revision)}:./{path}")
        except RevisionError:
            raw = None
    return None if raw is None else raw[:MAX_BYTES].decode("utf-8", "replace")


def document_at(root: Path, revision: str, path: str) -> Document:
    """Return a YAML file as a revision has it; an absent one says nothing."""
    return parse(path, text_at(root, revision, path) or "")


def _commit(root: Path, revision: str) -> str:
    """Return the commit that a revision names, so that no name is taken for an option."""
    return _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").decode().strip()


def _git(root: Path, *words: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", root, *words], check=True, capture_output=True, timeout=_LIMIT_S)  # noqa: S603, S607 # git of this machine, our own words
    except (subprocess.SubprocessError, OSError) as error:
        message = getattr(error, "stderr", b"") or str(error).encode()
        raise RevisionError(message.decode("utf-8", "replace").strip() or " ".join(words)) from error
    return done.stdout
