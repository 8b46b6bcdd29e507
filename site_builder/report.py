"""Problems in words: for people, for machines, and for the annotations of a pull request."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final, Literal

import orjson

from site_builder.model.localized import Language
from site_builder.model.problem import Problem
from site_builder.read import read_yaml

Format = Literal["text", "json", "github"]
_SENTENCES: Final = Path(__file__).parent.parent / "templates" / "messages"
_SHOWN: Final = 120
Sentences = Mapping[str, Mapping[Literal["what", "mend"], Mapping[Language, str]]]


@cache
def sentences() -> Sentences:
    """Return what each rule says and how its fault is mended, in both languages."""
    document = read_yaml(_SENTENCES, "problems.yaml")
    tree: Sentences = document.tree  # type: ignore[assignment] # a test holds its shape
    return tree


class _Values(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


def words(problem: Problem, language: Language) -> tuple[str, str]:
    """Return what is wrong and how to mend it, each on one line: texts of the file are cut and escaped."""
    sentence = sentences()[problem.code]
    values = _Values((name, _shown(text)) for name, text in problem.values)
    mend = sentence["mend"][language].format_map(values)
    nearest = values.get("nearest")
    if nearest:
        mend = (f"您是否想写“{nearest}”？" if language == "zh" else f"Did you mean {nearest}? ") + mend
    return sentence["what"][language].format_map(values), mend


def lines(problems: Iterable[Problem], form: Format, language: Language) -> Iterator[str]:
    """Yield one line a problem."""
    for problem in problems:
        what, mend = words(problem, language)
        if form == "json":
            fields = {name: getattr(problem, name) for name in Problem.__slots__ if name != "values"}
            yield orjson.dumps({**fields, "values": dict(problem.values), "what": what, "mend": mend}).decode()
        elif form == "github":
            level = {"error": "error", "warning": "warning", "hint": "notice"}[problem.severity]
            place = f"file={_escaped(problem.path, property_too=True)},line={problem.line},col={problem.column}"
            yield f"::{level} {place},title={problem.code}::{_escaped(f'{what} {mend}')}"
        else:
            place = f"{_shown(problem.path)}:{problem.line}:{problem.column}"
            field = f" {_shown(problem.field)}" if problem.field else ""
            yield f"{place} {problem.severity} {problem.code}{field}: {what} {mend}"


def _shown(text: str) -> str:
    """Return a text of somebody else's, fit for a terminal and a log: short, without line ends and control characters."""
    short = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    if short.isprintable():
        return short
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode() for character in short
    )


def _escaped(text: str, *, property_too: bool = False) -> str:
    for character, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
        text = text.replace(character, code)
    return text.replace(":", "%3A").replace(",", "%2C") if property_too else text
