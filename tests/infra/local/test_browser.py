"""The browser of the demo accounts: it sends what our own pages send, and keeps cookies."""

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from infra.local.browser import Browser, Turned
from tests.clients import live


async def echo(request: Request) -> Response:
    """Tell the request, and set a cookie."""
    answer = JSONResponse({"headers": dict(request.headers), "body": (await request.body()).decode()})
    answer.headers.append("set-cookie", "__Host-a=1; Path=/; Secure; HttpOnly")
    return answer


async def leave(_request: Request) -> Response:
    """Take the cookie back."""
    return Response(None, 204, {"set-cookie": "__Host-a=; Path=/; Max-Age=0"})


async def refuse(_request: Request) -> Response:
    """Turn the request down."""
    return JSONResponse({"code": "claim.elsewhere"}, 403)


@pytest.fixture
def browser() -> Iterator[Browser]:
    """A browser before a small site."""
    routes = [Route(path, to, methods=["GET", "POST"]) for path, to in (("/e", echo), ("/l", leave), ("/r", refuse))]
    with live(Starlette(routes=routes)) as address:
        yield Browser(address)


def test_it_sends_what_a_page_of_the_site_sends(browser: Browser) -> None:
    found = browser.send("POST", "/e", {"name": "陈"})

    assert found["body"] == '{"name": "\\u9648"}'
    assert found["headers"]["origin"] == f"http://{found['headers']['host']}"
    assert (found["headers"]["content-type"], found["headers"]["sec-fetch-site"]) == ("application/json", "same-origin")


def test_it_keeps_cookies_until_they_are_taken_back(browser: Browser) -> None:
    first = browser.send("GET", "/e")["headers"]
    second = browser.send("GET", "/e")["headers"]
    answer = browser.send("POST", "/l")
    third = browser.send("GET", "/e")["headers"]

    assert browser.cookies == {"__Host-a": "1"}
    assert ("cookie" in first, second["cookie"], "cookie" in third) == (False, "__Host-a=1", False)
    assert answer is None


def test_what_is_turned_down_is_raised_with_its_code(browser: Browser) -> None:
    with pytest.raises(Turned, match=r"^GET /r: 403 claim\.elsewhere$") as caught:
        browser.send("GET", "/r")

    assert (caught.value.status, caught.value.code) == (403, "claim.elsewhere")
