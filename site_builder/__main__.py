"""The `hezuo` command."""

import argparse
import gc
import os
import signal
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import NoReturn

from site_builder.scan import Options, look, nothing_to_do, today


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status: 0, 1 for faults of the content, 2 for a wrong call."""
    _without_plugins()
    options = command_line().parse_args(arguments)
    was_on = gc.isenabled()
    gc.disable()  # what a command loads and makes has no cycles to speak of, and it ends soon
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    finally:
        if was_on:
            gc.enable()


def _without_plugins() -> None:
    """Let pydantic look for no plug-ins: nothing that is installed beside us changes what content means.

    To be told so does not keep it from loading what finds them, which reads mail and archives: a twentieth of a small build.
    """
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "true")
    finder = ModuleType("pydantic.plugin._loader")  # private; should it have another name one day, only time is lost
    vars(finder)["get_plugins"] = tuple
    sys.modules.setdefault(finder.__name__, finder)


def run() -> NoReturn:
    """Run the command and leave at once: taking apart what a build loaded would take a tenth of one of a single change.

    An interrupt ends it at once as well, which no command minds: as an exception within a validator it would be told as a fault
    of the content.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        status = main()
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read our lines has seen enough
        status = 1
    sys.stderr.flush()
    os._exit(status)


def command_line() -> argparse.ArgumentParser:
    """Return the commands with their arguments."""
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
    check.add_argument("--limit", type=_count, default=None, metavar="N", help="print at most N faults")
    check.add_argument("--date", type=_day, default=None, metavar="YYYY-MM-DD")
    check.set_defaults(command=_check)
    _diff_options(commands.add_parser("diff", help="say in words what a proposal changes"))
    _review_options(commands.add_parser("review", help="write what a pull request shows"))
    links = commands.add_parser("links", help="report links that lead nowhere")
    links.add_argument("--root", type=Path, default=Path(), metavar="DIR")
    links.add_argument("--lang", choices=["en", "zh"], default="en")
    links.add_argument("--timeout", type=_count, default=20, metavar="S", help="seconds for one answer (default: 20)")
    links.set_defaults(command=_links)
    old = commands.add_parser("stale", help="report what has grown old")
    old.add_argument("--root", type=Path, default=Path(), metavar="DIR")
    old.add_argument("--format", choices=["text", "json"], default="text")
    old.add_argument("--lang", choices=["en", "zh"], default="en")
    old.add_argument("--date", type=_day, default=None, metavar="YYYY-MM-DD")
    old.set_defaults(command=_stale)
    scores = commands.add_parser("verify", help="recompute the scores of a published file")
    scores.add_argument("file", type=Path, metavar="PUBLISHED_FILE", help="what the functions published")
    scores.add_argument("--root", type=Path, default=Path(), metavar="DIR")
    scores.add_argument("--lang", choices=["en", "zh"], default="en")
    scores.set_defaults(command=_verify)
    schema = commands.add_parser("schema", help="write the JSON Schemas for editors")
    schema.add_argument("--root", type=Path, default=Path(), metavar="DIR")
    schema.set_defaults(command=_schema)
    return parser


def _diff_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("base", metavar="BASE", help="revision to compare with, such as main")
    parser.add_argument(
        "head", metavar="HEAD", nargs="?", default="", help="revision that proposes (default: the files here)"
    )
    parser.add_argument("--root", type=Path, default=Path(), metavar="DIR")
    parser.add_argument("--lang", choices=["en", "zh", "both"], default="both")
    parser.add_argument("--author", type=_count, default=None, metavar="N", help="account that proposes, by its number")
    parser.set_defaults(command=_diff)


def _review_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("base", metavar="BASE", help="revision to compare with")
    parser.add_argument(
        "head", metavar="HEAD", nargs="?", default="", help="revision that proposes (default: the files here)"
    )
    parser.add_argument("--root", type=Path, default=Path(), metavar="DIR")
    parser.add_argument("--author", type=_count, default=None, metavar="N", help="account that proposes, by its number")
    parser.add_argument("--out", type=Path, default=None, metavar="FILE", help="file to hand over, as JSON")
    parser.add_argument("--date", type=_day, default=None, metavar="YYYY-MM-DD")
    parser.set_defaults(command=_review)


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
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        message = f"{text!r} is not a day such as 2026-11-22"
        raise argparse.ArgumentTypeError(message)
    return day


def _count(text: str) -> int:
    if not text.isdecimal():
        message = f"{text!r} is not a number from 0"
        raise argparse.ArgumentTypeError(message)
    return int(text)


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


def _build(arguments: argparse.Namespace) -> int:
    options = options_of(arguments)
    seen = look(options)
    if not arguments.stats and nothing_to_do(options, seen):
        sys.stdout.write("nothing to do\n")
        return 0
    from site_builder.commands import build_site  # noqa: PLC0415 # a build without changes ends before this is loaded

    return build_site(arguments, options, seen)


def _check(arguments: argparse.Namespace) -> int:
    from site_builder.checking import check_content  # noqa: PLC0415 # as above

    return check_content(arguments)


def _diff(arguments: argparse.Namespace) -> int:
    from site_builder.diffing import diff  # noqa: PLC0415 # as above

    return diff(arguments)


def _review(arguments: argparse.Namespace) -> int:
    from site_builder.review import review  # noqa: PLC0415 # as above

    return review(arguments)


def _links(arguments: argparse.Namespace) -> int:
    from site_builder.linkcheck import report_links  # noqa: PLC0415 # as above

    return report_links(arguments)


def _stale(arguments: argparse.Namespace) -> int:
    from site_builder.checking import report_stale  # noqa: PLC0415 # as above

    return report_stale(arguments)


def _verify(arguments: argparse.Namespace) -> int:
    from site_builder.verifying import verify  # noqa: PLC0415 # as above

    return verify(arguments)


def _schema(arguments: argparse.Namespace) -> int:
    from site_builder.commands import write_schemas  # noqa: PLC0415 # as above

    return write_schemas(arguments)


if __name__ == "__main__":
    run()
