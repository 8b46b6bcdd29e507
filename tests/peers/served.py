"""The built site as readers get it: production's headers, and compressed as the CDN does."""

from dataclasses import dataclass
from pathlib import Path

import brotli
import httpx
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from site_builder.urls import file_of

QUALITY = 9
"""Brotli's level, by which the budgets are counted in all our tests."""


@dataclass(frozen=True)
class Served:
    """A built site and where it is."""

    folder: Path
    address: str

    def pages(self) -> tuple[str, ...]:
        """Return the address of every page but those that are not found."""
        names = (
            path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html") if path.name != "404.html"
        )
        return tuple(f"/{name.removesuffix('.html').removesuffix('index')}" for name in names)

    def tree(self, path: str) -> HTMLParser:
        """Return the page at an address, parsed."""
        return HTMLParser((self.folder / file_of(path)).read_bytes())

    def size(self, address: str) -> int:
        """Return the bytes of a body as it is sent, without its headers."""
        with httpx.stream("GET", address, headers={"Accept-Encoding": "br"}) as answer:
            return sum(map(len, answer.iter_raw()))


class Compressed:
    """An ASGI application whose answers are compressed; every browser here reads brotli."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application that sends each answer whole."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        start: Message = {}

        async def pack(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
                return
            body = brotli.compress(message["body"], quality=QUALITY) if message["body"] else b""
            kept = [(name, value) for name, value in start["headers"] if name != b"content-length"]
            sizes = [(b"content-encoding", b"br"), (b"content-length", str(len(body)).encode())] if body else []
            await send({**start, "headers": kept + sizes})
            await send({**message, "body": body})

        await self._app(scope, receive, pack)
