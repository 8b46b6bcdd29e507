"""Rows: what each provider adds to files that show many of them, made once and kept as bytes from build to build.

A row is a pure function of an entry. The shelf keeps all rows of a provider together in files of the cache, written one
after another by whoever makes them; what is remembered is where they are. A build of one change reads its rows only, and
joins the others without knowing what they say.
"""

import mmap
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO, Final

from site_builder.model.directory import Entry
from site_builder.state import Place

_TOGETHER: Final = 32
Make = Callable[[Entry], bytes]
Column = Callable[[str, Iterable[str]], list[bytes]]  # one kind of row of some providers, who are given by their ids


class Shelf:
    """The rows of every provider, by kind; one that was not put there is made when it is asked for."""

    def __init__(self, makers: Mapping[str, Make], folder: Path | None = None, number: int = 0) -> None:
        """Take what makes each kind of row, and the folder of those that are kept.

        New rows are written to the file of this number, which belongs to one process.
        """
        self._makers: Final = makers
        self._at: Final = {kind: at for at, kind in enumerate(makers, 1)}
        self._folder: Final = folder
        self._number: Final = number
        self._maps: Final[dict[int, mmap.mmap]] = {}
        self._file: BinaryIO | None = None
        self.places: dict[str, Place] = {}

    def put(self, entries: Sequence[Entry]) -> None:
        """Make the rows of new or changed entries and keep them; some at a time, kind by kind, which is faster."""
        for start in range(0, len(entries), _TOGETHER):
            some = entries[start : start + _TOGETHER]
            columns = [[make(entry) for entry in some] for make in self._makers.values()]
            for entry, *rows in zip(some, *columns, strict=True):
                self._keep(entry.card.id, rows)
        self._maps.pop(self._number, None)

    def _keep(self, provider_id: str, rows: Sequence[bytes]) -> None:
        file = self._open()
        self.places[provider_id] = self._number, *accumulate(map(len, rows), initial=file.tell())
        file.write(b"".join(rows))

    def column(self, kind: str, ids: Iterable[str], entries: Mapping[str, Entry]) -> list[bytes]:
        """Return one kind of row of some providers; a row that is not there is made of its entry."""
        at, maps = self._at[kind], self._maps
        wanted = [*ids]
        places = [*map(self.places.get, wanted)]
        for number in {place[0] for place in places if place} - maps.keys():
            self._map(number)
        return [
            maps[place[0]][place[at] : place[at + 1]] if place else self._makers[kind](entries[provider_id])
            for provider_id, place in zip(wanted, places, strict=True)
        ]

    def unread(self, kind: str) -> dict[str, memoryview]:
        """Return one kind of row of everybody whose rows are kept, without reading them."""
        at = self._at[kind]
        for number in {place[0] for place in self.places.values()} - self._maps.keys():
            self._map(number)
        views = {number: memoryview(content) for number, content in self._maps.items()}
        return {provider_id: views[place[0]][place[at] : place[at + 1]] for provider_id, place in self.places.items()}

    def drop(self, ids: Iterable[str]) -> None:
        """Forget the rows of entries that are gone."""
        for provider_id in ids:
            self.places.pop(provider_id, None)

    def flush(self) -> None:
        """Let everybody read what was put."""
        if self._file:
            self._file.close()
            self._file = None

    def _open(self) -> BinaryIO:
        if self._file is None:
            path = self._path(self._number)
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = path.open("ab", buffering=1 << 20)
        return self._file

    def _map(self, number: int) -> None:
        self.flush()
        with self._path(number).open("rb") as file:
            self._maps[number] = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def _path(self, number: int) -> Path:
        return (self._folder or Path()) / f"{number}.rows"
