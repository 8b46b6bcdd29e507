"""Files of the content to documents, fast; positions are looked up only when there is something to say."""

import os
import re
from collections.abc import Sequence
from errno import ELOOP
from pathlib import Path
from typing import Any, Final, NamedTuple

from site_builder.document import Document, Layout, Where
from site_builder.model.problem import Problem
from site_builder.plain import read_plain

MAX_BYTES: Final = 256 * 1024
OF_PROBLEMS: Final = "problems.yaml"  # the file of sentences that no page speaks
_NO_LINKS: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_LINE_END: Final = re.compile(r"\r\n|\n|\r")


def parse(path: str, text: str, offset: int = 0) -> Document:
    """Parse one YAML text; one that cannot be read to its end has no tree and a problem that says where it ends."""
    tree = read_plain(text)
    if tree is not None:
        return Document(path=path, text=text, tree=tree, offset=offset)
    from site_builder import parser  # noqa: PLC0415 # most builds meet only plain files and load it never

    return parser.parse(path, text, offset)


def layout(text: str) -> Layout:
    """Return where things stand in a text that `parse` could read."""
    from site_builder import parser  # noqa: PLC0415 # as above

    return parser.layout(text)


def read_text(root: Path, path: str) -> tuple[str, Problem | None]:
    """Return a file's text, or an empty text with the problem that prevents it; a link to another file is not followed."""
    try:
        raw = contents(f"{root}/{path}", MAX_BYTES + 1)
    except OSError as error:
        return "", _problem(path, "file-link" if error.errno == ELOOP else "file-missing")
    if len(raw) > MAX_BYTES:
        return "", _problem(path, "file-large", limit=str(MAX_BYTES // 1024))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return "", _bytes_problem(path, "file-encoding", raw, error.start)
    nought = raw.find(b"\0")
    return (text, None) if nought < 0 else ("", _bytes_problem(path, "file-binary", raw, nought))


def contents(path: str, most: int = MAX_BYTES) -> bytes:
    """Return the first bytes of a file; a link to another file is not followed.

    Raises:
        OSError: It cannot be read.
    """
    source = os.open(path, os.O_RDONLY | _NO_LINKS)  # a stream around it doubles the time for files of this size
    try:
        return b"".join(iter(lambda: os.read(source, most), b""))[:most]
    finally:
        os.close(source)


def _bytes_problem(path: str, code: str, raw: bytes, at: int) -> Problem:
    line, before = raw.count(b"\n", 0, at) + 1, raw[raw.rfind(b"\n", 0, at) + 1 : at]
    column = len(before.decode("utf-8", "replace")) + 1
    return Problem(path=path, line=line, column=column, code=code, severity="error")


def _unusual(path: str, text: str) -> tuple[Problem, ...]:
    """Return what is unusual about a text as a file: a mark at its beginning, line ends of several kinds."""
    if "\r" not in text and text[:1] != "\ufeff":
        return ()
    found = [_problem(path, "file-bom")] if text[:1] == "\ufeff" else []
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
    return Document(path=path, text="", tree=None, problems=(problem,)) if problem else document_of(path, text)


def read_sentences(folder: Path, name: str) -> dict[str, Any]:  # Any: sentences are checked by those who say them
    """Return what a file of sentences holds.

    Raises:
        ValueError: It cannot be used.
    """
    document = read_yaml(folder, name)
    if document.problems or not isinstance(document.tree, dict):
        message = f"{name}: {document.problems}"
        raise ValueError(message)  # the text is at fault, not its type
    return document.tree


def document_of(path: str, text: str) -> Document:
    """Parse the text of one YAML file, and say what is unusual about it as a file."""
    document, unusual = parse(path, text), _unusual(path, text)
    return document._replace(problems=(*unusual, *document.problems)) if unusual else document


class Markdown(NamedTuple):
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
            head = head._replace(problems=(*unusual, *head.problems)) if unusual else head
            body, offset = text[end + 5 :], text.count("\n", 0, end + 5)
            if body.strip():
                return Markdown(head=head, body=body, offset=offset)
            problem = _problem(path, "file-empty", line=offset + 1)
    problem = problem or _problem(path, "front-matter-missing")
    return Markdown(head=Document(path=path, text="", tree=None, problems=(problem,)), body="", offset=0)


def _problem(path: str, code: str, line: int = 1, **values: str) -> Problem:
    return Problem(path=path, line=line, column=1, code=code, severity="error", values=tuple(values.items()))


def locate(document: Document, where: Sequence[str | int]) -> tuple[int, int]:
    """Return line and column of a field, or of the nearest thing around it that is written down."""
    places = layout(document.text).places
    written: Where = ()
    for step in where:
        if (*written, step) in places:
            written = (*written, step)
    line, column = places.get(written, (1, 1))
    return line + document.offset, column
