"""Live reload: every page tells its version, and hears when its file has another one.

The script comes from the site itself and makes no markup, so it runs under the production policy. It is added on the
way out; no file of the site knows it.
"""

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs

from starlette.types import Receive, Scope, Send

from infra.local.site import Answer, Site, reply

SCRIPT: Final = "/dev/reload.js"
EVENTS: Final = "/dev/events"
_FRESH: Final = {"Cache-Control": "no-cache"}
_JAVASCRIPT: Final = "text/javascript; charset=utf-8"


class Reload:
    """An ASGI application: a site whose pages reload when they change."""

    def __init__(self, site: Site) -> None:
        """Add live reload to a site."""
        self._site = site
        self._script = Path(__file__).with_suffix(".js").read_bytes()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._changed = asyncio.Event()
        self._is_closed = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["path"] == EVENTS:
            page = parse_qs(scope["query_string"].decode("latin-1")).get("page", ["/"])[0]
            await self._tell(page, receive, send)
        else:
            await reply(scope, send, self.answer)

    def answer(self, path: str, query: str = "") -> Answer:
        """Return the site's answer: pages with the script, and nothing kept by the browser without asking again."""
        if path == SCRIPT:
            return Answer(status=200, headers={**_FRESH, "Content-Type": _JAVASCRIPT}, body=self._script)
        answer = self._site.answer(path, query)
        if "immutable" in answer.headers["Cache-Control"]:
            return answer
        answer = replace(answer, headers={**answer.headers, **_FRESH})
        if not answer.headers.get("Content-Type", "").startswith("text/html"):
            return answer
        return replace(answer, body=_with_script(answer.body, answer.tag))

    def announce(self) -> None:
        """Tell the open pages that the site was built again; any thread may call it."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._wake)

    def close(self) -> None:
        """End every stream, so that the server can stop; any thread may call it."""
        self._is_closed = True
        self.announce()

    def _wake(self) -> None:
        """Let every stream look again, and wait for the next time."""
        woken, self._changed = self._changed, asyncio.Event()
        woken.set()

    async def _tell(self, page: str, receive: Receive, send: Send) -> None:
        """Send the version of a page, and each new one, until the browser leaves."""
        self._loop = asyncio.get_running_loop()
        lines = [(b"content-type", b"text/event-stream"), (b"cache-control", b"no-store")]
        await send({"type": "http.response.start", "status": 200, "headers": lines})
        leaving = asyncio.ensure_future(_left(receive))
        told = ""
        while not (leaving.done() or self._is_closed):
            changed = asyncio.ensure_future(self._changed.wait())
            version = self._site.answer(page).tag
            if version != told:
                await send({"type": "http.response.body", "body": f"data: {version}\n\n".encode(), "more_body": True})
                told = version
            await asyncio.wait({leaving, changed}, return_when=asyncio.FIRST_COMPLETED)
            changed.cancel()
        leaving.cancel()
        await send({"type": "http.response.body", "body": b""})


def _with_script(page: bytes, version: str) -> bytes:
    """Return a page with the script at the end of its body."""
    tag = f'<script type="module" src="{SCRIPT}?v={version}"></script>'.encode()
    before, end, after = page.rpartition(b"</body>")
    return before + tag + end + after if end else page + tag


async def _left(receive: Receive) -> None:
    """Return when the browser has closed the connection."""
    while (await receive())["type"] != "http.disconnect":
        pass
