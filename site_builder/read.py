"""Files of the content to trees of text, fast; positions are looked up only when there is something to say.

A scalar is always text here: the model gives it its type, so `no`, `012` or `2024-01-01` are never read as something else.
"""

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from errno import ELOOP
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined] # the types leave it out
from yaml.reader import ReaderError

from site_builder.model.problem import Problem
from site_builder.model.provenance import Tree

MAX_BYTES: Final = 256 * 1024
MAX_DEPTH: Final = 12
_NO_LINKS: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_LINE_END: Final = re.compile(r"\r\n|\n|\r")
Where = tuple["str | int", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One file as text and as a tree.

    Attributes:
        path: Relative to the root, with `/`.
        tree: What it says, as far as that can be told; None where it cannot be read, or says nothing.
        problems: What is wrong with it as YAML.
        offset: Lines before `text` in the file (the front matter's).
    """

    path: str
    text: str
    tree: Tree | None
    problems: tuple[Problem, ...] = ()
    offset: int = 0


class _DeepError(Exception):
    """A file is nested too deep to be read on."""

    def __init__(self, mark: yaml.Mark) -> None:
        super().__init__()
        self.mark = mark


Event = Any  # Any: the parser's events have no common type
_Fault = tuple[str, yaml.Mark, tuple[tuple[str, str], ...]]


class _Reader(CParser):
    """Builds a tree from the parser's events.

    Aliases, tags, duplicate keys and further documents are noted as faults and read on: an alias stands for its own
    text, of two values with one key the later one counts. Only depth ends the reading.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.faults: Final[list[_Fault]] = []

    def document(self) -> Tree | None:
        get: Callable[[], Event] = self.get_event
        get()
        if get().__class__ is yaml.StreamEndEvent:
            return None
        tree = self._node(get(), 0)
        get()
        extra = get()
        if extra.__class__ is not yaml.StreamEndEvent:
            self._note("yaml-documents", extra)
        return tree

    def _note(self, code: str, event: Event, **values: str) -> None:
        self.faults.append((code, event.start_mark, tuple(values.items())))

    def _node(self, event: Event, depth: int) -> Tree:
        kind = event.__class__
        if kind is yaml.AliasEvent:
            self._note("yaml-alias", event, name=event.anchor)
            return f"*{event.anchor}"
        if event.tag is not None:
            self._note("yaml-tag", event, name=event.tag)
        if kind is yaml.ScalarEvent:
            return event.value  # type: ignore[no-any-return] # a scalar's value is text
        if depth > MAX_DEPTH:
            raise _DeepError(event.start_mark)
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
                self._note("yaml-key", event)
                node(event, depth + 1)
                node(get(), depth + 1)
                continue
            key = event.value
            if key in tree:
                self._note("key-duplicate", event, name=key)
            event = get()
            value_is_text = event.__class__ is scalar and event.tag is None
            tree[key] = event.value if value_is_text else node(event, depth + 1)


def parse(path: str, text: str, offset: int = 0) -> Document:
    """Parse one YAML text; one that cannot be read to its end has no tree and a problem that says where it ends."""
    reader = _Reader(text)
    tree: Tree | None = None
    end: tuple[Problem, ...] = ()
    try:
        tree = reader.document()
    except _DeepError as error:
        end = (_problem(path, "yaml-deep", error.mark, offset, (("limit", str(MAX_DEPTH)),)),)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        end = (_problem(path, "yaml-syntax", mark, offset, (("reason", str(error.problem or error.context)),)),)
    except ReaderError as error:
        end = (_unreadable(path, text, error, offset),)
    problems = (*(_problem(path, code, mark, offset, values) for code, mark, values in reader.faults), *end)
    return Document(path=path, text=text, tree=tree, problems=problems, offset=offset)


def _unreadable(path: str, text: str, error: ReaderError, offset: int) -> Problem:
    """Return the problem of a character that YAML does not allow; the parser counts in bytes of UTF-8."""
    before = text.encode()[: error.position].decode("utf-8", "ignore")
    line, column = before.count("\n") + 1 + offset, len(before) - before.rfind("\n")
    values = (("reason", str(error).splitlines()[0]),)
    return Problem(path=path, line=line, column=column, code="yaml-syntax", severity="error", values=values)


def _problem(path: str, code: str, mark: yaml.Mark | None, offset: int, values: tuple[tuple[str, str], ...]) -> Problem:
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Problem(path=path, line=line + offset, column=column, code=code, severity="error", values=values)


def read_text(root: Path, path: str) -> tuple[str, Problem | None]:
    """Return a file's text, or an empty text with the problem that prevents it; a link to another file is not followed."""
    try:
        with open(root / path, "rb", opener=_opener) as stream:  # only this one takes an opener
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        return "", _problem(path, "file-link" if error.errno == ELOOP else "file-missing", None, 0, ())
    if len(raw) > MAX_BYTES:
        return "", _problem(path, "file-large", None, 0, (("limit", str(MAX_BYTES // 1024)),))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return "", _bytes_problem(path, "file-encoding", raw, error.start)
    nought = raw.find(b"\0")
    return (text, None) if nought < 0 else ("", _bytes_problem(path, "file-binary", raw, nought))


def _opener(path: str, flags: int) -> int:
    return os.open(path, flags | _NO_LINKS)


def _bytes_problem(path: str, code: str, raw: bytes, at: int) -> Problem:
    line, before = raw.count(b"\n", 0, at) + 1, raw[raw.rfind(b"\n", 0, at) + 1 : at]
    column = len(before.decode("utf-8", "replace")) + 1
    return Problem(path=path, line=line, column=column, code=code, severity="error")


def _unusual(path: str, text: str) -> tuple[Problem, ...]:
    """Return what is unusual about a text as a file: a mark at its beginning, line ends of several kinds."""
    if "\r" not in text and text[:1] != "\ufeff":
        return ()
    found = [_problem(path, "file-bom", None, 0, ())] if text[:1] == "\ufeff" else []
    odd = _odd_line_end(text)
    if odd is not None:
        line, column = (
            len(_LINE_END.findall(text, 0, odd)) + 1,
            odd - max(text.rfind("\n", 0, odd), text.rfind("\r", 0, odd)),
        )
        found.append(Problem(path=path, line=line, column=column, code="file-line-ends", severity="error"))
    return tuple(found)


def _odd_line_end(text: str) -> int | None:
    """Return where a line ends with a lone carriage return, or otherwise than the first line."""
    ends = list(_LINE_END.finditer(text))
    return next((end.start() for end in ends if end[0] == "\r" or end[0] != ends[0][0]), None)


def read_yaml(root: Path, path: str) -> Document:
    """Read and parse one YAML file."""
    text, problem = read_text(root, path)
    if problem:
        return Document(path=path, text="", tree=None, problems=(problem,))
    document, unusual = parse(path, text), _unusual(path, text)
    return replace(document, problems=(*unusual, *document.problems)) if unusual else document


@dataclass(frozen=True, slots=True, kw_only=True)
class Markdown:
    """One language's Markdown file: its front matter and its body, which starts at line `offset + 1`."""

    head: Document
    body: str
    offset: int


def read_markdown(root: Path, path: str) -> Markdown:
    """Read a Markdown file with YAML front matter between two lines of `---`."""
    text, problem = read_text(root, path)
    unusual = _unusual(path, text)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if problem is None and text.startswith("---\n"):
        end = text.find("\n---\n", 3)
        if end > 0:
            head = parse(path, text[4 : end + 1], 1)
            head = replace(head, problems=(*unusual, *head.problems)) if unusual else head
            body, offset = text[end + 5 :], text.count("\n", 0, end + 5)
            if body.strip():
                return Markdown(head=head, body=body, offset=offset)
            problem = _problem(path, "file-empty", None, offset, ())
    problem = problem or Problem(path=path, line=1, column=1, code="front-matter-missing", severity="error")
    return Markdown(head=Document(path=path, text="", tree=None, problems=(problem,)), body="", offset=0)


class Plain(NamedTuple):
    """A value that stands without quotation marks.

    Attributes:
        offset: Where it begins in the text.
        key: The key that it belongs to; of an item of a list, the list's.
    """

    offset: int
    key: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where things stand in a text that could be read: line and column by field, and its plain values."""

    places: Mapping[Where, tuple[int, int]]
    plain: tuple[Plain, ...]


class _Surveyor(CParser):
    """Notes where the parser's events are."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.places: Final[dict[Where, tuple[int, int]]] = {}
        self.plain: Final[list[Plain]] = []
        self._skipped = len(text) - len(text.removeprefix("\ufeff"))

    def survey(self) -> Layout:
        self.get_event()
        if self.get_event().__class__ is yaml.DocumentStartEvent:
            self._node(self.get_event(), (), "")
        return Layout(places=self.places, plain=tuple(self.plain))

    def _node(self, event: Event, where: Where, key: str) -> None:
        kind = event.__class__
        if kind is yaml.MappingStartEvent:
            self.places.setdefault(where, _place(event))
            self._mapping(where)
        elif kind is yaml.SequenceStartEvent:
            self.places.setdefault(where, _place(event))
            for index, item in enumerate(self._until(yaml.SequenceEndEvent)):
                self._node(item, (*where, index), key)
        else:
            self.places[where] = _place(event)
            if kind is yaml.ScalarEvent and not event.style and event.value:
                self.plain.append(Plain(event.start_mark.index + self._skipped, key, event.value))

    def _mapping(self, where: Where) -> None:
        for event in self._until(yaml.MappingEndEvent):
            if event.__class__ is yaml.ScalarEvent:
                inside = (*where, event.value)
                self.places[inside] = _place(event)
                self._node(self.get_event(), inside, event.value)
            else:
                self._node(event, (*where, -1), "")
                self._node(self.get_event(), (*where, -1), "")

    def _until(self, end: type[yaml.Event]) -> Iterator[Event]:
        while (event := self.get_event()).__class__ is not end:
            yield event


def _place(event: Event) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


@lru_cache(maxsize=1)
def layout(text: str) -> Layout:
    """Return where things stand in a text that `parse` could read."""
    return _Surveyor(text).survey()


def locate(document: Document, where: Sequence[str | int]) -> tuple[int, int]:
    """Return line and column of a field, or of the nearest thing around it that is written down."""
    places = layout(document.text).places
    written: Where = ()
    for step in where:
        if (*written, step) in places:
            written = (*written, step)
    line, column = places.get(written, (1, 1))
    return line + document.offset, column
