"""Files of the content to documents, fast; positions are looked up only when there is something to say."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from site_builder.document import Document, Layout, Where
from site_builder.model.problem import Problem
from site_builder.plain import read_plain

MAX_BYTES: Final = 256 * 1024


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
    """Return a file's text, or an empty text with the problem that prevents it."""
    try:
        with (root / path).open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError:
        return "", _problem(path, "file-missing")
    if len(raw) > MAX_BYTES:
        return "", _problem(path, "file-large", limit=str(MAX_BYTES // 1024))
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
    text = text.replace("\r\n", "\n")
    if problem is None and text.startswith("---\n"):
        end = text.find("\n---\n", 3)
        if end > 0:
            head = parse(path, text[4 : end + 1], 1)
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
