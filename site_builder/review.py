"""What a pull request shows: every fault and the change in words, in both languages, as a summary and as a file to hand over.

The file comes from a run that anybody's code may have changed, so whoever reads it (`infra/comment.py`) trusts nothing in it.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import orjson

from site_builder.check import count, counted
from site_builder.diffing import difference
from site_builder.gate import inspect
from site_builder.history import RevisionError
from site_builder.model.localized import LANGUAGES, Language
from site_builder.report import lines, rules_address, shown
from site_builder.scan import today

FORMAT: Final = 1
_HEADINGS: Final[Mapping[Language, tuple[str, str, str]]] = {
    "en": ("Check of the content", "What changes", "Each rule, with examples"),
    "zh": ("内容检查", "改动说明", "各规则的说明与示例"),
}


def review(arguments: argparse.Namespace) -> int:
    """Write the file to hand over and print the summary; 1 where there are errors, 2 where a revision is unknown."""
    root: Path = arguments.root
    problems = inspect(root, arguments.date or today())
    try:
        change = difference(root, arguments.base, arguments.head, arguments.author)
    except RevisionError as error:
        sys.stderr.write(f"{shown(str(error))}\n")
        return 2
    errors = count(problems, "error") + count(change.problems, "error")
    found = {
        "format": FORMAT,
        "errors": errors,
        "warnings": count(problems, "warning") + count(change.problems, "warning"),
        "faults": {language: list(lines(problems, "text", language)) for language in LANGUAGES},
        "changes": {language: _until_blank(change.said[language]) for language in LANGUAGES},
        "rules": {language: rules_address(root, language) for language in LANGUAGES},
    }
    if arguments.out:
        arguments.out.write_bytes(orjson.dumps(found))
    for language in LANGUAGES:
        sys.stdout.write("\n".join(_summary(language, found)) + "\n\n")
    return 1 if errors else 0


def _until_blank(said: Sequence[str]) -> list[str]:
    return "\n".join(said).rstrip("\n").split("\n")


def _summary(language: Language, found: Mapping[str, object]) -> Iterator[str]:
    """Yield Markdown; indented by four, a line is plain text, whatever a file of the change contains."""
    faults, changes, rules = (found[name][language] for name in ("faults", "changes", "rules"))  # type: ignore[index] # by language
    check, words, explained = _HEADINGS[language]
    yield f"## {check}"
    yield ""
    total = f"{counted(found['errors'], 'error')}, {counted(found['warnings'], 'warning')}"
    yield from (
        f"    {line}"
        for line in (*faults, f"共{found['errors']}处错误，{found['warnings']}处提醒" if language == "zh" else total)
    )
    yield ""
    if faults and rules:
        yield f"{explained}: {rules}"
        yield ""
    yield f"## {words}"
    yield ""
    yield from (f"    {line}" for line in changes)
