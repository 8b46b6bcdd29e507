"""What the commands do; `__main__` reads their arguments and loads this only when there is work."""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, TextIO

import orjson

from site_builder import state
from site_builder.build import Result, build
from site_builder.check import count
from site_builder.report import lines
from site_builder.scan import Options, Seen
from site_builder.write import NotOursError

PROGRESS_AFTER: Final = 0.5


class Bar:
    """A progress bar on a terminal, once the build takes longer than half a second.

    Each worker process draws with its own copy, so that none of them knows whether another one has drawn.
    """

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.perf_counter) -> None:
        """Take the stream to draw on; `clock` tells seconds."""
        self._stream: Final = stream
        self._clock: Final = clock
        self._started: Final = clock()

    def __call__(self, done: int, of: int) -> None:
        """Draw how much is done."""
        if of and self._is_due():
            width = 30 * done // of
            self._stream.write(f"\r[{'#' * width}{'.' * (30 - width)}] {done:,}/{of:,}")
            self._stream.flush()

    def end(self) -> None:
        """Clear the line."""
        if self._is_due():
            self._stream.write("\r\033[K")
            self._stream.flush()

    def _is_due(self) -> bool:
        return self._stream.isatty() and self._clock() - self._started > PROGRESS_AFTER


def build_site(arguments: argparse.Namespace, options: Options, seen: Seen) -> int:
    """Build the site and say what was done; `seen` is what there was to build."""
    bar = Bar(sys.stderr)
    try:
        result = build(options, bar, seen)
    except NotOursError as error:
        sys.stderr.write(
            f"{error}: this folder holds files that no build made; name another one with --out, or empty it\n"
        )
        return 2
    bar.end()
    if result.has_errors:
        state.forget(options.cache)
    for line in lines(result.problems, "text", "en"):
        sys.stdout.write(line + "\n")
    sys.stdout.write((_stats(result) if arguments.stats else result.summary("en")) + "\n")
    return 1 if result.has_errors else 0


def _stats(result: Result) -> str:
    figures = {
        "files": result.pages,
        "bytes": result.bytes,
        "changed": len(result.changed),
        "removed": len(result.removed),
        "seconds": round(result.seconds, 4),
        "errors": count(result.problems, "error"),
        "warnings": count(result.problems, "warning"),
    }
    return orjson.dumps(figures).decode()


def write_schemas(arguments: argparse.Namespace) -> int:
    """Write the JSON Schemas."""
    from site_builder.schema import content_schemas  # noqa: PLC0415 # a build makes none

    folder: Path = arguments.root / "content" / "schema"
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in content_schemas().items():
        (folder / name).write_bytes(orjson.dumps(schema, option=orjson.OPT_INDENT_2) + b"\n")
        sys.stdout.write(f"{folder / name}\n")
    return 0
