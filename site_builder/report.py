"""Problems in words: for people, for machines, and for the annotations of a pull request."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final, Literal, NotRequired, TypedDict

import orjson

from site_builder import urls
from site_builder.model.localized import Language
from site_builder.model.problem import Problem, Severity
from site_builder.read import OF_PROBLEMS, read_sentences, read_text
from site_builder.reasons import in_words

Format = Literal["text", "json", "github"]
_SENTENCES: Final = Path(__file__).parent.parent / "templates" / "messages"
_SHOWN: Final = 120
_BASE_URL: Final = re.compile(r"^base_url:[ \t]*[\"']?(https?://[^\s\"']+)", re.MULTILINE)


class Sentence(TypedDict):
    """What a rule says, how its fault is mended, its severity where it is no error, and an example before and after."""

    what: Mapping[Language, str]
    mend: Mapping[Language, str]
    severity: NotRequired[Severity]
    bad: str
    good: str


Sentences = Mapping[str, Sentence]


@cache
def sentences() -> Sentences:
    """Return what each rule says and how its fault is mended, in both languages."""
    return read_sentences(_SENTENCES, OF_PROBLEMS)


class _Values(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


def words(problem: Problem, language: Language) -> tuple[str, str]:
    """Return what is wrong and how to mend it, each on one line: texts of the file are cut and escaped."""
    sentence = sentences()[problem.code]
    values = _Values((name, shown(in_words(name, text, language))) for name, text in problem.values)
    mend = sentence["mend"][language].format_map(values)
    nearest = values.get("nearest")
    if nearest:
        mend = (f"您是否想写“{nearest}”？" if language == "zh" else f"Did you mean {nearest}? ") + mend
    return sentence["what"][language].format_map(values), mend


def rules_address(root: Path, language: Language) -> str:
    """Return where the site explains the rules; nothing where the programme's address cannot be read."""
    text, _ = read_text(root, "content/program.yaml")
    found = _BASE_URL.search(text)
    return found[1].rstrip("/") + urls.fixed(language, "rules") if found else ""


def lines(problems: Iterable[Problem], form: Format, language: Language) -> Iterator[str]:
    """Yield one line a problem."""
    for problem in problems:
        what, mend = words(problem, language)
        if form == "json":
            told = {**problem._asdict(), "values": dict(problem.values), "what": what, "mend": mend}
            yield orjson.dumps(told).decode()
        elif form == "github":
            level = {"error": "error", "warning": "warning", "hint": "notice"}[problem.severity]
            place = f"file={_escaped(problem.path, property_too=True)},line={problem.line},col={problem.column}"
            yield f"::{level} {place},title={problem.code}::{_escaped(_joined(what, mend, language))}"
        else:
            place = f"{shown(problem.path)}:{problem.line}:{problem.column}"
            field = f" {shown(problem.field)}" if problem.field else ""
            yield f"{place} {problem.severity} {problem.code}{field}: {_joined(what, mend, language)}"


def _joined(what: str, mend: str, language: Language) -> str:
    return what + mend if language == "zh" else f"{what} {mend}"


def shown(text: str) -> str:
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
