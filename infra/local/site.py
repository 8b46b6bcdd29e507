"""The built folder as a web server: the edge's addresses and headers, conditional requests, HEAD and the 404 pages."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from starlette.types import Receive, Scope, Send

from infra.edge import File, Redirect, allowed_styles, headers, missing_pages, resolve

RELEASE: Final = ".release.json"
_PLAIN: Final = "/404.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is sent for an address.

    Attributes:
        tag: The fingerprint of the body, the value of the ETag; empty where there is none.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    tag: str = ""


class Site:
    """An ASGI application over a built folder; it sees each new build at once."""

    def __init__(self, root: Path, *, https: bool = False, uploads: Callable[[], str] = str) -> None:
        """Serve a folder.

        Args:
            root: The folder that the builder writes.
            https: Whether browsers reach the site by HTTPS.
            uploads: Returns the origin to which pages upload documents; empty while there is none.
        """
        self._root = root
        self._https = https
        self._uploads = uploads
        self._styles: tuple[str, ...] = ()
        self._styles_before: tuple[str, ...] = ()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        del receive  # what a reader sends along is not read
        await reply(scope, send, self.answer)

    def answer(self, path: str, query: str = "") -> Answer:
        """Return what is sent for an address: its file, the way to its better spelling, or the 404 page."""
        found = resolve(path, query)
        if isinstance(found, Redirect):
            named = headers(found.location, found.status, (), https=self._https)
            return Answer(status=found.status, headers={**named, "Location": found.location})
        if isinstance(found, File) and (body := self._read(found.path)) is not None:
            return self._file(found.path, 200, body)
        pages = ((page, self._read(page)) for page in missing_pages(path))
        file, body = next(((page, body) for page, body in pages if body is not None), (_PLAIN, b"Not found\n"))
        return self._file(file, 404, body)

    def _file(self, path: str, status: int, body: bytes) -> Answer:
        """Return a file with the headers of its path."""
        named = headers(path, status, self._allowed(), https=self._https, uploads=self._uploads())
        tag = hashlib.blake2b(body, digest_size=12).hexdigest()
        return Answer(status=status, headers=named, body=body, tag=tag)

    def _read(self, path: str) -> bytes | None:
        """Return a file's bytes; nothing where there is no such file, or its name is too long to be one."""
        try:
            return (self._root / path.removeprefix("/")).read_bytes()
        except OSError:
            return None

    def _allowed(self) -> tuple[str, ...]:
        """Return the style hashes of the release in the folder and of the one that was there before it."""
        release = self._read(RELEASE)
        styles = tuple(json.loads(release or b"{}").get("styles", self._styles))
        if styles != self._styles:
            self._styles, self._styles_before = styles, self._styles
        return allowed_styles(self._styles, self._styles_before)


async def reply(scope: Scope, send: Send, answer_to: Callable[[str, str], Answer]) -> None:
    """Send the answer to a request: as it is, without its body (HEAD), or as "not modified".

    Args:
        scope: The request.
        send: Where the answer goes.
        answer_to: Returns the answer to a path and a query, both as they were sent.
    """
    if scope["method"] not in {"GET", "HEAD"}:
        await send_answer(send, Answer(status=405, headers={"Allow": "GET, HEAD", "Cache-Control": "no-store"}))
        return
    answer = answer_to(scope["raw_path"].decode("latin-1"), scope["query_string"].decode("latin-1"))
    if answer.status == 200 and _is_known(scope, answer.tag):  # noqa: PLR2004 # the status every reader knows
        kept = {name: value for name, value in answer.headers.items() if name != "Content-Type"}
        await send_answer(send, Answer(status=304, headers=kept, tag=answer.tag))
        return
    await send_answer(send, answer, with_body=scope["method"] == "GET")


def _is_known(scope: Scope, tag: str) -> bool:
    """Say whether the browser has this very body."""
    named = b",".join(value for name, value in scope["headers"] if name == b"if-none-match").decode("latin-1")
    tags = {part.strip().removeprefix("W/") for part in named.split(",")}
    return "*" in tags or f'"{tag}"' in tags


async def send_answer(send: Send, answer: Answer, *, with_body: bool = True) -> None:
    """Send an answer whole."""
    lines = dict(answer.headers)
    if answer.tag:
        lines["ETag"] = f'"{answer.tag}"'
    if answer.status != 304:  # noqa: PLR2004 # "not modified" has no body to measure
        lines["Content-Length"] = str(len(answer.body))
    raw = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in lines.items()]
    await send({"type": "http.response.start", "status": answer.status, "headers": raw})
    await send({"type": "http.response.body", "body": answer.body if with_body else b""})
