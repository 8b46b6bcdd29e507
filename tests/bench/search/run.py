"""`./dev bench search`: our search in Chromium, held against its bars and beside others. README.md of `bench` says how."""

import argparse
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser

from infra.local.site import Site
from site_builder.build import build
from site_builder.scan import Options
from tests.bench.bars import Row, missed, table
from tests.bench.generate import ROOT
from tests.bench.search import weight
from tests.bench.search.browser import Heap, chromium, stand
from tests.bench.search.findings import findings_of
from tests.bench.search.kept import GENERATED, prepared
from tests.bench.search.painting import heap_of, paints, told
from tests.bench.search.queries import QUERIES
from tests.bench.search.serving import Log, bench
from tests.bench.search.side import Line, Unit, behind, side_by_side
from tests.bench.search.speed import Speed, best, measured, slow
from tests.bench.telling import say, tell
from tests.builders import TODAY
from tests.clients import live
from tests.peers.packages import installed

PROVIDERS: Final = 20_000
ROUNDS: Final = 3
CONTENDERS: Final = {"ours": "ours", "minisearch": "MiniSearch", "flexsearch": "FlexSearch", "pagefind": "Pagefind"}
INDEX: Final = f"/bench/data/{GENERATED}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a run takes place.

    Attributes:
        data: The indexes of the generated providers.
        packages: Where the other searches are installed.
    """

    browser: Browser
    address: str
    log: Log
    data: Path
    packages: Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure all contenders and print what was found."""
    parser = argparse.ArgumentParser(prog="./dev bench search", description=__doc__)
    parser.add_argument("--providers", type=int, default=PROVIDERS, metavar="N", help="how many are generated")
    parser.add_argument("--rounds", type=int, default=ROUNDS, metavar="N", help="how often each figure is taken")
    options = parser.parse_args(arguments)
    with _workshop(options.providers) as place:
        say(f"Chromium {place.browser.version}, {os.cpu_count()} CPUs, load {os.getloadavg()[0]:.1f} at the start.")
        speeds = _speeds(place, options.rounds)
        rows = [*_bars(speeds["ours"]), *_painted(place, options.rounds)]
        lines = list(_lines(place, speeds))
    say(table(f"\nThe search over {options.providers:,} providers", rows))
    say(f"\nBeside others, ratios to ours\n{side_by_side(lines)}")
    late = [f"MISSED: {row.what}" for row in missed(rows)] + [f"BEHIND in {where}" for where in behind(lines)]
    say(
        "\n".join(
            [
                f"\nLoad {os.getloadavg()[0]:.1f} at the end.",
                *(late or ["Every bar is met, and nobody is ahead of us."]),
            ]
        )
    )
    return 0


@contextmanager
def _workshop(providers: int) -> Iterator[Place]:
    """Serve the real site with the index of the generated providers, and start a browser."""
    tell("installing the other searches")
    packages = installed() / "node_modules"
    tell(f"{providers:,} providers: made, unless a run before did")
    kept = prepared(providers, packages.parent)
    with tempfile.TemporaryDirectory(prefix="hezuo-bench-") as folder:
        site = Path(folder, "site")
        build(Options(root=ROOT, out=site, cache=Path(folder, "cache"), today=TODAY, with_demo=False))
        shutil.copytree(kept / GENERATED / "data/search", site / "data/search", dirs_exist_ok=True)
        log = Log(bench(Site(site), {"data": kept, "packages": packages}))
        with live(log) as address, chromium() as browser:
            yield Place(browser=browser, address=address, log=log, data=kept / GENERATED, packages=packages)


def _speeds(place: Place, rounds: int) -> dict[str, Speed]:
    """Return the speed of every contender; they take turns."""
    found: dict[str, list[Speed]] = {name: [] for name in CONTENDERS}
    for number in range(rounds):
        for name, figures in found.items():
            tell(f"{CONTENDERS[name]}, round {number + 1}")
            figures.append(_speed(place, name))
    return {name: best(figures) for name, figures in found.items()}


def _speed(place: Place, name: str) -> Speed:
    with stand(place.browser, place.address) as page:
        heap = Heap(page.page)
        before = heap.size()
        page.call("prepare", name, INDEX)
        speed = measured(page, heap, before)
    return replace(speed, heap=0) if name == "pagefind" else speed  # it works where this heap is not


def _bars(ours: Speed) -> Iterator[Row]:
    """Yield our figures that have a bar of their own, or tell more about one."""
    yield Row(what="ready: names and facets", ours=ours.ready, unit="ms", bar=0.25)
    yield Row(what="ready: everything that it finds", ours=ours.whole, unit="ms")
    yield Row(what="keystroke, engine, p95", ours=slow(ours.keystrokes), unit="ms", bar=0.012)
    yield Row(what="keystroke, engine, p95 of the first ones on a page", ours=ours.cold, unit="ms")
    yield Row(what="facet click, p95", ours=slow(ours.clicks), unit="ms", bar=0.008)
    yield Row(what="heap of the engine", ours=ours.heap, unit="MB", bar=8e6)


def _painted(place: Place, rounds: int) -> Iterator[Row]:
    tell("painting on the real page, in turns with an empty engine")
    answers = told(place.browser, place.address, INDEX)
    turns = [
        (paints(place.browser, place.address), paints(place.browser, place.address, answers)) for _ in range(rounds)
    ]
    ours, empty = (slow([min(times) for times in zip(*runs, strict=True)]) for runs in zip(*turns, strict=True))
    yield Row(what="keystroke to paint, p95, beside an empty engine", ours=ours, other=empty, unit="ms", bar=2)
    heap = heap_of(place.browser, place.address)
    yield Row(what="heap of the page, with results and facets", ours=heap, unit="MB", bar=8e6)


def _lines(place: Place, speeds: Mapping[str, Speed]) -> Iterator[Line]:
    """Yield every figure of all contenders."""
    tell("weighing")
    line = partial(_line, speeds)
    yield line("ready, with all that it finds", "ms", lambda speed: speed.whole)
    yield line("keystroke, p95", "ms", lambda speed: slow(speed.keystrokes))
    yield line("facet click, p95", "ms", lambda speed: slow(speed.clicks))
    yield line("heap", "MB", lambda speed: speed.heap or None)
    yield from _weights(place)
    tell("asking every query of tests/search")
    found = {name: findings_of(place.browser, place.address, name) for name in CONTENDERS}
    for what in ("recall", "precision"):
        yield Line(
            what=what, unit="%", figures={label: getattr(found[name], what) for name, label in CONTENDERS.items()}
        )


def _line(speeds: Mapping[str, Speed], what: str, unit: Unit, figure: Callable[[Speed], float | None]) -> Line:
    return Line(what=what, unit=unit, figures={label: figure(speeds[name]) for name, label in CONTENDERS.items()})


def _weights(place: Place) -> Iterator[Line]:
    """Yield the bytes before the first result and of everything; libraries must have all before they answer at all."""
    libraries = {CONTENDERS[name]: weight.library(name, place.packages, place.data) for name in weight.LIBRARIES}
    ours, pagefind = CONTENDERS["ours"], CONTENDERS["pagefind"]
    first = weight.ours_first(place.data)
    yield Line(
        what="bytes, first result",
        unit="KB",
        figures={ours: first, **libraries, pagefind: _fetched(place, QUERIES[:1])},
    )
    whole = weight.ours_whole(place.data)
    yield Line(
        what="bytes, all queries", unit="KB", figures={ours: whole, **libraries, pagefind: _fetched(place, QUERIES)}
    )


def _fetched(place: Place, queries: Sequence[str]) -> int:
    """Return the bytes that Pagefind reads while some queries are typed."""
    place.log.paths.clear()
    with stand(place.browser, place.address) as page:
        page.call("prepare", "pagefind", INDEX)
        page.call("make", "zh")
        page.call("keystrokes", queries)
    return sum(weight.size_of(place.data / name) for name in place.log.below(f"{INDEX}/"))
