"""The `hezuo` command."""

import argparse
import os
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Final

import orjson

from site_builder import state
from site_builder.build import Options, Result, build
from site_builder.check import count
from site_builder.gather import Gatherer, provider_files
from site_builder.model.problem import Problem
from site_builder.report import lines
from site_builder.schema import content_schemas
from site_builder.write import NotOursError

SHANGHAI: Final = timezone(timedelta(hours=8))
PROGRESS_AFTER: Final = 0.5


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status: 0, 1 for faults of the content, 2 for a wrong call."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    return command(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hezuo", description="Builds and checks the directory.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    make = commands.add_parser("build", help="build the site")
    _build_options(make)
    make.add_argument("--stats", choices=["json"], help="print figures of the build as JSON")
    make.set_defaults(command=_build)
    check = commands.add_parser("check", help="report every fault of the content")
    check.add_argument("paths", nargs="*", metavar="PATH", help="files or folders to report on; all without")
    check.add_argument("--root", type=Path, default=Path(), metavar="DIR")
    check.add_argument("--format", choices=["text", "json", "github"], default="text")
    check.add_argument("--lang", choices=["en", "zh"], default="en")
    check.add_argument("--limit", type=int, default=None, metavar="N", help="print at most N faults")
    check.add_argument("--date", type=_day, default=None, metavar="YYYY-MM-DD")
    check.set_defaults(command=_check)
    schema = commands.add_parser("schema", help="write the JSON Schemas for editors")
    schema.add_argument("--root", type=Path, default=Path(), metavar="DIR")
    schema.set_defaults(command=_schema)
    return parser


def _build_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--root", type=Path, default=Path(), metavar="DIR", help="the project (default: here)")
    parser.add_argument("--out", type=Path, default=None, metavar="DIR", help="the site (default: build/site)")
    parser.add_argument(
        "--cache", type=Path, default=None, metavar="DIR", help="what one build remembers (default: .cache/build)"
    )
    parser.add_argument("--base-url", default="", metavar="URL", help="address of the site (default: program.yaml's)")
    parser.add_argument("--published", type=Path, default=None, metavar="FILE", help="what the functions published")
    parser.add_argument(
        "--date",
        type=_day,
        default=None,
        metavar="YYYY-MM-DD",
        help="the day of the build (default: today in Shanghai)",
    )
    parser.add_argument("--with-demo", action="store_true", help="add the fictional demo providers")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="worker processes")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        message = f"{text!r} is not a day such as 2026-11-22"
        raise argparse.ArgumentTypeError(message) from error


def today() -> date:
    """Return the day in Shanghai."""
    return datetime.now(UTC).astimezone(SHANGHAI).date()


def options_of(arguments: argparse.Namespace) -> Options:
    """Return the options of a build from its arguments."""
    root: Path = arguments.root
    return Options(
        root=root,
        out=arguments.out or root / "build/site",
        cache=arguments.cache or root / ".cache/build",
        base_url=arguments.base_url,
        published=arguments.published,
        today=arguments.date or today(),
        with_demo=arguments.with_demo,
        jobs=max(1, arguments.jobs),
    )


class _Bar:
    """A progress bar on a terminal, once the build takes longer than half a second."""

    def __init__(self) -> None:
        self._started = time.perf_counter()
        self._shown = False

    def __call__(self, done: int, of: int) -> None:
        if sys.stderr.isatty() and of and time.perf_counter() - self._started > PROGRESS_AFTER:
            width = 30 * done // of
            sys.stderr.write(f"\r[{'#' * width}{'.' * (30 - width)}] {done:,}/{of:,}")
            sys.stderr.flush()
            self._shown = True

    def end(self) -> None:
        if self._shown:
            sys.stderr.write("\r\033[K")


def _build(arguments: argparse.Namespace) -> int:
    options = options_of(arguments)
    bar = _Bar()
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


def _check(arguments: argparse.Namespace) -> int:
    root: Path = arguments.root
    gatherer = Gatherer(root, arguments.date or today())
    files = provider_files(root, with_demo=True)
    gatherer.same_ids(files)
    gatherer.library(frozenset(file.id for file in files))
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


def _schema(arguments: argparse.Namespace) -> int:
    folder: Path = arguments.root / "content" / "schema"
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in content_schemas().items():
        (folder / name).write_bytes(orjson.dumps(schema, option=orjson.OPT_INDENT_2) + b"\n")
        sys.stdout.write(f"{folder / name}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
