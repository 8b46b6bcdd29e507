"""What each worker of a clean build does: it reads its share, makes what belongs to that alone, then some pages of lists."""

import pickle
from collections.abc import Callable, Generator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from site_builder.batch import File
from site_builder.gather import Gatherer
from site_builder.model.directory import card_of
from site_builder.model.localized import LANGUAGES
from site_builder.model.problem import Problem
from site_builder.model.provider import Provider
from site_builder.model.published import Standing
from site_builder.press import Press
from site_builder.release import Release, packed
from site_builder.scan import Options, ProviderFile
from site_builder.shelf import Shelf
from site_builder.write import Writer, write_all

Progress = Callable[[int, int], None]
Plain = Any  # Any: what marshal can carry through a pipe
_FILES: Final = 4  # of each provider
_TOLD_EVERY: Final = 200


class Read(NamedTuple):
    """What a worker read: packed cards of its providers, and what is wrong with them."""

    cards: Mapping[str, bytes]
    problems: Sequence[Problem]

    @classmethod
    def unpacked(cls, answer: bytes) -> "Read":
        """Return what a worker answered first."""
        return cls(*pickle.loads(answer))  # noqa: S301 # our own worker's

    def packed(self) -> bytes:
        """Return it as an answer."""
        return pickle.dumps(tuple(self), pickle.HIGHEST_PROTOCOL)


class Shares(NamedTuple):
    """A clean build in shares.

    Attributes:
        files: Everybody's files.
        of: Into how many shares they are split.
        rows: Folder of the rows.
        progress: Is told how many of how many providers are done.
    """

    options: Options
    files: Sequence[ProviderFile]
    gatherer: Gatherer
    press: Press
    standings: Mapping[str, Standing]
    of: int
    rows: Path
    progress: Progress

    def work(self, number: int) -> Generator[Plain, Plain, None]:
        """Do the share of this number: answer what was read; given everyone, what was written; given all rows, which lists were."""
        yield from ()
        if self.of > 1 and number < len(LANGUAGES):
            self.press.warm(LANGUAGES[number])
        records, read = self._read(number)
        tools = self._tools_if_they_can_be_made(number)
        everyone = yield read.packed()
        paths = {file.id: file for file in self.files}
        release = Release(self.press, self.gatherer, paths, self.standings, everyone)
        shelf = self.press.shelf = Shelf(self.press.rows, self.rows, number)
        writer = Writer(self.options.out)
        tools = tools or self._tools(number)
        write_all(writer, tools)
        shelf.put([release.index.entries[provider_id] for provider_id in records])
        shelf.flush()
        for done, file in enumerate(release.providers(records.items())):
            writer.write(*file)
            if number == 0 and not done % _TOLD_EVERY:
                self.progress(done * self.of // _FILES, len(self.files))
        shelf.places = yield writer.changed, [name for name, _ in tools], shelf.places, writer.bytes
        writer = Writer(self.options.out)
        others = write_all(writer, release.lists(number, self.of))
        yield writer.changed, sorted(others), writer.bytes

    def _tools(self, number: int) -> list[File]:
        """Return a share of the tools; none is written before it is known that the content has no error."""
        from site_builder.tools import tool_files  # noqa: PLC0415 # a build of one change makes none of them

        return [*tool_files(self.press, number, self.of)]

    def _tools_if_they_can_be_made(self, number: int) -> list[File]:
        """Return a share of the tools, or nothing where a template has a fault: those of the content are told before it."""
        try:
            return self._tools(number)
        except Exception:  # noqa: BLE001 # it is met again when they are due
            return []

    def _read(self, number: int) -> tuple[dict[str, Provider], Read]:
        """Return the providers of a share and what there is to tell; the gatherer's problems stay as they were."""
        problems, mine = self.gatherer.problems, self.files[number :: self.of]
        before = len(problems)
        found = self.gatherer.providers([file.path for file in mine])
        records = {file.id: record for file, record in zip(mine, found, strict=True) if record}
        today, demo = self.options.today, {file.id for file in mine if file.is_demo}
        cards = {key: packed(card_of(key, record, is_demo=key in demo, today=today)) for key, record in records.items()}
        read = Read(cards, problems[before:])
        del problems[before:]
        return records, read
