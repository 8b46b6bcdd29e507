"""How an example of a rule is written, and how it is checked.

In a bad file the sign ▸ stands before each place that must be reported, and nothing else may be. The sign is no part of
the file.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from typing import Final

from site_builder.gate import inspect
from site_builder.gather import Gatherer
from site_builder.model.problem import Problem
from site_builder.report import sentences
from tests.builders import TODAY, a_content_folder

SIGN: Final = "▸"
PROVIDER: Final = "content/providers/lantern-bay.yaml"
DEMO: Final = "content/demo/providers/demo-moss-quay.yaml"
SOURCES: Final = "content/guides/sources.yaml"
PROGRAM: Final = "content/program.yaml"
TAXONOMY: Final = "content/taxonomy.yaml"
FIT: Final = "content/method/fit.yaml"
METHOD: Final = "content/method/v1.yaml"
GUIDE_EN: Final = "content/guides/deposit/en.md"
GUIDE_ZH: Final = "content/guides/deposit/zh.md"
GUIDE_HEAD: Final = "content/guides/deposit/guide.yaml"
PUBLISHED: Final = "published.json"
ENTRY: Final = """\
source: s1
listed_on: 2026-11-22
types: [operation]
summary:
  en: Store operation provider in Hangzhou.
  zh: 杭州的代运营服务商。
names:
  en: Lantern Bay
  zh: 灯湾电商
company:
  headquarters: hangzhou
  founded: 2014
  website: https://www.lantern-bay.test
offer:
  platforms: [tmall]
  services: [store-operation]
  categories: [beauty]
sources:
  s1: {title: About us, url: "https://www.lantern-bay.test/about", kind: self-stated, read: 2026-11-22}
"""
FIRST: Final = """\
first:
  title: About the deposit
  kind: press
  read: 2026-11-22
"""
ENGLISH: Final = """\
---
title: The deposit
summary: What it is for.
---

## Amount {#amount}

CNY 100,000.[@first]

## Return {#return}

It comes back.
"""
CHINESE: Final = """\
---
title: 保证金
summary: 用途说明。
---

## 金额 {#amount}

10万元。[@first]

## 退还 {#return}

可以退还。
"""
LOGO: Final = "content/providers/lantern-bay.svg"
DRAWING: Final = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 30"><path d="M0 0h30z" fill="#0b5b4f"/></svg>'
File = str | bytes | Path | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Some files of a small project.

    Attributes:
        code: The rule that it is about.
        files: By path; None for one that is taken away, a path for a symbolic link.
        reason: What is wrong with it, or why it is fine.
        places: Path, line and column of each fault, in order.
    """

    code: str
    files: Mapping[str, File]
    reason: str
    places: tuple[tuple[str, int, int], ...] = ()

    def __str__(self) -> str:
        """Return its name in the list of tests."""
        return f"{self.code}: {self.reason}"


def check(example: Example, folder: Path) -> tuple[Problem, ...]:
    """Return what the check reports of a small project with these files; all of it can be told in words."""
    root = a_content_folder(folder)
    for path, content in example.files.items():
        _write(root / path, content)
    gatherer = Gatherer(root, TODAY)
    gatherer.published(root / PUBLISHED if (root / PUBLISHED).exists() else None)
    problems = (*inspect(root, TODAY), *gatherer.problems)
    assert {problem.code: missing for problem in problems if (missing := lacking(problem))} == {}
    named = (problem._replace(path=problem.path.removeprefix(f"{root}/")) for problem in problems)
    return tuple(sorted(named))


def lacking(problem: Problem) -> set[str]:
    """Return the values that the sentences of a problem want and that its rule did not give."""
    sentence = sentences()[problem.code]
    wanted = placeholders(sentence["what"]["en"]) | placeholders(sentence["mend"]["en"])
    return wanted - dict(problem.values).keys()


def placeholders(sentence: str) -> set[str]:
    """Return the names that a sentence wants filled in."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def _write(path: Path, content: File) -> None:
    if content is None:
        path.unlink()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, Path):
        path.symlink_to(content)
        return
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def swap(old: str, new: str, base: str = ENTRY) -> str:
    """Return a file in which one text stands for another."""
    assert base.count(old) == 1, old
    return base.replace(old, new)


def plus(text: str) -> str:
    """Return the usual entry with something at its end."""
    return ENTRY + text


def body(text: str) -> dict[str, File]:
    """Return a guide whose English body ends with this, and whose sections are the same in both languages."""
    return {GUIDE_EN: f"{ENGLISH}\n{text}", GUIDE_ZH: CHINESE}


def bad(code: str, reason: str, files: Mapping[str, File] | str) -> Example:
    """Return files that the rule reports at the signs; a text alone is that of the usual entry."""
    given = {PROVIDER: files} if isinstance(files, str) else files
    places = [place for path, content in given.items() for place in _places(path, content)]
    return Example(code=code, files=_without_signs(given), reason=reason, places=tuple(sorted(places)))


def good(code: str, reason: str, files: Mapping[str, File] | str) -> Example:
    """Return files that look like a fault and are none."""
    return Example(code=code, files={PROVIDER: files} if isinstance(files, str) else files, reason=reason)


def _places(path: str, content: File) -> Iterable[tuple[str, int, int]]:
    if not isinstance(content, str):
        return
    for number, line in enumerate(content.split("\n"), 1):
        parts = line.split(SIGN)
        for count in range(1, len(parts)):
            yield path, number, len("".join(parts[:count])) + 1


def _without_signs(files: Mapping[str, File]) -> dict[str, File]:
    return {path: text.replace(SIGN, "") if isinstance(text, str) else text for path, text in files.items()}


def of(examples: Iterable[Example], codes: Iterable[str]) -> list[Example]:
    """Return the examples of some rules."""
    wanted = frozenset(codes)
    return [example for example in examples if example.code in wanted]


def two(text: str, other: str = "") -> dict[str, File]:
    """Return a guide whose bodies both end with this, or each with its own text: English, Chinese."""
    return {GUIDE_EN: f"{ENGLISH}\n{text}", GUIDE_ZH: f"{CHINESE}\n{other or text}"}


def reported(example: Example, folder: Path) -> list[tuple[str, str, str, int, int]]:
    """Return code, severity, path, line and column of everything that is reported."""
    return [(item.code, item.severity, item.path, item.line, item.column) for item in check(example, folder)]


def expected(example: Example) -> list[tuple[str, str, str, int, int]]:
    """Return what an example must report: its rule with its severity, at each of its places."""
    severity = str(sentences()[example.code].get("severity", "error"))
    return [(example.code, severity, *place) for place in example.places]
