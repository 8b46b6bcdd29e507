"""The application that answers `/api/...`: rooms behind the edge. On this machine all of them, in production one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import functions.lean  # noqa: F401 # before anything of FastAPI

# isort: split
from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send

from functions.edge import Edge, visit_of
from functions.problems import RETRY_SECONDS, TYPE, problem, problem_headers
from functions.refusals import STATUSES, Refusal
from functions.services import Services
from functions.table import Unavailable

_OF_STATUS: Final = {400: "edge.malformed", 404: "edge.not_found", 405: "edge.method"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A part of the product with its routes."""

    name: str
    routers: tuple[APIRouter, ...]


class Problem(BaseModel):
    """A request that was turned down.

    Attributes:
        code: Stable; the pages hold its sentence.
        request: Identifier of the request, for whoever asks about it.
        faults: Of a form, each field that is at fault: its path, and the kind of fault.
        field: Of a form, the one field that is at fault.
    """

    type: str
    status: int
    code: str
    request: str
    faults: list[list[str]] | None = None
    field: str | None = None


class Application(FastAPI):
    """The rooms, with the collaborators that they reach."""

    services: Services


PROBLEMS: Final[dict[int | str, dict[str, Any]]] = {  # Any: FastAPI's own type
    status: {"description": "Turned down", "content": {TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    for status in sorted(set(STATUSES.values()))
}


class Guarded:
    """An application behind the edge; its routes can be walked."""

    def __init__(self, inner: Application, services: Services) -> None:
        """Put the edge in front."""
        self.inner: Final = inner
        self._edge: Final[ASGIApp] = Edge(inner, services)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        await self._edge(scope, receive, send)

    @property
    def routes(self) -> Sequence[Any]:
        """The routes of all rooms."""
        return self.inner.routes


def create_app(services: Services, rooms: Iterable[Room]) -> Guarded:
    """Return the application of some rooms."""
    app = Application(
        openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False, title="Hezuo", version="1"
    )
    app.services = services
    for room in rooms:
        for router in room.routers:
            app.router.routes.extend(router.routes)  # flat, so that a request is matched against one list
    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(Unavailable, _unavailable)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(HTTPException, _not_routed)
    app.add_exception_handler(Exception, _broken)
    return Guarded(app, services)


def services_of(request: Request) -> Services:
    """Return the collaborators of a request."""
    app = request.app
    if not isinstance(app, Application):
        message = "a room outside its application"
        raise TypeError(message)
    return app.services


def schema(app: Guarded) -> dict[str, Any]:  # Any: OpenAPI is what it is
    """Return the description of all routes and answers, for tests and for whoever writes a client."""
    described = app.inner.openapi()
    described.setdefault("components", {}).setdefault("schemas", {})["Problem"] = Problem.model_json_schema()
    return described


async def _refused(request: Request, error: Exception) -> Response:
    if not isinstance(error, Refusal):
        raise error
    more: dict[str, object] = {"field": error.field} if error.field else {}
    if error.faults:
        more["faults"] = error.faults
    return _answer(request, error.code, error.retry_after, **more)


async def _unavailable(request: Request, error: Exception) -> Response:
    services_of(request).log("unavailable", request=visit_of(request.scope).id, cause=type(error.__cause__).__name__)
    return _answer(request, "edge.busy", RETRY_SECONDS)


async def _malformed(request: Request, error: Exception) -> Response:
    """Name the fields at fault and the kind of each fault; what was written there is not sent back."""
    if not isinstance(error, RequestValidationError):
        raise error
    faults = [[".".join(str(part) for part in each["loc"][1:]), str(each["type"])] for each in error.errors()]
    return _answer(request, "edge.form", faults=faults)


async def _not_routed(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    answer = _answer(request, _OF_STATUS.get(status, "edge.not_found"))
    if isinstance(error, HTTPException) and error.headers:
        answer.headers.update(error.headers)
    return answer


async def _broken(request: Request, error: Exception) -> Response:
    services_of(request).log("fault", request=visit_of(request.scope).id, kind=type(error).__name__)
    return _answer(request, "edge.fault")


def _answer(request: Request, code: str, retry_after: int = 0, **more: object) -> Response:
    status = STATUSES[code]
    body = problem(code, status, visit_of(request.scope).id, **more)
    return Response(body, status, problem_headers(retry_after))
