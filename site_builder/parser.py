"""YAML as libyaml reads it: what is written, every fault, and where everything stands.

A scalar is always text here: the model gives it its type, so `no`, `012` or `2024-01-01` are never read as something else.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, Final

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined] # the types leave it out
from yaml.reader import ReaderError

from site_builder.document import Document, Layout, Plain, Where
from site_builder.model.problem import Problem
from site_builder.model.provenance import Tree

MAX_DEPTH: Final = 12
_WIDE_COLON: Final = re.compile(r"[ ]*(?:- )?(?:\{[ ]*)?([A-Za-z_]+)：")
_LINES_BEFORE: Final = 3


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
        reason = (("reason", str(error.problem or error.context)),)
        end = (_wide(path, text, mark, offset) or _problem(path, "yaml-syntax", mark, offset, reason),)
    except ReaderError as error:
        end = (_unreadable(path, text, error, offset),)
    problems = (*(_problem(path, code, mark, offset, values) for code, mark, values in reader.faults), *end)
    return Document(path=path, text=text, tree=tree, problems=problems, offset=offset)


def _wide(path: str, text: str, mark: yaml.Mark | None, offset: int) -> Problem | None:
    """Return the problem of a key with a Chinese colon near the place where a parser gave up: the commonest cause by far."""
    lines = text.split("\n")
    last = mark.line if mark else len(lines)
    for number in range(min(last, len(lines) - 1), max(last - _LINES_BEFORE, -1), -1):
        found = _WIDE_COLON.match(lines[number])
        if found:
            values = (("text", found[1]),)
            line, column = number + 1 + offset, found.end(1) + 1
            return Problem(path=path, line=line, column=column, code="yaml-wide", severity="error", values=values)
    return None


def _unreadable(path: str, text: str, error: ReaderError, offset: int) -> Problem:
    """Return the problem of a character that YAML does not allow; the parser counts in bytes of UTF-8."""
    before = text.encode()[: error.position].decode("utf-8", "ignore")
    line, column = before.count("\n") + 1 + offset, len(before) - before.rfind("\n")
    values = (("reason", str(error).splitlines()[0]),)
    return Problem(path=path, line=line, column=column, code="yaml-syntax", severity="error", values=values)


def _problem(path: str, code: str, mark: yaml.Mark | None, offset: int, values: tuple[tuple[str, str], ...]) -> Problem:
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Problem(path=path, line=line + offset, column=column, code=code, severity="error", values=values)


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
