"""A YAML text as nodes that know where they begin and end, so that one value can be written without touching another.

The page `/propose` has the same nodes (`outline.js`); `rewrite.py` writes by them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined] # the types leave it out

from site_builder.document import Where

Event = Any  # Any: the parser's events have no common type


@dataclass(slots=True, kw_only=True)
class Node:
    """A text, a list or a mapping, as it is written.

    Attributes:
        start: Where it begins.
        end: Where it ends; of one in block style, where its last part ends.
        is_flow: It stands in brackets.
        value: What it says, where it is a text; None otherwise.
        keys: Of a mapping, its keys with the place of each; empty otherwise.
        parts: What stands in it.
    """

    start: int
    end: int
    is_flow: bool = False
    value: str | None = None
    keys: list[tuple[str, int]] | None = None
    parts: list["Node"] = field(default_factory=list)

    def at(self, step: str | int) -> "Node | None":
        """Return one part, by key or place; None where there is none."""
        if isinstance(step, int):
            return self.parts[step] if self.keys is None and 0 <= step < len(self.parts) else None
        place = self.place_of(step)
        return self.parts[place] if place >= 0 else None

    def place_of(self, key: str) -> int:
        """Return where a key stands among the keys, from 0; -1 where it does not."""
        return next((place for place, (name, _) in enumerate(self.keys or ()) if name == key), -1)


class _Drawer(CParser):
    """Builds nodes from the parser's events."""

    def nodes(self) -> Node | None:
        self.get_event()
        if self.get_event().__class__ is yaml.StreamEndEvent:
            return None
        return self._node(self.get_event())

    def _node(self, event: Event) -> Node:
        kind = event.__class__
        if kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            return self._collection(event)
        value = event.value if kind is yaml.ScalarEvent else None
        return Node(start=event.start_mark.index, end=event.end_mark.index, value=value)

    def _collection(self, event: Event) -> Node:
        is_mapping = event.__class__ is yaml.MappingStartEvent
        node = Node(start=event.start_mark.index, end=event.end_mark.index, is_flow=bool(event.flow_style))
        ends: Final = yaml.MappingEndEvent if is_mapping else yaml.SequenceEndEvent
        node.keys = [] if is_mapping else None
        for inner in self._until(ends):
            if node.keys is not None:
                node.keys.append((inner.value, inner.start_mark.index))
                node.parts.append(self._node(self.get_event()))
            else:
                node.parts.append(self._node(inner))
        node.end = self._last if node.is_flow else node.parts[-1].end
        return node

    def _until(self, end: type[yaml.Event]) -> Iterator[Event]:
        while (event := self.get_event()).__class__ is not end:
            yield event
        mark: Any = event.end_mark  # Any: its types differ between the parsers
        self._last: int = mark.index


def outline(text: str) -> Node | None:
    """Return the nodes of a text that can be parsed; None where it says nothing."""
    return _Drawer(text).nodes()


def find(root: Node | None, where: Where) -> Node | None:
    """Return what stands at a place; None where nothing does."""
    node = root
    for step in where:
        node = node.at(step) if node else None
    return node
