"""One file of the content as text and as a tree, and where things stand in it."""

from collections.abc import Mapping
from typing import NamedTuple

from site_builder.model.problem import Problem
from site_builder.model.provenance import Tree

Where = tuple["str | int", ...]


class Document(NamedTuple):
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


class Plain(NamedTuple):
    """A value that stands without quotation marks.

    Attributes:
        offset: Where it begins in the text.
        key: The key that it belongs to; of an item of a list, the list's.
    """

    offset: int
    key: str
    value: str


class Layout(NamedTuple):
    """Where things stand in a text that could be read: line and column by field, and its plain values."""

    places: Mapping[Where, tuple[int, int]]
    plain: tuple[Plain, ...]
