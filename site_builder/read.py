"""Files of the content to trees of text, fast; positions are looked up only when there is something to say.

A scalar is always text here: the model gives it its type, so `no`, `012` or `2024-01-01` are never read as something else.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined] # the types leave it out

from site_builder.model.problem import Problem
from site_builder.model.provenance import Tree

MAX_BYTES: Final = 256 * 1024
MAX_DEPTH: Final = 12
Where = tuple["str | int", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One file as text and as a tree.

    Attributes:
        path: Relative to the root, with `/`.
        offset: Lines before `text` in the file (the front matter's).
    """

    path: str
    text: str
    tree: Tree | None
    problems: tuple[Problem, ...] = ()
    offset: int = 0


class _RefusedError(Exception):
    """Content that YAML allows and we do not."""

    def __init__(self, code: str, mark: yaml.Mark, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.mark = mark
        self.values = values


Event = Any  # Any: the parser's events have no common type


class _Reader(CParser):
    """Builds a tree from the parser's events; refuses aliases, tags, duplicate keys and depth."""

    def document(self) -> Tree | None:
        get: Callable[[], Event] = self.get_event
        get()
        if get().__class__ is yaml.StreamEndEvent:
            return None
        tree = self._node(get(), 0)
        get()
        extra = get()
        if extra.__class__ is not yaml.StreamEndEvent:
            code = "yaml-documents"
            raise _RefusedError(code, extra.start_mark)
        return tree

    def _node(self, event: Event, depth: int) -> Tree:
        kind = event.__class__
        if kind is yaml.AliasEvent:
            code = "yaml-alias"
            raise _RefusedError(code, event.start_mark, name=event.anchor)
        if event.tag is not None:
            code = "yaml-tag"
            raise _RefusedError(code, event.start_mark, name=event.tag)
        if kind is yaml.ScalarEvent:
            return event.value  # type: ignore[no-any-return] # a scalar's value is text
        if depth > MAX_DEPTH:
            code = "yaml-deep"
            raise _RefusedError(code, event.start_mark, limit=str(MAX_DEPTH))
        return self._mapping(depth) if kind is yaml.MappingStartEvent else self._sequence(depth)

    def _sequence(self, depth: int) -> Tree:
        get: Callable[[], Event] = self.get_event
        node = self._node
        items: list[Tree] = []
        scalar, end = yaml.ScalarEvent, yaml.SequenceEndEvent
        while True:
            event = get()
            kind = event.__class__
            if kind is end:
                return items
            items.append(event.value if kind is scalar and event.tag is None else node(event, depth + 1))

    def _mapping(self, depth: int) -> Tree:
        get: Callable[[], Event] = self.get_event
        node = self._node
        tree: dict[str, Tree] = {}
        scalar, end = yaml.ScalarEvent, yaml.MappingEndEvent
        while True:
            event = get()
            kind = event.__class__
            if kind is end:
                return tree
            if kind is not scalar:
                code = "yaml-key"
                raise _RefusedError(code, event.start_mark)
            key = event.value
            if key in tree:
                code = "key-duplicate"
                raise _RefusedError(code, event.start_mark, name=key)
            event = get()
            value_is_text = event.__class__ is scalar and event.tag is None
            tree[key] = event.value if value_is_text else node(event, depth + 1)


def parse(path: str, text: str, offset: int = 0) -> Document:
    """Parse one YAML text; a text that cannot be read has no tree and one problem that says where."""
    try:
        return Document(path=path, text=text, tree=_Reader(text).document(), offset=offset)
    except _RefusedError as refused:
        problem = _problem(path, refused.code, refused.mark, offset, tuple(refused.values.items()))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = _problem(path, "yaml-syntax", mark, offset, (("reason", str(error.problem or error.context)),))
    except yaml.YAMLError as error:
        problem = _problem(path, "yaml-syntax", None, offset, (("reason", str(error).splitlines()[0]),))
    return Document(
        path=path,
        text=text,
        tree=None,
        problems=(problem, *_later_duplicates(path, text, problem, offset)),
        offset=offset,
    )


def _later_duplicates(path: str, text: str, first: Problem, offset: int) -> tuple[Problem, ...]:
    """Return the other duplicate keys of a file whose reading stopped at the first one."""
    if first.code != "key-duplicate":
        return ()
    found: list[Problem] = []
    stack = [yaml.compose(text, Loader=yaml.CSafeLoader)]
    while stack:
        node = stack.pop()
        if isinstance(node, yaml.SequenceNode):
            stack.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            seen: set[str] = set()
            for key, value in node.value:
                stack.append(value)
                if key.value in seen:
                    found.append(_problem(path, "key-duplicate", key.start_mark, offset, (("name", key.value),)))
                seen.add(key.value)
    return tuple(problem for problem in found if problem.line != first.line or problem.column != first.column)


def _problem(path: str, code: str, mark: yaml.Mark | None, offset: int, values: tuple[tuple[str, str], ...]) -> Problem:
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Problem(path=path, line=line + offset, column=column, code=code, severity="error", values=values)


def read_text(root: Path, path: str) -> tuple[str, Problem | None]:
    """Return a file's text, or an empty text with the problem that prevents it."""
    file = root / path
    with file.open("rb") as stream:
        raw = stream.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        return "", _problem(path, "file-large", None, 0, (("limit", str(MAX_BYTES // 1024)),))
    try:
        return raw.decode("utf-8"), None
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        return "", Problem(path=path, line=line, column=column, code="file-encoding", severity="error")


def read_yaml(root: Path, path: str) -> Document:
    """Read and parse one YAML file."""
    text, problem = read_text(root, path)
    return Document(path=path, text="", tree=None, problems=(problem,)) if problem else parse(path, text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Markdown:
    """One language's Markdown file: its front matter and its body, which starts at line `offset + 1`."""

    head: Document
    body: str
    offset: int


def read_markdown(root: Path, path: str) -> Markdown:
    """Read a Markdown file with YAML front matter between two lines of `---`."""
    text, problem = read_text(root, path)
    if problem is None and text.startswith("---\n"):
        end = text.find("\n---\n", 3)
        if end > 0:
            head = parse(path, text[4 : end + 1], 1)
            return Markdown(head=head, body=text[end + 5 :], offset=text.count("\n", 0, end + 5))
    problem = problem or Problem(path=path, line=1, column=1, code="front-matter-missing", severity="error")
    return Markdown(head=Document(path=path, text="", tree=None, problems=(problem,)), body="", offset=0)


def locate(document: Document, where: Sequence[str | int]) -> tuple[int, int]:
    """Return line and column of a field, or of the nearest thing around it that is written down."""
    node = yaml.compose(document.text, Loader=yaml.CSafeLoader) if document.text.strip() else None
    mark = node.start_mark if node else None
    for step in where:
        if isinstance(node, yaml.MappingNode):
            pair = next((pair for pair in reversed(node.value) if pair[0].value == step), None)
            if pair is None:
                continue
            mark, node = (pair[1] if isinstance(step, int) else pair[0]).start_mark, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            mark = node.start_mark
    if mark is None:
        return document.offset + 1, 1
    at_value = isinstance(node, yaml.ScalarNode)
    mark = node.start_mark if at_value and node else mark
    return mark.line + 1 + document.offset, mark.column + 1
