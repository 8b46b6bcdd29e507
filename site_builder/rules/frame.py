"""What a rule is, and what it looks at."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Final, Literal

from site_builder.document import Where
from site_builder.model.problem import Severity
from site_builder.model.program import Program
from site_builder.model.provenance import Tree
from site_builder.model.source import Source
from site_builder.model.taxonomy import Taxonomy

FileKind = Literal["provider", "guide", "text", "head", "sources", "program", "taxonomy", "glossary", "logo"]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What a file may refer to."""

    today: date
    taxonomy: Taxonomy | None = None
    program: Program | None = None
    guide_sources: "dict[str, Source] | None" = None
    guides: frozenset[str] = frozenset()
    providers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One file under check.

    Attributes:
        kind: What it is; `guide` and `text` are Markdown in one language, `head` is the YAML that goes with it.
        stem: Name without its ending; a provider's id.
        is_demo: It lies under `content/demo`.
        text: As written (of a guide: the Markdown body of one language).
        tree: As parsed, facts in the long form; empty where it could not be parsed.
        other: Of a guide, the body in the other language.
    """

    kind: FileKind
    path: str
    stem: str
    is_demo: bool
    text: str
    tree: dict[str, Tree]
    world: World
    other: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What a rule found, at a field of the tree or at an offset in the text."""

    where: Where = ()
    offset: int | None = None
    values: tuple[tuple[str, str], ...] = ()


Find = Callable[[Subject], Iterator[Fault]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule with its stable code."""

    code: str
    severity: Severity
    kinds: frozenset[FileKind]
    find: Find


RULES: Final[dict[str, Rule]] = {}
_MANY: Final = 200


def rule(code: str, *kinds: FileKind, severity: Severity = "error") -> Callable[[Find], Find]:
    """Register a generator as the rule `code` for these kinds of file."""

    def register(find: Find) -> Find:
        RULES[code] = Rule(code=code, severity=severity, kinds=frozenset(kinds), find=find)
        return find

    return register


def nearest(word: str, known: Sequence[str]) -> str:
    """Return the known word that looks most like this one, or nothing; of very many, one with the same first letter."""
    some = known if len(known) <= _MANY else [other for other in known if other[:1] == word[:1]][:_MANY]
    lowered = {other.lower(): other for other in some}
    return next((lowered[match] for match in get_close_matches(word.lower(), lowered, n=1, cutoff=0.5)), "")


def mapping(tree: Tree | None) -> dict[str, Tree]:
    """Return a tree as a mapping; anything else is empty: its shape has its own rule."""
    return tree if isinstance(tree, dict) else {}


def sequence(tree: Tree | None) -> list[Tree]:
    """Return a tree as a list; anything else is empty."""
    return tree if isinstance(tree, list) else []
