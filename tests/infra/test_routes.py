"""Every route of the rooms is routed to the function that serves it."""

import re
from importlib import import_module
from typing import Any

import pytest

from infra.stack import template
from tests.builders import ROOT

RESOURCES: dict[str, Any] = template()["Resources"]
ROOMS = sorted(path.parent.name for path in (ROOT / "functions").glob("*/routes.py"))
SERVED = [
    (room, method, route.path)
    for room in ROOMS
    for router in import_module(f"functions.{room}.routes").ROOM.routers
    for route in router.routes
    for method in sorted(route.methods)
]
KEYS = {
    found["Properties"]["RouteKey"]: found["Properties"]["Target"]["Fn::Sub"].removeprefix("integrations/")[2:-1]
    for found in RESOURCES.values()
    if found["Type"] == "AWS::ApiGatewayV2::Route"
}


def integration_of(method: str, path: str) -> str:
    """Return the integration that the API chooses: the method before ANY, an exact path before a greedy one."""
    exact = [path, *(f"{path[: end.start()]}/{{proxy+}}" for end in reversed(list(re.finditer("/", path))))]
    asked = [f"{verb} {address}" for address in exact for verb in (method, "ANY")]
    return KEYS[next((key for key in asked if key in KEYS), "$default")]


def handler_of(integration: str) -> str:
    """Return the entry point behind an integration."""
    uri = RESOURCES[integration]["Properties"]["IntegrationUri"]
    handler: str = RESOURCES[uri["Fn::GetAtt"][0]]["Properties"]["Handler"]
    return handler


@pytest.mark.parametrize(("room", "method", "path"), SERVED, ids=" ".join)
def test_a_route_is_routed_to_the_function_that_serves_it(room: str, method: str, path: str) -> None:
    assert handler_of(integration_of(method, path)) == f"functions.{room}.handler.handler"


@pytest.mark.parametrize("path", ["/api/nothing", "/api/login/nothing", "/api/x/y/z"])
def test_what_nobody_serves_is_answered_by_login(path: str) -> None:
    assert handler_of(integration_of("POST", path)) == "functions.login.handler.handler"


@pytest.mark.parametrize("path", ["/", "/en/nothing.html", "/apiary"])
def test_what_the_site_does_not_have_is_answered_by_a_page(path: str) -> None:
    assert handler_of(integration_of("GET", path)) == "functions.missing.handler.handler"


@pytest.mark.parametrize("key", KEYS)
def test_the_api_may_call_what_a_route_leads_to(key: str) -> None:
    uri = RESOURCES[KEYS[key]]["Properties"]["IntegrationUri"]
    permissions = [found["Properties"] for found in RESOURCES.values() if found["Type"] == "AWS::Lambda::Permission"]

    allowed = [found for found in permissions if found["FunctionName"] == {"Ref": uri["Fn::GetAtt"][0]}]

    assert [found["Principal"] for found in allowed] == ["apigateway.amazonaws.com"]
    assert "${Api}/*" in allowed[0]["SourceArn"]["Fn::Sub"]


def test_there_are_routes_to_look_at() -> None:
    assert "login" in ROOMS
    assert len(SERVED) >= 3
