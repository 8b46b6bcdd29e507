"""Keeps compiled templates as Python keeps compiled modules: with the program, for every build after the first.

They are the program's code, not its output: they depend on no provider and no text, and a build that finds them is the same.
So are sentences and static files, which are kept beside them as they are used.
"""

import marshal
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType
from typing import Any, Final

import jinja2

from site_builder.model.localized import Language

_KEPT: Final = 8


def compiled_folder(cache: Path, fingerprint: str) -> Path:
    """Return the folder for templates with this fingerprint, compiled by this Jinja2 and Python; of others the last used stay.

    It lies where Python keeps this module, and in the builder's cache where Python may not write there.
    """
    beside = Path(cache_from_source(__file__)).parent / "templates"
    name = f"{fingerprint[:16]}-{jinja2.__version__}-{sys.implementation.cache_tag}"
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


class Compiled:
    """The compiled templates of a folder: shared ones once, the others once a language.

    The folder stands for these very templates and what is folded into them, so that no source is read to look them up.
    """

    def __init__(self, folder: Path, language: Language, is_shared: Callable[[str], bool]) -> None:
        """Take the folder."""
        self._folder: Final = str(folder)
        self._language: Final = language
        self._is_shared: Final = is_shared

    def _path(self, name: str) -> str:
        language = "" if self._is_shared(name) else f"{self._language}-"
        return f"{self._folder}/{language}{name.replace('/', '+')}"

    def holds(self, name: str) -> bool:
        """Whether a template of this name was compiled."""
        return os.path.exists(self._path(name))  # noqa: PTH110 # once a template

    def read(self, name: str) -> CodeType | None:
        """Return the code of a template; None where it was not compiled, or cannot be read."""
        code: CodeType | None = _read(self._path(name))
        return code

    def keep(self, name: str, code: CodeType) -> None:
        """Keep the code of a template; not where another build forgot the folder meanwhile, or the disk is full."""
        _keep(self._path(name), code)


def kept(folder: Path, name: str, make: Callable[[], Any]) -> Any:  # noqa: ANN401 # whatever marshal can carry
    """Return what a folder of compiled templates keeps under a name; where it keeps nothing, what `make` returns, which it keeps.

    The name begins with a dot, as no template does.
    """
    path = f"{folder}/{name}"
    value = _read(path)
    if value is None:
        value = make()
        _keep(path, value)
    return value


def _read(path: str) -> Any:  # noqa: ANN401 # as above
    """Return the value that a file keeps; None where there is none, or it cannot be read."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 # once a template
            return marshal.loads(file.read())  # noqa: S302 # our own cache
    except (OSError, EOFError, ValueError, TypeError):
        return None


def _keep(path: str, value: Any) -> None:  # noqa: ANN401 # as above
    unfinished = f"{path}.{os.getpid()}"
    with suppress(OSError):
        with open(unfinished, "wb") as file:  # noqa: PTH123 # as above
            file.write(marshal.dumps(value))
        os.replace(unfinished, path)  # noqa: PTH105 # as above
