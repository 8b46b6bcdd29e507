"""The built site as readers get it: production's headers, and compressed as the CDN does."""

from dataclasses import dataclass
from pathlib import Path

import brotli
import httpx
from starlette.types import ASGIApp, Message, Receive, Scope, Send

QUALITY = 5
"""Brotli's level on the CDN's edge; ours compresses on the way out, too."""


@dataclass(frozen=True)
class Served:
    """A built site and where it is."""

    folder: Path
    address: str

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
