"""What one build remembers for the next: stamps of files, everybody's rows and order, and everything read beside them.

The folder is a cache: it may be lost at any time, and one of another format, version or machine is not read. Several
files, so that a build reads and writes no more than it needs: `state.bin` tells whether there is anything to do, `rows/`
with `places.bin` and `orders.bin` have the providers, `frame.bin` the rest.
"""

import marshal
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from site_builder.model.card import Card

_FORMAT: Final = (7, sys.version_info[:3], Card._fields)
_STATE: Final = "state.bin"
_PLACES: Final = "places.bin"
_ORDERS: Final = "orders.bin"
_FRAME: Final = "frame.bin"
_PUBLISHED: Final = "published.json"
_ROWS: Final = "rows"
_MARK: Final = "building"
Stamp = tuple[int, int, int]
Place = tuple[int, ...]  # number of a file of rows, where the first one of a provider begins, and where each ends
_SLACK: Final = 3  # rows that nobody knows any more may take twice the space of the others


class State(NamedTuple):
    """A finished build.

    Attributes:
        fingerprint: Of everything but the providers' files: templates, code, guides, options, day.
        out: The folder that it wrote.
        providers: Path and stamp of each provider's file by id.
        published: Stamp of what the functions published.
        others: Files of the site that belong to no provider.
        folders: Time of change of each folder of the site; 0 where it is too near to tell.
    """

    fingerprint: str
    out: str
    providers: Mapping[str, tuple[str, Stamp]]
    published: Stamp
    others: frozenset[str]
    folders: Mapping[str, int]


class Known(NamedTuple):
    """The providers of a finished build.

    Attributes:
        places: Where their rows are.
        orders: What the index found, in plain values.
    """

    places: dict[str, Place]
    orders: tuple[Any, ...]  # Any: whatever marshal can carry


def load(cache: Path) -> State | None:
    """Return the last finished build, or None: there is none, it was cut off, or it cannot be read."""
    if (cache / _MARK).exists():
        return None
    parts = _read(cache / _STATE)
    if parts is None:
        return None
    fingerprint, out, providers, published, others, folders = parts
    return State(
        fingerprint=fingerprint,
        out=out,
        providers=providers,
        published=published,
        others=frozenset(others),
        folders=folders,
    )


def load_known(cache: Path) -> Known | None:
    """Return the providers of the build that `load` returned, or None where they were lost."""
    places, orders = _read(cache / _PLACES), _read(cache / _ORDERS)
    if places is None or orders is None or not _are_there(cache / _ROWS, places[0]):
        return None
    return Known(places[0], tuple(orders))


def load_frame(cache: Path) -> bytes | None:
    """Return what `finish_frame` was given."""
    try:
        return (cache / _FRAME).read_bytes()
    except OSError:
        return None


def _read(path: Path) -> Any:  # noqa: ANN401 # whatever marshal can carry
    try:
        kind, *parts = marshal.loads(path.read_bytes())  # noqa: S302 # our own cache
    except (OSError, EOFError, ValueError, TypeError):
        return None
    return parts if kind == _FORMAT else None


def _are_there(folder: Path, places: Mapping[str, Place]) -> bool:
    """Whether the files of rows are as long as is remembered, and not mostly of rows that nobody knows any more."""
    live = sum([place[-1] - place[1] for place in places.values()])
    ends = {number: max([place[-1] for place in places.values() if place[0] == number]) for number in _files(places)}
    try:
        sizes = {number: (folder / f"{number}.rows").stat().st_size for number in ends}
    except FileNotFoundError:
        return False
    return all(sizes[number] >= end for number, end in ends.items()) and sum(sizes.values()) <= _SLACK * live


def _files(places: Mapping[str, Place]) -> set[int]:
    return {place[0] for place in places.values()}


def begin(cache: Path) -> None:
    """Note that a build has begun to write: until it is finished its output is not trusted."""
    cache.mkdir(parents=True, exist_ok=True)
    (cache / _MARK).touch()


def rows_folder(cache: Path) -> Path:
    """Return the folder of the rows."""
    return cache / _ROWS


def new_rows_folder(cache: Path) -> Path:
    """Return the folder of the rows, emptied."""
    shutil.rmtree(cache / _ROWS, ignore_errors=True)
    return cache / _ROWS


def finish(
    cache: Path,
    state: State,
    places: Mapping[str, Place],
    orders: tuple[Any, ...] | None = None,  # Any: whatever marshal can carry
    frame: bytes | None = None,
) -> None:
    """Remember a finished build; its orders and its frame where they are new."""
    if frame is not None:
        _write(cache / _FRAME, frame)
    if orders is not None:
        _write(cache / _ORDERS, marshal.dumps((_FORMAT, *orders)))
    _write(cache / _PLACES, marshal.dumps((_FORMAT, dict(places))))
    parts = (
        state.fingerprint, state.out, dict(state.providers), state.published, tuple(state.others), dict(state.folders)
    )  # fmt: skip
    _write(cache / _STATE, marshal.dumps((_FORMAT, *parts)))
    (cache / _MARK).unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    temporary = path.with_suffix(".new")
    temporary.write_bytes(content)
    temporary.replace(path)


def load_published(cache: Path) -> bytes | None:
    """Return what the functions had published at the last build; None where that was lost."""
    try:
        return (cache / _PUBLISHED).read_bytes()
    except OSError:
        return None


def keep_published(cache: Path, content: bytes) -> None:
    """Keep what the functions published, to be compared with what they publish next; nothing is an empty text."""
    cache.mkdir(parents=True, exist_ok=True)
    _write(cache / _PUBLISHED, content)


def forget(cache: Path) -> None:
    """Make the next build a clean one."""
    (cache / _STATE).unlink(missing_ok=True)
