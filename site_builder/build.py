"""The build, as a table of contents: gather, check, make, write; and only what a change touches."""

import gc
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from site_builder import state as memory
from site_builder import urls
from site_builder.assets import gather_assets
from site_builder.check import count
from site_builder.gather import Gatherer, Library
from site_builder.index import EVERYONE, Index, Touched
from site_builder.model.card import Card
from site_builder.model.directory import Entry, card_of
from site_builder.model.localized import LANGUAGES, Language
from site_builder.model.problem import Problem
from site_builder.model.provider import Provider
from site_builder.model.published import Standing
from site_builder.press import File, Press
from site_builder.scan import (
    DEMO_PUBLISHED,
    Options,
    ProviderFile,
    fingerprint,
    is_fresh,
    logo_files,
    missing_files,
    own_files,
    provider_files,
)
from site_builder.workers import Crew
from site_builder.write import Writer, files_in, prepare, remove, write_all

PARALLEL_FROM: Final = 40
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
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

    @property
    def summary(self) -> str:
        """The line that a build ends with."""
        if self.has_errors:
            return f"nothing written: {count(self.problems, 'error')} errors"
        size = f"{self.bytes / 1e6:.1f} MB" if self.bytes else "0 MB"
        return f"{self.pages:,} files made ({size}), {len(self.changed):,} changed, {len(self.removed):,} removed, {self.seconds:.2f} s"


def build(options: Options, progress: Progress | None = None) -> Result:
    """Build the site, or what has changed of it since the last build with this cache.

    Raises:
        NotOursError: The output folder holds something that no build made.
    """
    started = time.perf_counter()
    gc.disable()
    try:
        return Build(options, progress).run(started)
    finally:
        gc.enable()


class Build:
    """One release in the making; kept by `watch`, which updates it change by change."""

    def __init__(self, options: Options, progress: Progress | None = None) -> None:
        """Look at what there is."""
        self.options: Final = options
        self._progress: Final = progress or (lambda _done, _of: None)
        self.files: Final = provider_files(options.root, with_demo=options.with_demo)
        self.fingerprint: Final = fingerprint(options)
        self.paths: Final[dict[str, ProviderFile]] = {file.id: file for file in self.files}
        self.problems: list[Problem] = []
        self.standings: dict[str, Standing] = {}
        self.index: Index
        self.press: Press
        self.gatherer: Gatherer
        self.others: set[str] = set()

    def run(self, started: float) -> Result:
        """Build everything, or what changed since the remembered build."""
        options = self.options
        prepare(options.out)
        last = memory.load(options.cache)
        if last and (last.fingerprint != self.fingerprint or last.out != str(options.out.resolve())):
            last = None
        if last and is_fresh(options, self.files, last):
            return self._result(started, None, ())
        library = self._library()
        if library is None:
            return self._result(started, None, ())
        if last:
            return self._incremental(started, last)
        return self._clean(started)

    def resume(self) -> bool:
        """Take up the remembered release, to be updated change by change; False where there is none of this kind."""
        last = memory.load(self.options.cache)
        if last is None or last.fingerprint != self.fingerprint or self._library() is None:
            return False
        self._take_up(last)
        return True

    def _take_up(self, last: memory.State) -> None:
        self.index = Index(Entry(card, self.standings.get(key)) for key, (_, _, card) in last.providers.items())
        self.others = set(last.others)

    def _library(self) -> Library | None:
        """Gather everything but the providers and set up the press; None where that is not possible."""
        options = self.options
        self.gatherer = gatherer = Gatherer(options.root, options.today)
        gatherer.same_ids(self.files)
        library = gatherer.library(frozenset(self.paths), logo_files(options.root, with_demo=options.with_demo))
        published = gatherer.published(self._published_path())
        self.problems = gatherer.problems
        if library is None or any(problem.severity == "error" for problem in gatherer.problems):
            return None
        self.standings = dict(published.providers) if published else {}
        assets = gather_assets(options.root / "templates" / "static")
        self.press = Press(options, library, assets, memory.compiled_folder(options.cache, self.fingerprint))
        return library

    def _published_path(self) -> Path | None:
        demo = self.options.root / DEMO_PUBLISHED
        return self.options.published or (demo if self.options.with_demo and demo.is_file() else None)

    def _clean(self, started: float) -> Result:
        """Build everything."""
        memory.begin(self.options.cache)
        jobs = self.options.jobs if len(self.files) >= PARALLEL_FROM else 1
        if jobs > 1:
            self.press.warm()
        crew = Crew(self._worker(jobs), jobs)
        crew.send([None] * len(crew))
        cards: list[Card] = []
        for found, problems in crew.receive():
            cards += map(Card._make, found)
            self.problems += [Problem(**dict(problem)) for problem in problems]
        if any(problem.severity == "error" for problem in self.problems):
            crew.close()
            return self._result(started, None, ())
        cards.sort()
        self.index = Index(Entry(card, self.standings.get(card.id)) for card in cards)
        crew.send([[tuple(card) for card in cards]] * len(crew))
        writer = Writer(self.options.out)
        own = write_all(writer, self._whole())
        changed, self.others = list(writer.changed), own
        for names, others, size in crew.receive():
            changed += names
            self.others |= set(others)
            writer.bytes += size
        crew.close()
        expected = self.others | {name for card in cards for name in own_files(card.id)}
        removed = remove(self.options.out, files_in(self.options.out) - expected)
        self.remember()
        return Result(
            pages=len(expected), bytes=writer.bytes, changed=tuple(changed), removed=tuple(removed),
            seconds=time.perf_counter() - started, problems=tuple(self.problems),
        )  # fmt: skip

    def _worker(self, jobs: int) -> Callable[[int], Generator[Any, Any, None]]:
        """Return the work of one of the workers: read a slice, learn of all cards, make the slice's pages and some lists."""

        def work(number: int) -> Generator[Any, Any, None]:
            mine = self.files[number::jobs]
            yield from ()
            records: dict[str, Provider] = {}
            gatherer = self.gatherer
            before = len(gatherer.problems)
            cards = []
            for file in mine:
                record = gatherer.provider(file.path)
                if record:
                    records[file.id] = record
                    cards.append(tuple(card_of(file.id, record, is_demo=file.is_demo)))
            problems = gatherer.problems[before:]
            del gatherer.problems[before:]
            everyone = yield (
                cards,
                [[(name, getattr(problem, name)) for name in Problem.__slots__] for problem in problems],
            )
            self.index = Index(Entry(card, self.standings.get(card.id)) for card in map(Card._make, everyone))
            writer = Writer(self.options.out)
            for done, (provider_id, record) in enumerate(records.items()):
                write_all(writer, self._provider(provider_id, record))
                if number == 0 and not done % 50:
                    self._progress(done * jobs, len(self.files))
            others = write_all(writer, self._lists(number, jobs))
            yield writer.changed, sorted(others), writer.bytes

        return work

    def _lists(self, number: int, jobs: int) -> Iterator[File]:
        """Yield this worker's share of the lists: workers split the languages, so that a line is rendered once."""
        languages: Sequence[Language] = LANGUAGES if jobs == 1 else (LANGUAGES[number % len(LANGUAGES)],)
        same = max(1, (jobs - number % 2 + 1) // 2) if jobs > 1 else 1
        for language in languages:
            links = self.press.links(self.index, language)
            keys = sorted(self.index.lists, key=lambda key: (key.facet or "", key.code))
            for key in keys[number // len(LANGUAGES) :: same] if jobs > 1 else keys:
                length = self.index.length(key)
                if length or key == EVERYONE:
                    numbers = range(1, self.press.pages_of(length) + 1)
                    yield from self.press.listings(self.index, key, numbers, language, links)

    def _provider(self, provider_id: str, record: Provider) -> Iterator[File]:
        entry = self.index.entries[provider_id]
        return self.press.provider(self.paths[provider_id].path, record, entry, self.index.related(provider_id))

    def _whole(self) -> Iterator[File]:
        yield from self.press.guides()
        yield from self.press.overview(self.index, self._sample())

    def _sample_id(self) -> str:
        home = self.press.program.home
        return home.sample_demo if self.options.with_demo else home.sample

    def _sample(self) -> tuple[Provider, Entry] | None:
        """Return the entry that the home page shows in short."""
        entry = self.index.entries.get(self._sample_id())
        if entry is None or entry.card.removed_on:
            return None
        record = self._known(entry.card.id)
        return (record, entry) if record else None

    def _incremental(self, started: float, last: memory.State) -> Result:
        """Build what changed since the last build."""
        changed = [
            file for file in self.files if last.providers.get(file.id, ("", None))[:2] != (file.path, file.stamp)
        ]
        gone = [provider_id for provider_id in last.providers if provider_id not in self.paths]
        self._take_up(last)
        missing = missing_files(self.options.out, last)
        return self.apply(started, changed, gone, missing)

    def apply(
        self,
        started: float,
        changed: Iterable[ProviderFile],
        gone: Sequence[str],
        missing: frozenset[str] = frozenset(),
    ) -> Result:
        """Take in changed and removed providers' files and write what they touch.

        Args:
            started: When the build began, by the performance counter.
            changed: New and changed files.
            gone: Ids whose file is no more.
            missing: Files of the site that somebody removed.
        """
        records: dict[str, Provider] = {}
        entries: list[Entry] = []
        for file in changed:
            record = self.gatherer.provider(file.path)
            if record:
                records[file.id] = record
                card = card_of(file.id, record, is_demo=file.is_demo)
                entries.append(Entry(card, self.standings.get(file.id)))
        self.problems = self.gatherer.problems
        if any(problem.severity == "error" for problem in self.problems):
            return self._result(started, None, ())
        memory.begin(self.options.cache)
        shown = [entry for entry in entries if self.index.entries.get(entry.card.id) != entry]
        touched = self.index.update(shown, gone)
        self.press.forget_lines([*records, *gone])
        writer = Writer(self.options.out)
        again = touched.providers | records.keys() | self._own_of(missing)
        for provider_id in sorted(again):
            record = records.get(provider_id) or self._known(provider_id)
            if record:
                write_all(writer, self._provider(provider_id, record))
        before = self.others
        listed = write_all(writer, self._touched_lists(touched, everything=bool(missing)))
        stale: set[str] = set()
        if shown or gone or missing or self._sample_id() in records:
            listed |= write_all(writer, self._rest(everything=bool(missing)))
            stale = {name for name in before - listed if name.startswith("search/")}
        if touched.counts or missing:
            stale |= {name for name in before if _is_list(name)} - self._list_files()
        own = [name for provider_id in gone for name in own_files(provider_id)]
        removed = remove(self.options.out, [*stale, *own])
        self.others = (before - stale) | listed
        self.remember()
        return self._result(started, writer, removed)

    def _own_of(self, missing: frozenset[str]) -> set[str]:
        """Return the ids of the providers some of whose own files are missing."""
        return (
            {provider_id for provider_id in self.index.entries if missing.intersection(own_files(provider_id))}
            if missing
            else set()
        )

    def _known(self, provider_id: str) -> Provider | None:
        """Return a provider whose file was checked before."""
        before = len(self.gatherer.problems)
        record = self.gatherer.provider(self.paths[provider_id].path)
        del self.gatherer.problems[before:]
        return record

    def _touched_lists(self, touched: Touched, *, everything: bool) -> Iterator[File]:
        size = self.press.program.limits.listing_page
        for language in LANGUAGES:
            links = self.press.links(self.index, language)
            for key in self.index.lists if everything or touched.counts else touched.lists:
                length = self.index.length(key)
                pages = self.press.pages_of(length) if length or key == EVERYONE else 0
                span = touched.lists.get(key)
                if everything or touched.counts or span is None or span.last is None:
                    numbers: Sequence[int] = range(1, pages + 1)
                else:
                    numbers = range(span.first // size + 1, min(span.last // size + 1, pages) + 1)
                yield from self.press.listings(self.index, key, numbers, language, links)

    def _rest(self, *, everything: bool) -> Iterator[File]:
        if everything:
            yield from self.press.guides()
        yield from self.press.overview(self.index, self._sample())

    def _list_files(self) -> set[str]:
        """Return every file that a page of a list has."""
        return {
            urls.file_of(
                urls.facet(language, key.facet, key.code, number) if key.facet else urls.listing(language, number)
            )
            for key, items in self.index.lists.items()
            if items or key == EVERYONE
            for number in range(1, self.press.pages_of(len(items)) + 1)
            for language in LANGUAGES
        } | {urls.file_of(urls.fixed(language, name)) for language in LANGUAGES for name in (*urls.FACETS, "providers")}

    def remember(self) -> None:
        """Keep what this build knows for the next one."""
        providers = {file.id: (file.path, file.stamp, self.index.entries[file.id].card) for file in self.paths.values()}
        state = memory.State(
            fingerprint=self.fingerprint,
            out=str(self.options.out.resolve()),
            providers=providers,
            others=frozenset(self.others),
        )
        memory.finish(self.options.cache, state)

    def _result(self, started: float, writer: Writer | None, removed: Sequence[str]) -> Result:
        return Result(
            pages=writer.count if writer else 0,
            bytes=writer.bytes if writer else 0,
            changed=tuple(writer.changed) if writer else (),
            removed=tuple(removed),
            seconds=time.perf_counter() - started,
            problems=tuple(self.problems),
        )


def _is_list(name: str) -> bool:
    parts = name.split("/")
    return len(parts) > 2 and (parts[1] in urls.FACETS or parts[1:3] == ["providers", "page"])  # noqa: PLR2004 # language, kind, value
