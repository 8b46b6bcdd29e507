"""What each worker of a clean build does: it reads its share, makes what belongs to that alone, then some pages of lists."""

from collections.abc import Callable, Generator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from site_builder.gather import Gatherer, Texts
from site_builder.model.card import packed
from site_builder.model.directory import card_of
from site_builder.model.localized import LANGUAGES
from site_builder.model.problem import Problem
from site_builder.model.provider import Provider
from site_builder.press import Press
from site_builder.release import Release
from site_builder.scan import Options, ProviderFile
from site_builder.shelf import Shelf
from site_builder.write import Writer, write_all

PARALLEL_FROM: Final = 10  # providers, from which on other processes pay, if only for the texts
Progress = Callable[[int, int], None]
Message = Any  # Any: what can go through a pipe
_FILES: Final = 4  # of each provider
_TOLD_EVERY: Final = 200


class Read(NamedTuple):
    """What a worker read: packed cards of its providers, its texts, and what is wrong with them."""

    cards: Mapping[str, bytes]
    texts: Texts
    problems: Sequence[Problem]


class Shares(NamedTuple):
    """A clean build in shares.

    Attributes:
        files: Everybody's files.
        release: Puts everyone in order, who is given as packed cards by id.
        of: Into how many shares they are split.
        rows: Folder of the rows.
        progress: Is told how many of how many providers are done.
    """

    options: Options
    files: Sequence[ProviderFile]
    gatherer: Gatherer
    press: Press
    release: Callable[[Mapping[str, bytes]], Release]
    of: int
    rows: Path
    progress: Progress

    def work(self, number: int) -> Generator[Message, Message, None]:
        """Do the share of this number: answer what was read; given everyone, where their rows are; given all rows, what was written."""
        if self.of > 1 and number < len(LANGUAGES):
            self.press.warm(LANGUAGES[number])
        records, read = self._read(number)
        everyone = yield read
        release = self.release(everyone)
        shelf = self.press.shelf = Shelf(self.press.rows, self.rows, number)
        shelf.put([release.index.entries[provider_id] for provider_id in records])
        shelf.flush()
        shelf.places = yield shelf.places
        writer = Writer(self.options.out)
        others = self._write_tools(writer, number)
        for done, file in enumerate(release.providers(records.items())):
            writer.write(*file)
            if number == 0 and not done % _TOLD_EVERY:
                self.progress(done * self.of // _FILES, len(self.files))
        others |= write_all(writer, release.lists(number, self.of))
        yield writer.changed, others, writer.bytes

    def _write_tools(self, writer: Writer, number: int) -> set[str]:
        """Write a share of the tools; the first worker has none where there are others, since it makes what shows everybody."""
        from site_builder.tools import tool_files  # noqa: PLC0415 # a build of one change makes none of them

        skipped = min(1, self.of - 1)
        is_mine = number >= skipped
        return write_all(writer, tool_files(self.press, number - skipped, self.of - skipped)) if is_mine else set()

    def _read(self, number: int) -> tuple[dict[str, Provider], Read]:
        """Return the providers of a share and what was read with them; the gatherer's problems stay as they were."""
        problems, mine = self.gatherer.problems, self.files[number :: self.of]
        before = len(problems)
        found = self.gatherer.providers([file.path for file in mine])
        records = {file.id: record for file, record in zip(mine, found, strict=True) if record}
        today, demo = self.options.today, {file.id for file in mine if file.is_demo}
        cards = {key: packed(card_of(key, record, is_demo=key in demo, today=today)) for key, record in records.items()}
        read = Read(cards, self.gatherer.texts(number, self.of), problems[before:])
        del problems[before:]
        return records, read
