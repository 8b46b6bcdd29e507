"""Keeps compiled templates as Python keeps compiled modules: with the program, for every build after the first.

They are the program's code, not its output: they depend on no provider and no text, and a build that finds them is the same.
"""

import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import Final

import jinja2
from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

from site_builder.model.localized import Language

_KEPT: Final = 8


def compiled_folder(cache: Path, fingerprint: str) -> Path:
    """Return the folder for templates with this fingerprint, compiled by this Jinja2; of others the last used stay.

    It lies where Python keeps this module, and in the builder's cache where Python may not write there.
    """
    beside = Path(cache_from_source(__file__)).parent / "templates"
    name = f"{fingerprint[:16]}-{jinja2.__version__}"
    if not sys.dont_write_bytecode:
        with suppress(OSError):
            return _made(beside, name)
    return _made(cache / "templates", name)


def _made(base: Path, name: str) -> Path:
    """Make a folder, or note that it is used; forget those that were not for the longest time."""
    folder = base / name
    if folder.is_dir():
        os.utime(folder)
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    for old in sorted(base.iterdir(), key=_used, reverse=True)[_KEPT:]:
        shutil.rmtree(old, ignore_errors=True)
    return folder


def _used(folder: Path) -> float:
    """Return when a folder was last used; one that another build forgets meanwhile, never."""
    try:
        return folder.stat().st_mtime
    except FileNotFoundError:
        return 0


class Compiled(FileSystemBytecodeCache):
    """The compiled templates of a folder: shared ones once, the others once a language."""

    def __init__(self, folder: Path, language: Language, is_shared: Callable[[str], bool]) -> None:
        """Take the folder, which stands for these very templates and what is folded into them."""
        super().__init__(str(folder), "%s")
        self._language: Final = language
        self._is_shared: Final = is_shared

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return what a template is called in the folder, wherever the templates are."""
        del filename
        key = super().get_cache_key(name)
        return key if self._is_shared(name) else f"{self._language}-{key}"

    def holds(self, name: str) -> bool:
        """Whether a template of this name was compiled."""
        return Path(str(self.directory), self.get_cache_key(name)).exists()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template; not where another build forgot the folder meanwhile, or the disk is full."""
        with suppress(OSError):
            super().dump_bytecode(bucket)
