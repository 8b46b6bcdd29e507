"""Plain YAML, read in one pass over its lines: what the content is written in, in a third of the time of a parser.

Keys in blocks, items with a dash, values of one line, `[...]` and `{...}` within a line, lines behind a `|`. Anything else
is not judged here but left to the parser, faults too: what this module reads, the parser reads as the very same tree.
"""

import re
from typing import Any, Final

import orjson

from site_builder.model.provenance import Tree

_LINE: Final = re.compile(r"( *)(- )?(?:([A-Za-z0-9_][A-Za-z0-9_.-]{0,99}):(?: +|(?=\n)|\Z))?(.*)\n?")
_LETTER: Final = r"[^\s,\[\]{}?:#\"]"
_WORDS: Final = re.compile(
    rf"([^\s,\[\]{{}}?:#\"&*!|>'%@`-](?:{_LETTER}++|:(?={_LETTER})| ++(?={_LETTER}|:{_LETTER}))*+)"
)
_NOT_PLAIN: Final = frozenset(" -?:,[]{}#&*!|>'\"%@`")
_BRACKETS: Final = frozenset("[{")
_QUOTES: Final = frozenset("'\"")
_SLASH: Final = "\\"
_ESCAPED: Final = re.compile(r'"(?:[^"\\]|\\["\\n])*"')
_BLOCK: Final = re.compile(r"^(( *)[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}: )\|\n((?:\2 +[^\s].*\n)+)", re.MULTILINE)
_NEXT: Final = "\n"
_LONGEST: Final = 1000  # characters of a value in brackets; a key of more than 1,024 is a fault
_DEEPEST: Final = 4


class _OtherError(Exception):
    """The text is not plain, or not YAML."""


def read_plain(text: str) -> Tree | None:
    """Return what a text says, every scalar as text; None where it takes a parser to tell."""
    if not text.replace("\n", " ").isprintable():
        return None
    if ": |\n" in text:
        text = _BLOCK.sub(_in_one_line, text)
    try:
        return _Lines().read(text)
    except _OtherError:
        return None


def _in_one_line(block: re.Match[str]) -> str:
    """Return a key with lines as a key with a text in quotation marks; as it was where its lines are not flush."""
    lines = block[3]
    indent = lines[: len(lines) - len(lines.lstrip(" "))]
    if any(not line.startswith(indent) for line in lines.split("\n")[:-1]):
        return block[0]
    return f"{block[1]}{orjson.dumps(lines.replace(_NEXT + indent, _NEXT)[len(indent) :]).decode()}\n"


class _Lines:
    """Takes lines one by one into the mappings and lists that are open; what stands in brackets is read at the end, at once."""

    def __init__(self) -> None:
        self._open: Final[list[tuple[int, dict[str, Tree] | list[Tree]]]] = []
        self._waiting: tuple[dict[str, Tree], str] | None = None  # a key whose value is in the lines below
        self._bracketed: Final[list[str]] = []
        self._places: Final[list[tuple[Any, str | int]]] = []  # Any: a mapping or a list

    def read(self, text: str) -> Tree | None:
        for spaces, dash, key, rest in _LINE.findall(text):
            if key or dash or (rest and rest[0] != "#"):
                self._take(len(spaces), dash != "", key, rest.rstrip(" "))
        for (here, key), value in zip(self._places, _bracketed(self._bracketed), strict=True):
            here[key] = value
        return self._open[0][1] if self._open else None

    def _take(self, indent: int, is_item: bool, key: str, rest: str) -> None:  # noqa: FBT001 # the parts of a line
        here: Any = self._at(indent, list if is_item else dict)  # Any: a mapping or a list, as asked for
        if is_item:
            if not key:
                here.append("")
                self._put(here, len(here) - 1, rest)
                return
            indent += 2
            inner: dict[str, Tree] = {}
            here.append(inner)
            self._open.append((indent, inner))
            here = inner
        if not key or key in here:
            raise _OtherError
        here[key] = ""
        if rest:
            self._put(here, key, rest)
        else:
            self._waiting = here, key

    def _put(self, here: Any, key: str | int, text: str) -> None:  # noqa: ANN401 # a mapping or a list
        """Put a value of one line into its place, or keep both for later."""
        if text[:1] in _BRACKETS:
            self._bracketed.append(text)
            self._places.append((here, key))
        else:
            here[key] = _value(text)

    def _at(self, indent: int, kind: type[dict[str, Tree]] | type[list[Tree]]) -> dict[str, Tree] | list[Tree]:
        """Return the mapping or list that a line of this indent belongs to."""
        waiting, self._waiting = self._waiting, None
        outer = self._open[-1][0] if self._open else -1
        if indent > outer or (waiting and indent == outer and kind is list):
            return self._opened(indent, kind, waiting)
        while self._open and (self._open[-1][0] > indent or (self._open[-1][0] == indent and self._ends(kind))):
            self._open.pop()
        if not self._open or self._open[-1][0] != indent or self._open[-1][1].__class__ is not kind:
            raise _OtherError
        return self._open[-1][1]

    def _ends(self, kind: type) -> bool:
        """Whether a key ends the list of the key before it, which may stand at the same indent."""
        return kind is dict and self._open[-1][1].__class__ is list

    def _opened(
        self, indent: int, kind: type[dict[str, Tree]] | type[list[Tree]], waiting: tuple[dict[str, Tree], str] | None
    ) -> dict[str, Tree] | list[Tree]:
        if (waiting is None) == bool(self._open) or len(self._open) > _DEEPEST:
            raise _OtherError
        inner: dict[str, Tree] | list[Tree] = kind()
        if waiting:
            waiting[0][waiting[1]] = inner
        self._open.append((indent, inner))
        return inner


def _value(text: str) -> Tree:
    """Return a value of one line without brackets."""
    first = text[:1]
    if first in _QUOTES:
        return _quoted(text, text[1:-1])
    if first in _NOT_PLAIN:
        raise _OtherError
    if not first or ": " in text or " #" in text or text[-1] == ":":
        raise _OtherError
    return text


def _quoted(text: str, inner: str) -> Tree:
    """Return what stands between quotation marks; of escapes they may hold those of themselves, a backslash, a line end."""
    mark = text[0]
    if mark == '"' and _SLASH in inner and _ESCAPED.fullmatch(text):
        escaped: str = orjson.loads(text)
        return escaped
    if len(text) == 1 or text[-1] != mark or mark in inner or (mark == '"' and _SLASH in inner):
        raise _OtherError
    return inner


def _bracketed(texts: list[str]) -> list[Tree]:
    """Return the values of texts in brackets: with their words in quotation marks they are JSON, or none of our business.

    They are read as one list, with a number between each two: as words are texts, a number shows that nothing runs over.
    """
    if any(len(text) > _LONGEST for text in texts):
        raise _OtherError
    joined = "\n".join(texts)
    if _SLASH in joined:
        raise _OtherError
    parts = joined.split('"')
    parts[::2] = [
        '"'.join(_WORDS.split(part)) for part in parts[::2]
    ]  # what is split at, stands between quotation marks
    quoted = '"'.join(parts)
    try:
        read: list[Any] = orjson.loads(f"[{quoted.replace(_NEXT, ',0,')}]")  # Any: a tree or the number
    except orjson.JSONDecodeError as error:
        raise _OtherError from error
    trees = read[::2]
    if (
        len(trees) != len(texts)
        or read[1::2] != [0] * (len(texts) - 1)
        or quoted.count('": ') != sum([_keys(tree, 0) for tree in trees])
    ):
        raise _OtherError  # one runs over into the next, or a key stands twice
    return trees


def _keys(tree: Tree, depth: int) -> int:
    if depth > _DEEPEST:
        raise _OtherError
    if isinstance(tree, dict):
        return len(tree) + sum([_keys(item, depth + 1) for item in tree.values() if item.__class__ is not str])
    return sum([_keys(item, depth + 1) for item in tree if item.__class__ is not str])
