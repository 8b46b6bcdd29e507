"""What one build remembers for the next: the cards, the stamps of their files, and what the pages were made from.

The file is a cache: it may be lost at any time, and one of another format, version or machine is not read.
"""

import marshal
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from site_builder.model.card import Card

_FORMAT: Final = (1, sys.version_info[:3], Card._fields)
_STATE: Final = "state.bin"
_MARK: Final = "building"
Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A finished build.

    Attributes:
        fingerprint: Of everything but the providers' files: templates, code, guides, options, day.
        out: The folder that it wrote.
        providers: Path, stamp and card by id.
        others: Files of the site that belong to no provider.
    """

    fingerprint: str
    out: str
    providers: Mapping[str, tuple[str, Stamp, Card]]
    others: frozenset[str]


def load(cache: Path) -> State | None:
    """Return the last finished build, or None: there is none, it was cut off, or it cannot be read."""
    if (cache / _MARK).exists():
        return None
    try:
        kind, fingerprint, out, providers, others = marshal.loads((cache / _STATE).read_bytes())  # noqa: S302 # our own cache
    except (OSError, EOFError, ValueError, TypeError):
        return None
    if kind != _FORMAT:
        return None
    make = Card._make
    cards = {key: (path, stamp, make(card)) for key, (path, stamp, card) in providers.items()}
    return State(fingerprint=fingerprint, out=out, providers=cards, others=frozenset(others))


def begin(cache: Path) -> None:
    """Note that a build has begun to write: until it is finished its output is not trusted."""
    cache.mkdir(parents=True, exist_ok=True)
    (cache / _MARK).touch()


def finish(cache: Path, state: State) -> None:
    """Remember a finished build."""
    providers = {key: (path, stamp, tuple(card)) for key, (path, stamp, card) in state.providers.items()}
    content = marshal.dumps((_FORMAT, state.fingerprint, state.out, providers, sorted(state.others)))
    temporary = cache / (_STATE + ".new")
    temporary.write_bytes(content)
    temporary.replace(cache / _STATE)
    (cache / _MARK).unlink(missing_ok=True)


def forget(cache: Path) -> None:
    """Make the next build a clean one."""
    (cache / _STATE).unlink(missing_ok=True)


def compiled_folder(cache: Path, fingerprint: str) -> Path:
    """Return the folder for compiled templates of builds with this fingerprint; those of other builds go."""
    folder = cache / "templates" / fingerprint[:16]
    if not folder.is_dir():
        shutil.rmtree(folder.parent, ignore_errors=True)
        folder.mkdir(parents=True)
    return folder
