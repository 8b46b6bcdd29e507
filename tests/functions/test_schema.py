"""The description of the routes holds: whatever is sent, the answer is a documented one and never a fault of ours."""

from functools import cache
from typing import Any, Final
from urllib.parse import urlencode

import pytest
from fastapi.routing import APIRoute
from hypothesis import HealthCheck, given, settings

from functions.app import create_app, schema
from tests.functions.people import ROOMS, Cast
from tests.functions.stage import Stage

OPERATIONS: Final = sorted(
    (method, route.path)
    for room in ROOMS
    for router in room.routers
    for route in router.routes
    if isinstance(route, APIRoute)
    for method in route.methods
)
ROLES: Final = ("nobody", "stranger", "brand owner", "provider owner", "operator")
pytestmark = pytest.mark.no_cover  # what it runs over and over has been measured by the tests of its modules


@cache
def described() -> dict[str, Any]:
    """Return the description of every route."""
    return schema(create_app(Stage(()).services, ROOMS))


@cache
def loaded() -> Any:  # noqa: ANN401 # schemathesis' own type
    """Return what makes requests of the description."""
    from schemathesis import openapi  # noqa: PLC0415 # it takes a second to load, in each process that collects tests

    return openapi.from_dict(described())


def undocumented(cast: Cast, method: str, path: str, examples: int) -> set[int]:
    """Return the statuses that no description has, of what every role gets for this many requests made of it; a fault of ours is one."""
    documented = {int(status) for status in described()["paths"][path][method.lower()]["responses"]} - {500}
    found: set[int] = set()

    @settings(max_examples=examples, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(loaded()[path][method].as_strategy())
    def ask(case: Any) -> None:  # noqa: ANN401 # schemathesis' own type
        body = case.as_transport_kwargs(base_url="http://unused").get("json")
        address = f"{case.formatted_path}?{urlencode(case.query or {})}"
        found.update({cast.browsers[role].send(method, address, body).status for role in ROLES} - documented)
        assert not found

    ask()
    return found


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_every_answer_to_every_role_is_a_documented_one(cast: Cast, method: str, path: str) -> None:
    assert undocumented(cast, method, path, 6) == set()


@pytest.mark.peers
@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_every_answer_is_a_documented_one_for_a_hundred_requests_of_each_kind(
    cast: Cast, method: str, path: str
) -> None:
    assert undocumented(cast, method, path, 100) == set()
