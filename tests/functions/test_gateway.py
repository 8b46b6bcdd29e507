"""The way from the HTTP API to an application."""

import asyncio
import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from functions.gateway import gateway
from functions.login.routes import ROOM
from tests.functions.http_event import an_event
from tests.functions.stage import SITE, Stage

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=4,
)


def a_login(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 # whatever an event may hold
    """Return an event of the HTTP API: somebody asks for the mail."""
    headers = {"host": "hezuo.example", "content-type": "application/json", "origin": SITE}
    usual = {"headers": headers, "body": '{"email": "a@b.cn", "lang": "zh"}'}
    return an_event("/api/login", method="POST", **{**usual, **fields})


def answer_to(event: Any) -> Any:  # noqa: ANN401 # as above
    """Return what the room answers to an event."""
    stage = Stage((ROOM,))
    loop = asyncio.new_event_loop()  # the adapter takes the loop of its thread, as Lambda's process has one for good
    asyncio.set_event_loop(loop)
    try:
        return gateway(stage.app, stage.log)(event, None)  # type: ignore[arg-type] # Lambda's own type
    finally:
        asyncio.set_event_loop(None)
        loop.close()


def test_a_request_is_answered_with_its_cookies_apart() -> None:
    answer = answer_to(a_login())

    assert (answer["statusCode"], json.loads(answer["body"])) == (202, {"minutes": 10})
    assert [cookie.partition("=")[0] for cookie in answer["cookies"]] == ["__Host-login"]


def test_two_cookies_of_one_name_are_refused_in_production_too() -> None:
    answer = answer_to(a_login(cookies=["__Host-session=a", "__Host-session=b"]))

    assert json.loads(answer["body"])["code"] == "edge.cookie_twice"


def test_an_event_that_cannot_be_read_is_malformed() -> None:
    answers = [
        answer_to(event) for event in ({}, {"version": "2.0"}, a_login(body="a", isBase64Encoded=True), {"Records": []})
    ]

    assert {answer["statusCode"] for answer in answers} == {400}
    assert {json.loads(answer["body"])["code"] for answer in answers} == {"edge.malformed"}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(a_login())), JSON)
def test_no_field_of_an_event_breaks_the_function(field: str, value: object) -> None:
    answer = answer_to(a_login(**{field: value}))

    assert 200 <= answer["statusCode"] < 600
    assert answer["statusCode"] != 500


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(
        ["host", "content-type", "origin", "cookie", "x-forwarded-port", "x-forwarded-proto", "content-length"]
    ),
    st.text(max_size=20),
)
def test_no_header_breaks_the_function(name: str, value: str) -> None:
    answer = answer_to(a_login(headers={**a_login()["headers"], name: value}))

    assert 200 <= answer["statusCode"] < 500
