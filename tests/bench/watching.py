"""Watch mode under the clock: a process that builds on change, and what passes between an edit and the files on disk.

`python -m tests.bench.watching --root DIR --out DIR --cache DIR` is that process; it prints one line of JSON a build.
"""

import argparse
import contextlib
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Event, Timer
from typing import IO, Any, Final

from site_builder import urls
from site_builder.build import Result
from site_builder.scan import Options
from site_builder.watch import watch
from tests.bench.edits import Edit, edit
from tests.bench.generate import ROOT

_SETTLED_S: Final = 0.5
_TICK_S: Final = time.clock_getres(time.CLOCK_REALTIME_COARSE) if hasattr(time, "CLOCK_REALTIME_COARSE") else 0.0
_PARTS_OF_A_LIST: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Delay:
    """Seconds from the exchange of a provider's file to new bytes on disk.

    Attributes:
        pages: Until the last of its own files and of the pages of lists.
        everything: Until the last file of all, with those that show the whole directory.
        files: How many files changed.
    """

    pages: float
    everything: float
    files: int


@contextlib.contextmanager
def watcher(root: Path, out: Path, cache: Path, limit_s: float) -> Iterator[IO[str]]:
    """Start the process and give its lines; its first build is done and it has settled."""
    words = [
        sys.executable,
        "-m",
        "tests.bench.watching",
        "--root",
        str(root),
        "--out",
        str(out),
        "--cache",
        str(cache),
    ]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 # our own words
        timer = Timer(limit_s, process.kill)
        timer.start()
        try:
            if process.stdout is None:
                raise AssertionError
            _next(process.stdout)
            time.sleep(_SETTLED_S)
            yield process.stdout
        finally:
            timer.cancel()
            process.kill()


def delay(lines: IO[str], path: Path, change: Edit, out: Path) -> Delay:
    """Edit a provider's file and return when its traces were on disk, by the times of the written files.

    Times of files are as exact as the kernel's clock tick, which is added, so that no figure is too small.

    Raises:
        RuntimeError: The build found faults, or the watcher ended.
    """
    began = time.time_ns()
    edit(path, change)
    built = _next(lines)
    written = {name: (out / name).stat().st_mtime_ns for name in built["changed"]}
    own = [at for name, at in written.items() if is_near(name, path.stem)]
    if built["problems"] or not own:
        message = f"{path.name}: {built}"
        raise RuntimeError(message)
    time.sleep(_SETTLED_S)
    seconds = [(at - began) / 1e9 + _TICK_S for at in (max(own), max(written.values()))]
    return Delay(pages=seconds[0], everything=seconds[1], files=len(written))


def is_near(name: str, provider_id: str) -> bool:
    """Whether a file of the site is a provider's own, or a page of a list; the others show the whole directory."""
    parts = name.removesuffix(".html").split("/")
    is_list = parts[1:2] == ["providers"] or (len(parts) >= _PARTS_OF_A_LIST and parts[1] in urls.FACETS)
    return parts[-1].removesuffix(".json") == provider_id or (parts[0] in {"en", "zh"} and is_list)


def _next(lines: IO[str]) -> dict[str, Any]:
    line = lines.readline()
    if not line:
        message = "the watcher ended"
        raise RuntimeError(message)
    return dict(json.loads(line))


def main() -> None:
    """Watch as the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("--root", "--out", "--cache"):
        parser.add_argument(name, type=Path, required=True)
    arguments = parser.parse_args()

    def on_built(result: Result) -> None:
        line = {"changed": result.changed, "problems": [problem.code for problem in result.problems]}
        print(json.dumps(line), flush=True)  # noqa: T201 # read by the benchmark

    options = Options(root=arguments.root, out=arguments.out, cache=arguments.cache, today=date(2026, 11, 22))
    watch(options, on_built, Event())


if __name__ == "__main__":
    main()
