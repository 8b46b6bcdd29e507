"""The build, as a table of contents: gather, check, make, write; and only what a change touches."""

import gc
import pickle
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple

from site_builder import state as memory
from site_builder.assets import kept_assets
from site_builder.batch import ALL, SAMPLE, Fields, File, differing
from site_builder.check import count, counted
from site_builder.compiled import compiled_folder
from site_builder.gather import Gatherer, Library, joined
from site_builder.index import Orders, Touched
from site_builder.model.directory import Entry, card_of
from site_builder.model.localized import Language
from site_builder.model.problem import Problem
from site_builder.model.provider import Provider
from site_builder.model.published import Standing
from site_builder.press import Press
from site_builder.release import Release, is_list
from site_builder.restating import restated
from site_builder.scan import (
    Options,
    ProviderFile,
    Seen,
    folder_times,
    folders_of,
    is_fresh,
    logo_files,
    look,
    missing_files,
    own_files,
    published_path,
    published_stamp,
)
from site_builder.share import PARALLEL_FROM, Progress, Read, Shares
from site_builder.shelf import Shelf
from site_builder.workers import Crew, count_for
from site_builder.write import Writer, files_in, prepare, remove, write_all


class _Frame(NamedTuple):
    """The content but the providers, as a build keeps it for the next: beside which providers it was read, and its warnings."""

    ids: frozenset[str]
    library: Library
    problems: Sequence[Problem]


class Result(NamedTuple):
    """What a build did."""

    pages: int
    bytes: int
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    seconds: float
    problems: tuple[Problem, ...]

    @property
    def has_errors(self) -> bool:
        """Whether nothing was written because the content has errors."""
        return any(problem.severity == "error" for problem in self.problems)

    def summary(self, language: Language) -> str:
        """Return the line that a build ends with."""
        errors = count(self.problems, "error")
        if errors:
            return (
                f"未写入任何文件：共{errors}处错误"
                if language == "zh"
                else f"nothing written: {counted(errors, 'error')}"
            )
        size = f"{self.bytes / 1e6:.1f} MB" if self.bytes else "0 MB"
        made, changed, removed = (f"{number:,}" for number in (self.pages, len(self.changed), len(self.removed)))
        if language == "zh":
            return f"已生成{made}个文件（{size}），其中{changed}个有变化，另删除{removed}个，用时{self.seconds:.2f}秒"
        return f"{made} files made ({size}), {changed} changed, {removed} removed, {self.seconds:.2f} s"


def build(options: Options, progress: Progress | None = None, seen: Seen | None = None) -> Result:
    """Build the site, or what has changed of it since the last build with this cache.

    Args:
        options: What the build is told.
        progress: Is told how many of how many providers are done.
        seen: What there is to build, where somebody looked already.

    Raises:
        NotOursError: The output folder holds something that no build made.
    """
    started = time.perf_counter()
    was_on = gc.isenabled()
    gc.disable()
    try:
        return Build(options, progress, seen).run(started)
    finally:
        if was_on:
            gc.enable()


class Build:
    """One release in the making; kept by `watch`, which updates it change by change."""

    def __init__(self, options: Options, progress: Progress | None = None, seen: Seen | None = None) -> None:
        """Look at what there is, unless somebody did."""
        seen = seen or look(options)
        self.options: Final = options
        self._progress: Final = progress or (lambda _done, _of: None)
        self.files: Final = seen.files
        self.fingerprint: Final = seen.fingerprint
        self._templates: Final = seen.templates
        self._last: Final = seen.last
        self.paths: Final[dict[str, ProviderFile]] = {file.id: file for file in self.files}
        self.gatherer: Final = Gatherer(options.root, options.today)
        self.problems: Final[list[Problem]] = self.gatherer.problems
        self.standings: Mapping[str, Standing] = {}
        self.published_stamp: Final = published_stamp(options)
        self._is_new_published = True
        self.press: Press
        self.release: Release
        self.others: set[str] = set()
        self._folders: Collection[str] = ()
        self._frame: bytes | None = None
        self._cards: Mapping[str, bytes] = {}

    @property
    def _failed(self) -> bool:
        return any(problem.severity == "error" for problem in self.problems)

    def run(self, started: float) -> Result:
        """Build everything, or what changed since the remembered build."""
        options = self.options
        prepare(options.out)
        last = self._last
        if last and is_fresh(options, self.files, last):
            return self._result(started, None, ())
        known = memory.load_known(options.cache) if last else None
        if last is None or known is None:
            return self._clean(started)
        restated = self._restated(last)
        if restated is None:
            return self._clean(started)
        if not self._take_up(last, known, restated):
            return self._result(started, None, ())
        changed = [file for file in self.files if last.providers.get(file.id) != (file.path, file.stamp)]
        gone = [provider_id for provider_id in last.providers if provider_id not in self.paths]
        return self.apply(started, changed, gone, missing_files(options.out, last), restated)

    def resume(self) -> bool:
        """Take up the remembered release, to be updated change by change; False where there is none of this kind."""
        last, known = self._last, memory.load_known(self.options.cache)
        is_same = last and known and last.published == self.published_stamp
        self._is_new_published = not is_same
        return bool(last and known and is_same and self._take_up(last, known, {}))

    def _restated(self, last: memory.State) -> Mapping[str, Standing | None] | None:
        """Return what was published at the last build of those of whom something else is now; None where that is lost."""
        if last.published == self.published_stamp:
            self._is_new_published = False
            return {}
        before = memory.load_published(self.options.cache)
        return None if before is None else restated(before, self._published)

    @cached_property
    def _published(self) -> bytes:
        """What the functions published; nothing where there is no such file."""
        path = published_path(self.options)
        try:
            return path.read_bytes() if path else b""
        except FileNotFoundError:
            return b""

    def _take_up(self, last: memory.State, known: memory.Known, restated: Mapping[str, Standing | None]) -> bool:
        """Set up the remembered release; False where what belongs to no provider has faults now."""
        ids = frozenset(self.paths)
        self.gatherer.same_ids(self.files)
        frame = self._remembered(ids)
        gathered = frame.library if frame else self.gatherer.library(ids, self._logos)
        if gathered is None or not self._set_up(gathered):
            return False
        if frame is None:
            self._keep_frame(ids)
        shelf = self.press.shelf = Shelf(self.press.rows, memory.rows_folder(self.options.cache))
        shelf.places = known.places
        before = {**self.standings, **restated}
        self.release = Release(
            self.press, self.gatherer, self.paths, before, shelf.unread("card"), Orders(*known.orders)
        )
        self.release.standings = self.standings
        self.others, self._folders = set(last.others), last.folders
        return True

    @property
    def _logos(self) -> Mapping[str, str]:
        """Path of each logo by its provider's id."""
        return logo_files(self.options.root, with_demo=self.options.with_demo)

    def _remembered(self, ids: frozenset[str]) -> _Frame | None:
        """Return what the last build gathered beside the same providers, and take over its warnings; nothing beside others."""
        kept = memory.load_frame(self.options.cache)
        frame: _Frame | None = pickle.loads(kept) if kept else None  # noqa: S301 # our own cache
        if frame is None or frame.ids != ids:
            return None
        self.gatherer.take(frame.library, ids)
        self.problems.extend(frame.problems)
        return frame

    def _keep_frame(self, ids: frozenset[str]) -> None:
        frame = _Frame(ids, self.press.library, self.problems)
        self._frame = pickle.dumps(frame, pickle.HIGHEST_PROTOCOL)

    def _set_up(self, library: Library) -> bool:
        """Set up the press; False where something has an error."""
        options = self.options
        published = self.gatherer.published(published_path(options))
        if self._failed:
            return False
        self.standings = published.providers if published else {}
        compiled = compiled_folder(options.cache, self._templates)
        assets = kept_assets(options.root / "templates" / "static", compiled)
        self.press = Press(options, library, assets, compiled)
        return True

    def _clean(self, started: float) -> Result:
        """Build everything, with the help of workers."""
        options, files = self.options, self.files
        self.gatherer.same_ids(files)
        basics = self.gatherer.basics(frozenset(self.paths), self._logos)
        if basics is None or not self._set_up(basics):
            self.gatherer.texts()
            return self._result(started, None, ())
        memory.begin(options.cache)
        rows = memory.new_rows_folder(options.cache)
        of = count_for(options.jobs, len(files), PARALLEL_FROM)
        shares = Shares(
            options=options, files=files, gatherer=self.gatherer, press=self.press, release=self._in_order, of=of,
            rows=rows, progress=self._progress,
        )  # fmt: skip
        with Crew(shares.work, of) as crew:
            crew.send([None] * of)
            read: list[Read] = crew.receive()
            self.problems.extend(problem for part in read for problem in part.problems)
            if self._failed:
                return self._result(started, None, ())
            self.press.library = joined(basics, *(part.texts for part in read))
            cards = dict(sorted(chain.from_iterable(part.cards.items() for part in read)))
            return self._made(started, crew, cards, rows)

    def _in_order(self, cards: Mapping[str, bytes]) -> Release:
        """Put everyone in order, once for this process and its share."""
        if self._cards is not cards:
            self._cards = cards
            self.release = Release(self.press, self.gatherer, self.paths, self.standings, cards)
        return self.release

    def _made(self, started: float, crew: Crew, cards: dict[str, bytes], rows: Path) -> Result:
        """Make what shows the whole directory, then the shares, of which this process has one."""
        crew.send([cards] * len(crew))
        self._in_order(cards)
        shelf = Shelf(self.press.rows, rows)
        for places in crew.receive():
            shelf.places |= places
        self.press.shelf = shelf
        crew.send([shelf.places] * len(crew))
        self._keep_frame(frozenset(self.paths))
        writer = Writer(self.options.out)
        self.others = write_all(writer, self._unchanging())
        for batch in self.release.overview():
            self.others |= write_all(writer, batch.make())
        changed: list[str] = []
        for names, others, size in crew.receive():
            changed += names
            self.others |= others
            writer.bytes += size
        expected = self.others | {name for provider_id in cards for name in own_files(provider_id)}
        removed = remove(self.options.out, files_in(self.options.out) - expected)
        self.remember()
        return Result(
            pages=len(expected), bytes=writer.bytes, changed=(*writer.changed, *changed), removed=tuple(removed),
            seconds=time.perf_counter() - started, problems=tuple(self.problems),
        )  # fmt: skip

    def apply(
        self,
        started: float,
        changed: Iterable[ProviderFile],
        gone: Sequence[str],
        missing: frozenset[str] = frozenset(),
        restated: Iterable[str] = (),
    ) -> Result:
        """Take in changed and removed providers' files and what was published since, and write what they touch.

        Args:
            started: When the build began, by the performance counter.
            changed: New and changed files.
            gone: Ids whose file is no more.
            missing: Files of the site that somebody removed.
            restated: Providers of whom something else is published now.
        """
        release, shelf = self.release, self.press.shelf
        records = self._records(changed)
        if self._failed:
            return self._result(started, None, ())
        entries = [self._entry(provider_id, record) for provider_id, record in records.items()]
        told = release.index.entries
        others = (told[each].card for each in restated if each in told and each not in records and each not in gone)
        entries += map(release.entry, others)
        memory.begin(self.options.cache)
        shown = [entry for entry in entries if told.get(entry.card.id) != entry]
        fields = self._fields(records, shown, gone)
        touched = release.index.update(shown, gone)
        shelf.drop(gone)
        shelf.put(shown)
        writer = Writer(self.options.out)
        due = sorted(touched.providers | records.keys() | self._own_of(missing))
        found = ((provider_id, records.get(provider_id) or release.known(provider_id)) for provider_id in due)
        write_all(writer, release.providers((provider_id, record) for provider_id, record in found if record))
        stale = self._write_lists(writer, touched, fields, is_all=bool(missing))
        own = [name for provider_id in gone for name in own_files(provider_id)]
        removed = remove(self.options.out, [*stale, *own])
        self.remember()
        return self._result(started, writer, removed)

    def _records(self, changed: Iterable[ProviderFile]) -> dict[str, Provider]:
        """Return the providers of some files by their ids."""
        found = {file.id: self.gatherer.provider(file.path) for file in changed}
        return {provider_id: record for provider_id, record in found.items() if record}

    def _entry(self, provider_id: str, record: Provider) -> Entry:
        is_demo = self.paths[provider_id].is_demo
        return self.release.entry(card_of(provider_id, record, is_demo=is_demo, today=self.options.today))

    def _write_lists(self, writer: Writer, touched: Touched, fields: Fields, *, is_all: bool) -> set[str]:
        """Write what a change touches of the files that show many, or all that is no provider's own; return those that are stale."""
        release, others = self.release, self.others
        made = write_all(writer, release.touched_lists(touched, everything=is_all))
        if is_all:
            made |= write_all(writer, self._unchanging()) | write_all(writer, self._tools())
        owned: tuple[str, ...] = ()
        for batch in release.overview(None if is_all else fields):
            made |= write_all(writer, batch.make())
            owned += batch.owns
        stale = {name for name in others - made if name.startswith(owned)} if owned else set()
        if touched.counts or is_all:
            stale |= {name for name in others if is_list(name)} - release.list_files()
        if stale or not made <= others:
            self._folders = ()
        others -= stale
        others |= made
        return stale

    def _unchanging(self) -> Iterator[File]:
        from site_builder.unchanging import unchanging_files  # noqa: PLC0415 # a build of one change makes none of them

        return unchanging_files(self.press)

    def _tools(self) -> Iterator[File]:
        from site_builder.tools import tool_files  # noqa: PLC0415 # as above; the workers make them where there are some

        return tool_files(self.press)

    def _fields(self, records: Mapping[str, Provider], shown: Sequence[Entry], gone: Sequence[str]) -> Fields:
        """Return what changes with the records, with what is shown of entries, and with those that are gone."""
        told, sample = self.release.index.entries, self.release.sample_id
        changed = [differing(told.get(entry.card.id), entry) for entry in shown]
        is_sample = sample in records or any(entry.card.id == sample for entry in shown)
        return frozenset().union(*changed, ALL if gone else (), SAMPLE if is_sample else ())

    def _own_of(self, missing: frozenset[str]) -> set[str]:
        """Return the ids of the providers some of whose own files are missing."""
        ids = self.release.index.entries if missing else ()
        return {provider_id for provider_id in ids if missing.intersection(own_files(provider_id))}

    def remember(self) -> None:
        """Keep what this build knows for the next one."""
        index, shelf = self.release.index, self.press.shelf
        shelf.flush()
        self._folders = self._folders or folders_of(self.others)
        state = memory.State(
            fingerprint=self.fingerprint,
            out=str(self.options.out.resolve()),
            providers={file.id: (file.path, file.stamp) for file in self.paths.values()},
            published=self.published_stamp,
            others=frozenset(self.others),
            folders=folder_times(self.options.out, self._folders, time.time_ns()),
        )
        if self._is_new_published:
            memory.keep_published(self.options.cache, self._published)
            self._is_new_published = False
        orders = tuple(index.orders()) if index.is_changed else None
        memory.finish(self.options.cache, state, shelf.places, orders, self._frame)
        self._frame = None

    def _result(self, started: float, writer: Writer | None, removed: Sequence[str]) -> Result:
        return Result(
            pages=writer.count if writer else 0,
            bytes=writer.bytes if writer else 0,
            changed=tuple(writer.changed) if writer else (),
            removed=tuple(removed),
            seconds=time.perf_counter() - started,
            problems=tuple(self.problems),
        )
