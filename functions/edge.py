"""The edge of the functions: what every request must be before a room sees it, and what every answer carries.

Plain ASGI. Unsafe requests come from the site itself (Fetch Metadata, else the Origin), are JSON and small; no cookie
stands twice; nobody goes past the CDN. No answer is kept by a cache, guessed at by a browser, or shared with another
origin: there are no CORS headers at all.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from functions.problems import problem, problem_headers
from functions.refusals import Refusal
from functions.security import Visit, is_safe
from functions.services import Services
from functions.tokens import equal

LARGEST: Final = 65_536
FIGURES: Final = "/indicators"
LARGEST_FIGURES: Final = 1_048_576
"""Of what a platform measured of thousands of providers, which comes in one file or not at all."""
_HEADERS: Final = (
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"referrer-policy", b"no-referrer"),
)
_VISIT: Final = "hezuo.visit"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """The lines of a request's head, those that must be single each once."""

    lines: Mapping[str, str]

    def get(self, name: str) -> str:
        return self.lines.get(name, "")


class Edge:
    """Stands in front of the rooms."""

    def __init__(self, app: ASGIApp, services: Services) -> None:
        """Guard an application."""
        self._app: Final = app
        self._services: Final = services

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        services = self._services
        began = services.clock()
        request_id = services.new_id()
        status = [500]

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                status[0] = message["status"]
                extra = (*_HEADERS, (b"x-request-id", request_id.encode()))
                message = {**message, "headers": [*message["headers"], *extra]}
            await send(message)

        try:
            scope[_VISIT] = self._visit(scope, request_id)
            await self._app(scope, await _whole(scope, receive), answer)
        except Refusal as refusal:
            await _turn_down(refusal, request_id, answer)
        finally:
            self._tell(scope, request_id, status[0], (services.clock() - began).total_seconds() * 1000)

    def _visit(self, scope: Scope, request_id: str) -> Visit:
        """Return who asks from where, or turn the request down."""
        settings = self._services.settings
        head = _Head(lines={name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]})
        if settings.edge_secret and not equal(head.get("x-hezuo-edge"), settings.edge_secret):
            raise Refusal("edge.past_the_edge")
        cookies = _cookies(value.decode("latin-1") for name, value in scope["headers"] if name == b"cookie")
        if not is_safe(scope["method"]):
            _require_own_page(head, settings.site)
            _require_json(head)
        viewer = head.get(settings.viewer_header) if settings.viewer_header else (scope.get("client") or ("",))[0]
        return Visit(
            id=request_id,
            method=scope["method"],
            cookies=cookies,
            viewer=_without_port(viewer) if settings.viewer_header else viewer,
            agent=head.get("user-agent"),
        )

    def _tell(self, scope: Scope, request_id: str, status: int, duration: float) -> None:
        """Write the request's line: the pattern of its address, never the address."""
        route = getattr(scope.get("route"), "path", "none")
        self._services.log(
            "request",
            request=request_id,
            method=scope["method"],
            route=route,
            status=str(status),
            duration=round(duration, 1),
        )


def visit_of(scope: Scope) -> Visit:
    """Return who asks from where, as the edge read it."""
    visit = scope[_VISIT]
    if not isinstance(visit, Visit):
        message = "no edge in front of this room"
        raise TypeError(message)
    return visit


def _cookies(lines: Iterable[str]) -> dict[str, str]:
    """Return the cookies; one of ours that stands twice was not set by us alone."""
    found: dict[str, str] = {}
    for pair in (part for line in lines for part in line.split(";")):
        name, _, value = pair.strip().partition("=")
        if name in found and name.lower().startswith("__host-"):
            raise Refusal("edge.cookie_twice")
        found[name] = value
    return found


def _require_own_page(head: _Head, site: str) -> None:
    """Turn down what another site's page, or no page, sent."""
    fetch_site = head.get("sec-fetch-site")
    if fetch_site != "same-origin" if fetch_site else head.get("origin") != site:
        raise Refusal("edge.foreign_origin")


def _require_json(head: _Head) -> None:
    kind, _, parameters = head.get("content-type").partition(";")
    if kind.strip().lower() != "application/json" or parameters.strip().lower() not in {"", "charset=utf-8"}:
        raise Refusal("edge.not_json")


def _without_port(viewer: str) -> str:
    """Return the address in the form of the CDN, `198.51.100.10:46532`, without its port."""
    return viewer.rpartition(":")[0].strip("[]")


async def _whole(scope: Scope, receive: Receive) -> Receive:
    """Read a body that is small enough, and return what gives it again."""
    announced = dict(scope["headers"]).get(b"content-length", b"0")
    if not announced.isdigit():
        raise Refusal("edge.malformed")
    most = LARGEST_FIGURES if scope["path"].endswith(FIGURES) else LARGEST
    if int(announced) > most:
        raise Refusal("edge.too_large")
    body, more = b"", True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            break
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > most:
            raise Refusal("edge.too_large")
    told = iter(({"type": "http.request", "body": body, "more_body": False},))

    async def again() -> Message:
        return next(told, None) or await receive()

    return again


async def _turn_down(refusal: Refusal, request_id: str, send: Send) -> None:
    body = problem(refusal.code, refusal.status, request_id)
    headers = [(name.encode(), value.encode()) for name, value in problem_headers(refusal.retry_after).items()]
    length = (b"content-length", str(len(body)).encode())
    await send({"type": "http.response.start", "status": refusal.status, "headers": [*headers, length]})
    await send({"type": "http.response.body", "body": body})
