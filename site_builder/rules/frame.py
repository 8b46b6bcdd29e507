"""What a rule is, and what it looks at."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Literal, NamedTuple, TypeVar, cast

from site_builder.document import Where
from site_builder.model.problem import Severity
from site_builder.model.program import Program
from site_builder.model.provenance import Tree
from site_builder.model.source import Source
from site_builder.model.taxonomy import Taxonomy

FileKind = Literal[
    "provider", "guide", "text", "head", "sources", "program", "taxonomy", "glossary", "owners", "fit", "method", "logo"
]
YAML: Final[tuple[FileKind, ...]] = (
    "provider", "head", "sources", "program", "taxonomy", "glossary", "owners", "fit", "method"
)  # fmt: skip
PROSE: Final[tuple[FileKind, ...]] = ("guide", "text")


class World(NamedTuple):
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
        memo: What several rules look up in it, once found.
    """

    kind: FileKind
    path: str
    stem: str
    is_demo: bool
    text: str
    tree: dict[str, Tree]
    world: World
    other: str = ""
    memo: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)  # Any: each entry has its own type


class Fault(NamedTuple):
    """What a rule found, at a field of the tree or at an offset in the text."""

    where: Where = ()
    offset: int | None = None
    values: tuple[tuple[str, str], ...] = ()


Find = Callable[[Subject], Iterator[Fault]]


class Rule(NamedTuple):
    """A rule with its stable code."""

    code: str
    severity: Severity
    kinds: frozenset[FileKind]
    find: Find


RULES: Final[dict[str, Rule]] = {}
_MANY: Final = 200
_ASKED: Final = frozenset({"en", "zh", "title", "publisher", "name", "value", "source"})


def rule(code: str, *kinds: FileKind, severity: Severity = "error") -> Callable[[Find], Find]:
    """Register a generator as the rule `code` for these kinds of file."""

    def register(find: Find) -> Find:
        RULES[code] = Rule(code=code, severity=severity, kinds=frozenset(kinds), find=find)
        return find

    return register


def nearest(word: str, known: Sequence[str]) -> str:
    """Return the known word that looks most like this one, or nothing; of very many, one with the same first letter."""
    from difflib import get_close_matches  # noqa: PLC0415 # nothing is suggested where there is no fault

    some = known if len(known) <= _MANY else [other for other in known if other[:1] == word[:1]][:_MANY]
    lowered = {other.lower(): other for other in some}
    return next((lowered[match] for match in get_close_matches(word.lower(), lowered, n=1, cutoff=0.5)), "")


def strings(tree: Tree, where: Where = ()) -> Iterator[tuple[Where, str]]:
    """Yield every text of a tree with its place."""
    if isinstance(tree, str):
        yield where, tree
    else:
        for key, item in tree.items() if isinstance(tree, dict) else enumerate(tree):
            yield from strings(item, (*where, key))


class _Later:
    """A pattern that is compiled when something is looked for."""

    __slots__ = ("_made", "flags", "pattern")

    def __init__(self, text: str, flags: int) -> None:
        self.pattern: Final = text
        self.flags: Final = flags
        self._made: re.Pattern[str] | None = None

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 # as the pattern's
        if self._made is None:
            self._made = re.compile(self.pattern, self.flags)
        return getattr(self._made, name)


def later(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that few files need: a check of one file would spend a tenth of its time on compiling them all."""
    return cast("re.Pattern[str]", _Later(text, flags))


T = TypeVar("T")


def once(find: Callable[[Subject], T]) -> Callable[[Subject], T]:
    """Let the rules of one file share what a function finds in it."""
    name = f"{find.__module__}.{find.__qualname__}"

    def found(subject: Subject) -> T:
        if name not in subject.memo:
            subject.memo[name] = find(subject)
        value: T = subject.memo[name]
        return value

    return found


@once
def encoded(subject: Subject) -> bytes:
    """Return a file's text as bytes, in which a byte is found at the speed of memory."""
    return subject.text.encode("utf-8", "surrogatepass")


@once
def lowered(subject: Subject) -> bytes:
    """Return a file's text as bytes with small letters."""
    return encoded(subject).lower()


@once
def is_coded(subject: Subject) -> bool:
    """Whether a file may spell characters by their numbers, as YAML allows: what is looked for in its text may be missed."""
    text = subject.text
    return "\\" in text and ("\\x" in text or "\\u" in text or "\\U" in text)


_BLANK_LETTERS: Final = "\u115f\u1160\u2800\u3164\uffa0"


@once
def is_printable(subject: Subject) -> bool:
    """Whether a text has no invisible character and no space of another width; letters that show nothing count as such."""
    text = subject.text
    return text.replace("\n", " ").isprintable() and not any(letter in text for letter in _BLANK_LETTERS)


def lines(text: str, is_suspect: Callable[[str], bool]) -> Iterator[tuple[int, str]]:
    """Yield the suspect lines of a text with their offsets, for what is dear to look for and never goes over a line."""
    begin = 0
    for line in text.split("\n"):
        if is_suspect(line):
            yield begin, line
        begin += len(line) + 1


@once
def texts(subject: Subject) -> list[tuple[Where, str]]:
    """Return every text of a file's tree with its place, in the order of the file."""
    found: list[tuple[Where, str]] = []
    _gather(subject.tree, (), found)
    return found


def _gather(tree: Tree, where: Where, found: list[tuple[Where, str]]) -> None:
    """Add every text of a tree: a list that is filled costs a third of generators within generators."""
    for key, item in tree.items() if isinstance(tree, dict) else enumerate(tree):
        if item.__class__ is str:
            found.append(((*where, key), item))
        else:
            _gather(item, (*where, key), found)


@once
def named(subject: Subject) -> dict[str, list[tuple[Where, str]]]:
    """Return the texts of the keys of which rules ask, by their key: each with the place of what holds the key."""
    found: dict[str, list[tuple[Where, str]]] = {key: [] for key in _ASKED}
    _name(subject.tree, (), found)
    return found


def _name(tree: Tree, where: Where, found: dict[str, list[tuple[Where, str]]]) -> None:
    """Add the texts of a tree that stand under a key; of most trees that is a fraction of all."""
    if tree.__class__ is dict:
        for key, item in tree.items():
            if item.__class__ is not str:
                _name(item, (*where, key), found)
            elif key in _ASKED:
                found[key].append((where, item))
    else:
        for place, item in enumerate(tree):
            if item.__class__ is not str:
                _name(item, (*where, place), found)


@once
def both(subject: Subject) -> tuple[tuple[Where, str, str], ...]:
    """Return every text in both languages: place, English, Chinese."""
    english = dict(named(subject)["en"])
    return tuple((where, english[where], text) for where, text in named(subject)["zh"] if where in english)


def mapping(tree: Tree | None) -> dict[str, Tree]:
    """Return a tree as a mapping; anything else is empty: its shape has its own rule."""
    return tree if isinstance(tree, dict) else {}


def sequence(tree: Tree | None) -> list[Tree]:
    """Return a tree as a list; anything else is empty."""
    return tree if isinstance(tree, list) else []
