"""The rooms behind what the CDN adds, each request in a thread."""

import io
import json
import threading
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import Receive, Scope, Send

from infra.local.rooms import BehindCdn, Threaded, rooms_app
from tests.clients import ask
from tests.conftest import Emulated


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    """Tell the request, and in which thread it was answered."""
    request = Request(scope, receive)
    told = {
        "body": (await request.body()).decode(),
        "headers": dict(request.headers),
        "is_main": threading.current_thread() is threading.main_thread(),
    }
    await JSONResponse(told)(scope, receive, send)


def test_an_application_that_waits_does_not_stop_the_server() -> None:
    found = ask(Threaded(echo), "/api/x", "POST").json()

    assert (found["is_main"], found["body"]) == (False, "")


def test_the_edge_says_who_asks_and_proves_that_it_is_the_edge() -> None:
    app = BehindCdn(echo, secret="secret", viewer="cloudfront-viewer-address")  # noqa: S106 # it is a test's own

    found = ask(app, "/api/x", x_hezuo_edge="forged", cloudfront_viewer_address="1.2.3.4:5").json()["headers"]

    assert found["x-hezuo-edge"] == "secret"
    assert found["cloudfront-viewer-address"].startswith("127.0.0.1:")


def test_without_a_secret_nothing_is_added() -> None:
    found = ask(BehindCdn(echo, secret="", viewer=""), "/api/x").json()["headers"]

    assert "x-hezuo-edge" not in found


def test_every_room_answers_with_what_the_template_gives_it(in_cloud: Emulated, tmp_path: Path) -> None:
    log = io.StringIO()
    app = rooms_app(in_cloud.rooms, tmp_path / "snapshot.json", log)

    answer = ask(app, "/api/health")

    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert json.loads(log.getvalue())["route"] == "/api/health"
