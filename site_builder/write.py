"""The only code that touches the output folder: writes what changed, removes what is stale."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

MARKER: Final = ".release.json"


_NEW: Final = os.O_WRONLY | os.O_CREAT | getattr(os, "O_CLOEXEC", 0)
_MODE: Final = 0o666  # less what the process masks


class NotOursError(Exception):
    """The output folder holds something that no build made."""


class Writer:
    """Writes files of the site; a file whose content stays the same is left alone."""

    def __init__(self, out: Path) -> None:
        """Remember the folder, which exists."""
        self._out: Final = str(out)
        self._unfinished: Final = f"{out}/.unfinished-{os.getpid()}"
        self._folders: Final[set[str]] = {""}
        self.changed: Final[list[str]] = []
        self.count = 0
        self.bytes = 0

    def write(self, path: str, content: bytes) -> None:
        """Write a file of the site, given by its path in the site."""
        self.count += 1
        self.bytes += len(content)
        full = f"{self._out}/{path}"
        try:
            target = self._create(full, path)
        except FileExistsError:
            if _is(full, content):
                return
            target = os.open(self._unfinished, _NEW | os.O_TRUNC, _MODE)
            _fill(target, content)
            os.replace(self._unfinished, full)  # noqa: PTH105 # whoever reads the old file meanwhile sees all of it
        else:
            _fill(target, content)
        self.changed.append(path)

    def _create(self, full: str, path: str) -> int:
        try:
            return os.open(full, _NEW | os.O_EXCL, _MODE)
        except FileNotFoundError:
            self._make_folder(path.rpartition("/")[0])
            return os.open(full, _NEW | os.O_EXCL, _MODE)

    def _make_folder(self, folder: str) -> None:
        if folder not in self._folders:
            os.makedirs(f"{self._out}/{folder}", exist_ok=True)  # noqa: PTH103 # as above
            self._folders.add(folder)


def _is(full: str, content: bytes) -> bool:
    try:
        with open(full, "rb") as stream:  # noqa: PTH123 # a path object a file costs a fifth of a build
            return stream.read() == content
    except FileNotFoundError:  # a link that leads nowhere
        return False


def _fill(target: int, content: bytes) -> None:
    """Write a new file and close it.

    Raises:
        OSError: The disk is full.
    """
    try:
        if os.write(target, content) != len(content):
            message = "the disk is full"
            raise OSError(message)
    finally:
        os.close(target)


def prepare(out: Path) -> None:
    """Make the output folder.

    Raises:
        NotOursError: It holds something and no build made it.
    """
    out.mkdir(parents=True, exist_ok=True)
    if not (out / MARKER).exists() and any(out.iterdir()):
        raise NotOursError(str(out))
    if not (out / MARKER).exists():
        (out / MARKER).write_text("{}")


def files_in(out: Path) -> set[str]:
    """Return every file of the site by its path in it."""
    found: set[str] = set()
    stack = [""]
    base = str(out)
    while stack:
        folder = stack.pop()
        with os.scandir(f"{base}/{folder}") as entries:
            for entry in entries:
                path = f"{folder}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    stack.append(path + "/")
                else:
                    found.add(path)
    return found


def names_in(out: Path, folder: str) -> set[str]:
    """Return what a folder of the site holds, by its path in the site; nothing where it is gone."""
    try:
        return {f"{folder}/{name}" if folder else name for name in os.listdir(out / folder)}  # noqa: PTH208 # as above
    except FileNotFoundError:
        return set()


def folder_time(out: Path, folder: str) -> int:
    """Return when a folder of the site last gained or lost a file, in nanoseconds; 0 where it is gone."""
    try:
        return os.stat(f"{out}/{folder}").st_mtime_ns  # noqa: PTH116 # as above
    except FileNotFoundError:
        return 0


def remove(out: Path, paths: Iterable[str]) -> list[str]:
    """Remove files of the site and the folders that they leave empty; return what was there."""
    gone = []
    folders: set[str] = set()
    for path in paths:
        try:
            (out / path).unlink()
        except FileNotFoundError:
            continue
        gone.append(path)
        folders.add(path.rpartition("/")[0])
    for folder in sorted(folders, key=len, reverse=True):
        while folder and (out / folder).is_dir() and not any((out / folder).iterdir()):
            (out / folder).rmdir()
            folder = folder.rpartition("/")[0]  # noqa: PLW2901 # upwards while empty
    return gone


def write_all(writer: Writer, files: Iterable[tuple[str, bytes]]) -> set[str]:
    """Write some files, given by their paths in the site; return the paths."""
    names = set()
    for name, content in files:
        writer.write(name, content)
        names.add(name)
    return names
