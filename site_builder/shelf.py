"""Rows: what each provider adds to files that show many of them, made once and kept as bytes from build to build.

A row is a pure function of an entry. The shelf keeps all rows of a provider together in files of the cache, written one
after another by whoever makes them; what is remembered is where they are. A build of one change reads its rows only, and
joins the others without knowing what they say.
"""

import mmap
from collections.abc import Callable, Iterable, Mapping
from io import BufferedWriter
from itertools import accumulate
from pathlib import Path
from typing import Final

from site_builder.model.directory import Entry
from site_builder.state import Place

Make = Callable[[Entry], bytes]
Column = Callable[[str, Iterable[Entry]], list[bytes]]


class Shelf:
    """The rows of every provider, by kind; without a folder they are kept in memory."""

    def __init__(self, makers: Mapping[str, Make], folder: Path | None = None, number: int = 0) -> None:
        """Take what makes each kind of row; new rows are written to the file of this number, which belongs to one process."""
        self._makers: Final = makers
        self._at: Final = {kind: at for at, kind in enumerate(makers, 1)}
        self._folder: Final = folder
        self._number: Final = number
        self._maps: Final[dict[int, mmap.mmap]] = {}
        self._fresh: Final[dict[tuple[str, str], bytes]] = {}
        self._file: BufferedWriter | None = None
        self.places: dict[str, Place] = {}

    def put(self, entry: Entry) -> None:
        """Make the rows of a new or changed entry."""
        rows = [make(entry) for make in self._makers.values()]
        if self._folder is None:
            self._fresh.update(((kind, entry.card.id), row) for kind, row in zip(self._makers, rows, strict=True))
            return
        file = self._open()
        self.places[entry.card.id] = self._number, *accumulate(map(len, rows), initial=file.tell())
        file.write(b"".join(rows))

    def column(self, kind: str, entries: Iterable[Entry]) -> list[bytes]:
        """Return one kind of row of some entries; a row that is not there is made."""
        at, places, maps = self._at[kind], self.places, self._maps
        found: list[bytes] = []
        for entry in entries:
            place = places.get(entry.card.id)
            if place is None:
                found.append(self._made(kind, entry))
                continue
            rows = maps.get(place[0])
            if rows is None or len(rows) < place[-1]:
                rows = self._map(place[0])
            found.append(rows[place[at] : place[at + 1]])
        return found

    def drop(self, ids: Iterable[str]) -> None:
        """Forget the rows of entries that are gone."""
        for provider_id in ids:
            self.places.pop(provider_id, None)

    def flush(self) -> None:
        """Let other processes read what was put; what comes later is appended."""
        if self._file:
            self._file.close()
            self._file = None

    def _open(self) -> BufferedWriter:
        if self._file is None:
            path = self._path(self._number)
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = path.open("ab", buffering=1 << 20)
        return self._file

    def _made(self, kind: str, entry: Entry) -> bytes:
        row = self._fresh.get((kind, entry.card.id))
        if row is None:
            row = self._fresh[kind, entry.card.id] = self._makers[kind](entry)
        return row

    def _map(self, number: int) -> mmap.mmap:
        self.flush()
        with self._path(number).open("rb") as file:
            rows = self._maps[number] = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        return rows

    def _path(self, number: int) -> Path:
        return (self._folder or Path()) / f"{number}.rows"
