"""Clients of our own servers: one request without a network, and a server on this machine for a browser."""

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import uvicorn
from starlette.types import ASGIApp


def ask(app: ASGIApp, target: str, method: str = "GET", **headers: str) -> httpx.Response:
    """Send one request to an application, redirects not followed; `if_none_match="x"` is a header."""

    async def send() -> httpx.Response:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            sent = {name.replace("_", "-"): value for name, value in headers.items()}
            return await client.request(method, target, headers=sent)

    return asyncio.run(send())


@contextmanager
def live(app: ASGIApp) -> Iterator[str]:
    """Serve an application on a free port of this machine.

    Yields:
        Its address, without a slash at the end.
    """
    config = uvicorn.Config(app, port=0, lifespan="off", ws="none", log_level="warning", timeout_graceful_shutdown=1)
    with config.bind_socket() as listener:
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        while not server.started:
            time.sleep(0.005)
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()
