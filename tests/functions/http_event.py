"""A request as the HTTP API hands it to a function."""

from collections.abc import Sequence
from typing import Any


def an_event(path: str, cookies: Sequence[str] = (), method: str = "GET", **more: Any) -> dict[str, Any]:  # noqa: ANN401 # JSON
    """Return a request of a page of the site; `more` replaces its members."""
    usual = {
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": path,
        "rawQueryString": "",
        "cookies": cookies,
        "headers": {"host": "hezuo.example", "sec-fetch-site": "same-origin"},
        "requestContext": {
            "http": {"method": method, "path": path, "sourceIp": "203.0.113.7", "userAgent": "Mozilla/5.0"},
            "stage": "$default",
        },
        "isBase64Encoded": False,
    }
    return {**usual, **more}
