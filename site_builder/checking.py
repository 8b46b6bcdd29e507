"""What `hezuo check` and `hezuo stale` do, without what only a build needs."""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

import orjson

from site_builder.check import check_apart, check_provider, count, counted
from site_builder.gate import inspect
from site_builder.model.freshness import State
from site_builder.model.program import Program
from site_builder.model.taxonomy import Taxonomy
from site_builder.read import read_yaml
from site_builder.report import lines, rules_address
from site_builder.rules.frame import World
from site_builder.scan import provider_files, today

if TYPE_CHECKING:
    from site_builder.stale import Stale


def check_content(arguments: argparse.Namespace, out: TextIO | None = None) -> int:
    """Report the faults of the content."""
    root: Path = arguments.root
    stream = out or sys.stdout
    wanted = [_wanted(root, path) for path in arguments.paths]
    missing = [path for path in wanted if not (root / path).exists()]
    for path in missing:
        sys.stderr.write(f"{path}: no such file\n")
    problems = inspect(root, arguments.date or today(), wanted)
    for line in lines(problems[: arguments.limit], arguments.format, arguments.lang):
        stream.write(line + "\n")
    errors, warnings = count(problems, "error"), count(problems, "warning")
    if arguments.format == "text":
        if problems and (address := rules_address(root, arguments.lang)):
            stream.write(_explained(address, arguments.lang))
        stream.write(_total(errors, warnings, arguments.lang))
    return 1 if errors or missing else 0


def _explained(address: str, language: str) -> str:
    return f"各规则的说明与示例：{address}\n" if language == "zh" else f"Each rule, with examples: {address}\n"


def _total(errors: int, warnings: int, language: str) -> str:
    if language == "zh":
        return f"共{errors}处错误，{warnings}处提醒\n"
    return f"{counted(errors, 'error')}, {counted(warnings, 'warning')}\n"


def _wanted(root: Path, path: str) -> str:
    absolute = Path(path).absolute()
    base = root.absolute()
    return absolute.relative_to(base).as_posix() if absolute.is_relative_to(base) else path


_STATES: Final[Mapping[State, tuple[str, str]]] = {
    "fresh": ("confirmed", "已确认"),
    "nudge": ("unconfirmed for 6 months: ask the firm", "已6个月未确认：请提醒公司"),
    "unconfirmed": ("unconfirmed for 12 months: shown as unconfirmed", "已12个月未确认：标为“未确认”"),
    "hidden": (
        "unconfirmed for 18 months: behind all others in the recommended order",
        "已18个月未确认：推荐顺序中排在最后",
    ),
}


def report_stale(arguments: argparse.Namespace) -> int:
    """Print what has grown old; a report, never a fault."""
    from site_builder.stale import stale  # noqa: PLC0415 # a check asks for no age

    root: Path = arguments.root
    day = arguments.date or today()
    program = check_apart(root, "content/program.yaml", Program, "program", day)[0]
    taxonomy = check_apart(root, "content/taxonomy.yaml", Taxonomy, "taxonomy", day)[0]
    if program is None or taxonomy is None:
        sys.stderr.write("content: hezuo check\n")
        return 1
    world = World(today=day, taxonomy=taxonomy, program=program)
    files = provider_files(root, with_demo=False, is_stamped=False)
    records = ((file.id, check_provider(read_yaml(root, file.path), world)[0]) for file in files)
    entries = [(provider_id, record) for provider_id, record in records if record]
    for item in stale(entries, day, program.limits.fact_old_after_months):
        sys.stdout.write(_stale_line(item, arguments.format, arguments.lang) + "\n")
    return 0


def _stale_line(item: "Stale", form: str, language: str) -> str:
    if form == "json":
        fields = {"id": item.id, "confirmed_on": item.confirmed_on.isoformat(), "state": item.state, "old": item.old}
        return orjson.dumps(fields).decode()
    english, chinese = _STATES[item.state]
    fields_said = ", ".join(item.old)
    if language == "zh":
        return f"{item.id}：最近确认{item.confirmed_on}，{chinese}" + (
            f"；较旧的字段：{fields_said}" if item.old else ""
        )
    return f"{item.id}: last confirmed {item.confirmed_on}, {english}" + (f"; old: {fields_said}" if item.old else "")
