"""Writes one value of a YAML text and leaves every other line as it is: comments, order of keys, quotation marks.

The page `/propose` does the same (`rewrite.js`); `tests/site_builder/edits.yaml` holds what both must make of a text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from site_builder.document import Where
from site_builder.model.provenance import Tree
from site_builder.outline import Node, find, outline

LONGEST: Final = 100  # characters of a line that holds more than a text
DAY_KEYS: Final = frozenset(
    {"dated", "read", "confirmed", "checked", "since", "until", "on", "listed_on", "changed_on", "published_on"}
)
_BEGINS_OTHERWISE: Final = frozenset(" -?:,[]{}#&*!|>'\"%@`")
_TRAP: Final = re.compile(r"(?i:yes|no|on|off|y|n|null|~)|0[0-9]+|[0-9]+:[0-5][0-9](?::[0-5][0-9])?|<<|=", re.ASCII)
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_IN_BRACKETS: Final = re.compile(r"[,\[\]{}#?\"]|:(?=[\s,]|$)")
Order = Mapping[str, Sequence[str]]


def scalar(text: str, *, in_brackets: bool = False, key: str = "") -> str:
    """Return a text as YAML writes it: plain where that is read as the same text by everyone, else in quotation marks."""
    is_plain = (
        text != ""
        and text[0] not in _BEGINS_OTHERWISE
        and text.strip() == text
        and ": " not in text
        and " #" not in text
        and text[-1] != ":"
        and not _TRAP.fullmatch(text)
        and not (_DAY.fullmatch(text) and key not in DAY_KEYS)
        and not (in_brackets and _IN_BRACKETS.search(text))
    )
    return text if is_plain else quoted(text)


def quoted(text: str) -> str:
    """Return a text in quotation marks."""
    inner = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{inner}"'


def literal(value: Tree, *, in_brackets: bool = False, key: str = "") -> str:
    """Return a value in one line."""
    if isinstance(value, str):
        return scalar(value, in_brackets=in_brackets, key=key)
    if isinstance(value, list):
        return "[" + ", ".join(literal(item, in_brackets=True, key=key) for item in value) + "]"
    return "{" + ", ".join(f"{name}: {literal(item, in_brackets=True, key=name)}" for name, item in value.items()) + "}"


def put(text: str, where: Where, value: Tree, order: Order) -> str:
    """Return a text with a value at a place: another value there, or a new one with all that has to be around it.

    Args:
        text: YAML.
        where: Keys and places in lists; the place behind the last one appends.
        value: What is to stand there.
        order: The order of keys by the dotted path of their mapping, for a new key's place.
    """
    root = outline(text)
    if root is None:
        return text + _lines(str(where[0]), _wrapped(where[1:], value), 0)
    node = find(root, where)
    if node is not None:
        if node.value == value:
            return text
        return _replaced(text, root, where, node, value)
    known = next(length for length in range(len(where) - 1, -1, -1) if find(root, where[:length]) is not None)
    step, inner = where[known], _wrapped(where[known + 1 :], value)
    return _inserted(text, root, where[:known], step, inner, order)


def _wrapped(steps: Where, value: Tree) -> Tree:
    """Return a value within what has to be around it."""
    for step in reversed(steps):
        value = {step: value} if isinstance(step, str) else [value]
    return value


def _replaced(text: str, root: Node, where: Where, node: Node, value: Tree) -> str:
    key = next((step for step in reversed(where) if isinstance(step, str)), "")
    in_brackets = _is_in_brackets(root, where)
    was_quoted = text[node.start : node.start + 1] == '"' and isinstance(value, str)
    new = quoted(str(value)) if was_quoted else literal(value, in_brackets=in_brackets, key=key)
    start = node.start
    if (node.value is None and not node.is_flow) or node.start == node.end:  # below its key, or not there yet
        start = _after_key(text, root, where)
        new = f" {new}"
    return text[:start] + new + text[node.end :]


def _is_in_brackets(root: Node, where: Where) -> bool:
    around = (find(root, where[:length]) for length in range(len(where)))
    return any(node.is_flow for node in around if node)


def _after_key(text: str, root: Node, where: Where) -> int:
    """Return where the key or the dash of a value ends."""
    parent, step = find(root, where[:-1]), where[-1]
    if parent is not None and parent.keys is not None:
        return text.index(":", parent.keys[parent.place_of(str(step))][1]) + 1
    node = find(root, where)
    return text.rindex("-", 0, node.start if node else 0) + 1


def _inserted(text: str, root: Node, around: Where, step: str | int, value: Tree, order: Order) -> str:
    parent = find(root, around)
    if parent is None or parent.value is not None:
        value = {step: value} if isinstance(step, str) else [value]
        return _replaced(text, root, around, parent or root, value)
    if parent.is_flow:
        return _in_brackets(text, parent, step, value)
    column = parent.start - text.rfind("\n", 0, parent.start) - 1
    if isinstance(step, int):
        return _with_lines(text, _line_end(text, parent.end), _item(value, column))
    path = ".".join(str(part) for part in around if isinstance(part, str))
    before = _place_in(parent, step, order.get(path, ()))
    lines = _lines(step, value, column)
    if before < 0:
        return text[: parent.start] + lines.lstrip(" ") + " " * column + text[parent.start :]
    return _with_lines(text, _line_end(text, parent.parts[before].end), lines)


def _place_in(parent: Node, key: str, order: Sequence[str]) -> int:
    """Return the place of the key behind which a new one stands; -1 for the beginning, the last one where no order says."""
    if key not in order:
        return len(parent.parts) - 1
    earlier = set(order[: order.index(key)])
    return max((place for place, (name, _) in enumerate(parent.keys or ()) if name in earlier), default=-1)


def _in_brackets(text: str, parent: Node, step: str | int, value: Tree) -> str:
    key = step if isinstance(step, str) else ""
    new = literal(value, in_brackets=True, key=key)
    new = f"{key}: {new}" if key else new
    at = parent.parts[-1].end if parent.parts else parent.start + 1
    return text[:at] + (", " if parent.parts else "") + new + text[at:]


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _with_lines(text: str, at: int, lines: str) -> str:
    """Return a text with lines behind the line that ends here."""
    return text[:at] + "\n" + lines.rstrip("\n") + (text[at:] or "\n")


def _lines(key: str, value: Tree, column: int) -> str:
    """Return a key with its value, in one line, or below each other where that line is long."""
    indent = " " * column
    line = f"{indent}{key}: {literal(value, key=key)}\n"
    if isinstance(value, str) or len(line) <= LONGEST:
        return line
    if isinstance(value, list):
        return f"{indent}{key}:\n" + "".join(_item(item, column + 2) for item in value)
    return f"{indent}{key}:\n" + "".join(_lines(name, item, column + 2) for name, item in value.items())


def _item(value: Tree, column: int) -> str:
    """Return an item of a list, in one line or below each other."""
    indent = " " * column
    line = f"{indent}- {literal(value)}\n"
    if not isinstance(value, dict) or len(line) <= LONGEST:
        return line
    inner = "".join(_lines(name, item, column + 2) for name, item in value.items())
    return f"{indent}- {inner[column + 2 :]}"


def drop(text: str, where: Where) -> str:
    """Return a text without a value, and without what holds nothing then; a value that is not there is not missed."""
    root = outline(text)
    node, parent = find(root, where), find(root, where[:-1])
    if root is None or node is None or parent is None:
        return text
    if len(parent.parts) == 1:
        return drop(text, where[:-1]) if len(where) > 1 else ""
    step = where[-1]
    place = parent.place_of(step) if isinstance(step, str) else step
    starts = list(_starts(text, parent))
    if parent.is_flow or place == 0:
        first, end = (
            (starts[place], starts[place + 1])
            if place + 1 < len(starts)
            else (parent.parts[place - 1].end, parent.parts[place].end)
        )
        return text[:first] + text[end:]
    first = text.rfind("\n", 0, starts[place]) + 1
    return text[:first] + text[_line_end(text, node.end) + 1 :]


def _starts(text: str, parent: Node) -> Iterator[int]:
    """Yield where each part begins, with its key or its dash."""
    if parent.keys is not None:
        yield from (start for _, start in parent.keys)
    elif parent.is_flow:
        yield from (part.start for part in parent.parts)
    else:
        yield from (text.rindex("-", 0, part.start) for part in parent.parts)
