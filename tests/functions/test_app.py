"""The application: rooms behind the edge, and how it turns requests down."""

import json

import pytest
from fastapi import APIRouter, FastAPI, Request

from functions.app import PROBLEMS, Room, create_app, schema, services_of
from functions.login.routes import ROOM
from functions.refusals import STATUSES, Refusal
from functions.table import Unavailable
from tests.functions.stage import Stage

router = APIRouter(responses=PROBLEMS)


@router.get("/api/broken")
async def broken() -> None:
    """Break."""
    raise ZeroDivisionError("a secret in a message")  # noqa: TRY003 # that is the point


@router.get("/api/busy")
async def busy() -> None:
    """Find no table."""
    raise Unavailable from TimeoutError("where it was")


@router.get("/api/refused")
async def refused() -> None:
    """Turn down, with a field and a time."""
    raise Refusal("edge.too_often", retry_after=9, field="email")


@pytest.fixture
def troubled() -> Stage:
    """Return a stage with a room in trouble."""
    return Stage((Room(name="trouble", routers=(router,)),))


def test_a_fault_of_ours_tells_nothing_of_itself(troubled: Stage) -> None:
    answer = troubled.browser().get("/api/broken")

    assert (answer.status, answer.code, answer.headers["content-type"]) == (
        500,
        "edge.fault",
        "application/problem+json",
    )
    assert "secret" not in answer.raw.decode()
    assert {"event": "fault", "request": answer.body["request"], "kind": "ZeroDivisionError"} in troubled.log.lines


def test_a_table_that_does_not_answer_is_busy_and_never_a_fault(troubled: Stage) -> None:
    answer = troubled.browser().get("/api/busy")

    assert (answer.status, answer.code, answer.headers["retry-after"]) == (503, "edge.busy", "2")
    assert troubled.log.lines[0]["cause"] == "TimeoutError"


def test_a_refusal_carries_its_field_and_its_time(troubled: Stage) -> None:
    answer = troubled.browser().get("/api/refused")

    assert (answer.status, answer.body["field"], answer.headers["retry-after"]) == (429, "email", "9")
    assert answer.body["request"] == answer.headers["x-request-id"]


def test_a_form_at_fault_names_its_fields_and_not_what_was_written(stage: Stage) -> None:
    answer = stage.browser().post("/api/login", email="a secret", lang="fr", more=1)

    assert answer.body["faults"] == [["email", "mailbox"], ["lang", "literal_error"], ["more", "extra_forbidden"]]
    assert "secret" not in answer.raw.decode()


@pytest.mark.parametrize(
    ("method", "path", "code"),
    [
        ("GET", "/api/nothing", "edge.not_found"),
        ("PUT", "/api/me", "edge.method"),
        ("GET", "/api/me/", "edge.not_found"),
    ],
)
def test_what_is_not_there_is_a_problem_too(stage: Stage, method: str, path: str, code: str) -> None:
    assert stage.browser().send(method, path).code == code


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json"])
def test_production_describes_itself_to_nobody(stage: Stage, path: str) -> None:
    assert stage.browser().get(path).status == 404


def test_every_route_documents_every_status_that_a_refusal_has() -> None:
    described = schema(Stage((ROOM,)).app)

    missing = [
        (path, method)
        for path, methods in described["paths"].items()
        for method, one in methods.items()
        if not {str(status) for status in STATUSES.values()} <= one["responses"].keys()
    ]

    assert missing == []
    json.dumps(described)


def test_every_form_refuses_what_it_does_not_know() -> None:
    schemas = schema(Stage((ROOM,)).app)["components"]["schemas"]
    described = schema(Stage((ROOM,)).app)["paths"].values()
    forms = {
        one["requestBody"]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
        for methods in described
        for one in methods.values()
        if "requestBody" in one
    }

    assert {name for name in forms if schemas[name].get("additionalProperties") is not False} == set()
    assert len(forms) > 15


def test_a_room_outside_its_application_reaches_nothing() -> None:
    with pytest.raises(TypeError, match="outside"):
        services_of(Request({"type": "http", "app": FastAPI()}))


def test_an_application_holds_the_rooms_that_it_is_given() -> None:
    stage = Stage(())

    assert create_app(stage.services, ()).routes == []
