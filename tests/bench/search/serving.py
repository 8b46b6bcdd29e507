"""The server of a run: the site with production's headers, and below `/bench/` what is measured without its pages."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tests.bench.generate import ROOT

PAGE: Final = "/bench/page/stand.html"
_OWN: Final = {"js": ROOT / "templates/static/js", "page": Path(__file__).with_name("page")}
_PRECISE: Final = [(b"cross-origin-opener-policy", b"same-origin"), (b"cross-origin-embedder-policy", b"require-corp")]
"""With these headers the browser's clock counts in steps of 5 microseconds, without them of 100."""


def bench(site: ASGIApp, folders: Mapping[str, Path]) -> ASGIApp:
    """Return an application that serves a site and, below `/bench/NAME/`, our modules, our page and further folders."""
    shown = {**_OWN, **folders}
    own = [Mount(f"/bench/{name}", _precise(StaticFiles(directory=folder))) for name, folder in shown.items()]
    return Starlette(routes=[*own, Mount("/", site)])


def _precise(app: ASGIApp) -> ASGIApp:
    """Return an application whose pages measure time precisely."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        async def pass_on(message: Message) -> None:
            if "headers" in message:
                await send({**message, "headers": [*message["headers"], *_PRECISE]})
            else:
                await send(message)

        await app(scope, receive, pass_on)

    return answer


class Log:
    """An ASGI application that remembers what was asked for."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._app = app
        self.paths: set[str] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        self.paths.add(scope["path"])
        await self._app(scope, receive, send)

    def below(self, prefix: str) -> list[str]:
        """Return the rests of the paths that begin with a prefix."""
        return sorted(path.removeprefix(prefix) for path in self.paths if path.startswith(prefix))
