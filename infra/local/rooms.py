"""The rooms on this machine: all in one process, behind what the CDN adds in production."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Final, TextIO

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from functions.app import create_app
from functions.aws.services import services_from
from functions.logs import JsonLog
from functions.services import system_clock
from functions.settings import read_settings


def rooms_app(variables: Mapping[str, Mapping[str, str]], snapshot: Path, log: TextIO) -> ASGIApp:
    """Return the application of every room that answers browsers.

    Args:
        variables: For each function, by the name of its room, what the template gives it.
        snapshot: The build's view of the content; it need not be there yet.
        log: Takes what the functions log.

    Raises:
        functions.settings.MissingSettingError: The template does not give what a room needs.
    """
    answering = tuple(room for room in sorted(variables) if find_spec(f"functions.{room}.routes"))
    given: dict[str, str] = {}
    for room in answering:
        given |= variables[room]
    settings = read_settings({**given, "HEZUO_SNAPSHOT": str(snapshot)})
    services = replace(services_from(settings), log=JsonLog(system_clock, log))
    app = create_app(services, tuple(import_module(f"functions.{room}.routes").ROOM for room in answering))
    return BehindCdn(Threaded(app), secret=settings.edge_secret, viewer=settings.viewer_header)


class Threaded:
    """An application that waits for the cloud inside its coroutines: it has a thread for each request."""

    def __init__(self, app: ASGIApp) -> None:
        """Keep the application."""
        self._app: Final = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, while other requests go on."""
        loop = asyncio.get_running_loop()

        async def hear() -> Message:
            return asyncio.run_coroutine_threadsafe(_called(receive), loop).result()

        async def say(message: Message) -> None:
            asyncio.run_coroutine_threadsafe(_told(send, message), loop).result()

        await asyncio.to_thread(lambda: asyncio.run(_run(self._app, scope, hear, say)))


class BehindCdn:
    """An application that is told what only the CDN knows: the secret of the edge, and who asks."""

    def __init__(self, app: ASGIApp, *, secret: str, viewer: str) -> None:
        """Keep what is added.

        Args:
            app: The application.
            secret: The value of `x-hezuo-edge`; empty where there is none.
            viewer: The header that names the visitor; empty where there is none.
        """
        self._app: Final = app
        self._secret: Final = secret
        self._viewer: Final = viewer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; what a browser says in the CDN's name is dropped."""
        host, port = scope["client"] or ("127.0.0.1", 0)
        added = {"x-hezuo-edge": self._secret, self._viewer: f"{host}:{port}"}
        lines = [line for line in scope["headers"] if line[0].decode("latin-1") not in added]
        lines += [(name.encode(), value.encode("latin-1")) for name, value in added.items() if name and value]
        await self._app({**scope, "headers": lines}, receive, send)


async def _run(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Call an application: `asyncio.run` wants a coroutine."""
    await app(scope, receive, send)


async def _called(receive: Receive) -> Message:
    """Receive in the server's loop."""
    return await receive()


async def _told(send: Send, message: Message) -> None:
    """Send in the server's loop."""
    await send(message)
