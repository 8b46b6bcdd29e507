"""What the commands do; `__main__` reads their arguments and loads this only when there is work."""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TextIO

import orjson

from site_builder import state
from site_builder.build import Result, build
from site_builder.check import count
from site_builder.gather import Gatherer
from site_builder.model.problem import Problem
from site_builder.report import lines
from site_builder.scan import Options, logo_files, provider_files, today
from site_builder.schema import content_schemas
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


def build_site(arguments: argparse.Namespace, options: Options) -> int:
    """Build the site and say what was done."""
    bar = Bar(sys.stderr)
    try:
        result = build(options, bar)
    except NotOursError as error:
        sys.stderr.write(
            f"{error}: this folder holds files that no build made; name another one with --out, or empty it\n"
        )
        return 2
    bar.end()
    if result.has_errors:
        state.forget(options.cache)
    _print(result.problems, "text", "en", None)
    sys.stdout.write((_stats(result) if arguments.stats else result.summary) + "\n")
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


def check_content(arguments: argparse.Namespace) -> int:
    """Report the faults of the content."""
    root: Path = arguments.root
    gatherer = Gatherer(root, arguments.date or today())
    files = provider_files(root, with_demo=True)
    gatherer.same_ids(files)
    gatherer.library(frozenset(file.id for file in files), logo_files(root, with_demo=True))
    wanted = [_wanted(root, path) for path in arguments.paths]
    missing = [path for path in wanted if not (root / path).exists()]
    for path in missing:
        sys.stderr.write(f"{path}: no such file\n")
    for file in files:
        if not wanted or any(_inside(file.path, path) for path in wanted):
            gatherer.provider(file.path)
    problems = sorted(
        problem for problem in gatherer.problems if not wanted or any(_inside(problem.path, path) for path in wanted)
    )
    _print(problems, arguments.format, arguments.lang, arguments.limit)
    errors, warnings = count(problems, "error"), count(problems, "warning")
    if arguments.format == "text":
        sys.stdout.write(
            f"共 {errors} 处错误，{warnings} 处提醒\n"
            if arguments.lang == "zh"
            else f"{errors} errors, {warnings} warnings\n"
        )
    return 1 if errors or missing else 0


def _wanted(root: Path, path: str) -> str:
    absolute = Path(path).absolute()
    base = root.absolute()
    return absolute.relative_to(base).as_posix() if absolute.is_relative_to(base) else path


def _inside(path: str, wanted: str) -> bool:
    return wanted in {path, "."} or path.startswith(wanted.rstrip("/") + "/")


def _print(problems: Sequence[Problem], form: str, language: str, limit: int | None) -> None:
    for line in lines(problems[:limit], form, language):  # type: ignore[arg-type] # argparse admits only these
        sys.stdout.write(line + "\n")


def write_schemas(arguments: argparse.Namespace) -> int:
    """Write the JSON Schemas."""
    folder: Path = arguments.root / "content" / "schema"
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in content_schemas().items():
        (folder / name).write_bytes(orjson.dumps(schema, option=orjson.OPT_INDENT_2) + b"\n")
        sys.stdout.write(f"{folder / name}\n")
    return 0
