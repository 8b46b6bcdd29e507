"""The check: every fault of every file at once, each with its place."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, TypeVar

from pydantic import BaseModel, ValidationError

from site_builder.document import Document, Where
from site_builder.model.problem import Problem, Severity
from site_builder.model.provenance import Tree, spread
from site_builder.model.provider import Provider
from site_builder.read import Markdown, document_of, locate, read_text
from site_builder.rules import (  # noqa: F401 # they register their rules
    certifications,
    chronology,
    currencies,
    dates,
    evidence,
    fit,
    guides,
    hosts,
    identity,
    languages,
    links,
    logos,
    markup,
    messengers,
    method,
    personal,
    references,
    script,
    spelling,
    text,
    writing,
)
from site_builder.rules.frame import RULES, Fault, FileKind, Rule, Subject, World
from site_builder.rules.structure import findings

R = TypeVar("R", bound=BaseModel)
Checked = tuple[R | None, tuple[Problem, ...]]
_REMEMBERED: Final = 16


@cache
def rules_for(kind: FileKind) -> tuple[Rule, ...]:
    """Return the rules that look at this kind of file."""
    return tuple(rule for rule in RULES.values() if kind in rule.kinds)


def check_record(document: Document, model: type[R], kind: FileKind, world: World) -> Checked[R]:
    """Validate one YAML file against its model and its rules.

    Returns:
        The record, or None where the file does not hold one; and all problems of the file, in the order of its lines.
    """
    return check_records([document], model, kind, world)[0]


def check_records(documents: Sequence[Document], model: type[R], kind: FileKind, world: World) -> list[Checked[R]]:
    """Validate some YAML files of one kind, step by step: a processor that does one thing to many files does it faster."""
    kind = "head" if kind in {"guide", "text"} else kind
    trees = [_mapping(document, kind) for document in documents]
    subjects = [
        (subject_of(document, kind, tree, world), document)
        for document, tree in zip(documents, trees, strict=True)
        if tree is not None
    ]
    found = iter(run(subjects))
    return [
        (None, _no_mapping(document)) if tree is None else _validated(document, tree, model, next(found))
        for document, tree in zip(documents, trees, strict=True)
    ]


def _mapping(document: Document, kind: FileKind) -> dict[str, Tree] | None:
    """Return what a file says, facts in the long form; nothing where it is no mapping."""
    if not isinstance(document.tree, dict):
        return None
    return spread(document.tree) if kind == "provider" else document.tree


def _no_mapping(document: Document) -> tuple[Problem, ...]:
    if document.tree is None:
        return document.problems or (_problem(document, "file-empty", "error", Fault()),)
    return (*document.problems, _problem(document, "shape", "error", Fault(values=(("expected", "mapping"),))))


def _validated(document: Document, tree: dict[str, Tree], model: type[R], found: list[Problem]) -> Checked[R]:
    problems, record = [*document.problems, *found], None
    try:
        record = model.model_validate(tree)
    except ValidationError as error:
        problems += [
            _problem(document, code, "error", Fault(where=where, values=values))
            for code, where, values in findings(model, error)
        ]
    return record, tuple(sorted(problems))


def check_apart(
    root: Path, path: str, model: type[R], kind: FileKind, today: date
) -> tuple[R | None, tuple[Problem, ...]]:
    """Validate one YAML file that refers to no other; a text that was judged on this day is not judged again.

    The other revision of a review and the next build of a watcher mostly have the same closed lists, which take longer
    than most entries.
    """
    written, problem = read_text(root, path)
    if problem:
        return None, (problem,)
    record, problems = _judged(path, written, model, kind, today)
    return record if isinstance(record, model) else None, problems


@lru_cache(maxsize=_REMEMBERED)
def _judged(
    path: str, written: str, model: type[BaseModel], kind: FileKind, today: date
) -> tuple[BaseModel | None, tuple[Problem, ...]]:
    return check_record(document_of(path, written), model, kind, World(today=today))


def check_provider(document: Document, world: World) -> Checked[Provider]:
    """Check one provider's file; one with an error holds no provider, since its facts may name sources that it lacks."""
    return check_providers([document], world)[0]


def check_providers(documents: Sequence[Document], world: World) -> list[Checked[Provider]]:
    """Check some providers' files, each as `check_provider` does."""
    checked = check_records(documents, Provider, "provider", world)
    return [(None if count(problems, "error") else record, problems) for record, problems in checked]


def check_markdown(markdown: Markdown, other: Markdown, kind: FileKind, world: World) -> tuple[Problem, ...]:
    """Run the rules of guides over the body of one language; another one that cannot be read is not compared."""
    document = Document(path=markdown.head.path, text=markdown.body, tree={}, offset=markdown.offset)
    there = markdown.body if other.head.tree is None else other.body
    return tuple(sorted(run([(subject_of(document, kind, {}, world, there), document)])[0]))


def check_logo(path: str, drawing: str, world: World) -> tuple[Problem, ...]:
    """Run the rules of logos over a drawing."""
    document = Document(path=path, text=drawing, tree={})
    return tuple(sorted(run([(subject_of(document, "logo", {}, world), document)])[0]))


def subject_of(document: Document, kind: FileKind, tree: dict[str, Tree], world: World, other: str = "") -> Subject:
    """Return what the rules look at."""
    path = document.path
    stem = path.rsplit("/", 1)[-1].removesuffix(".yaml").removesuffix(".svg")
    is_demo = path.startswith("content/demo/")
    return Subject(
        kind=kind, path=path, stem=stem, is_demo=is_demo, text=document.text, tree=tree, world=world, other=other
    )


def run(subjects: Sequence[tuple[Subject, Document]]) -> list[list[Problem]]:
    """Return what every rule finds in each of some files of one kind, one rule after the other."""
    found: list[list[Problem]] = [[] for _ in subjects]
    for rule in rules_for(subjects[0][0].kind) if subjects else ():
        for (subject, document), problems in zip(subjects, found, strict=True):
            for fault in rule.find(subject):
                problems.append(_problem(document, rule.code, rule.severity, fault))
    return found


def _problem(document: Document, code: str, severity: Severity, fault: Fault) -> Problem:
    line, column = _place(document, fault)
    field = _field(fault.where)
    values = fault.values
    return Problem(
        path=document.path, line=line, column=column, code=code, severity=severity, field=field, values=values
    )


def _place(document: Document, fault: Fault) -> tuple[int, int]:
    if fault.offset is None:
        return locate(document, fault.where)
    line = document.text.count("\n", 0, fault.offset) + 1 + document.offset
    return line, fault.offset - document.text.rfind("\n", 0, fault.offset)


def _field(where: Where) -> str:
    return ".".join(str(step) for step in where)


def count(problems: Iterable[Problem], severity: Severity) -> int:
    """Return how many problems have this severity."""
    return sum(problem.severity == severity for problem in problems)


def counted(number: object, word: str) -> str:
    """Return a number with its English word, which has an s except after 1."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
