"""The entry points in production: what they load, and that they answer."""

import json

import pytest

from tests.functions.entry import entered


@pytest.mark.parametrize(
    ("room", "absent"),
    [
        ("login", ("yaml", "jinja2", "publicsuffixlist.update")),
        ("invitations", ("yaml", "jinja2", "publicsuffixlist.update")),
        ("cooperation", ("yaml", "jinja2", "publicsuffixlist.update")),
        ("scores", ("yaml", "jinja2", "publicsuffixlist.update")),
        ("mailer", ("fastapi", "starlette", "pydantic", "mangum", "yaml", "orjson")),
        ("events", ("fastapi", "starlette", "pydantic", "mangum", "yaml", "orjson", "jinja2")),
    ],
)
def test_a_function_loads_nothing_that_it_does_not_need(room: str, absent: tuple[str, ...]) -> None:
    loaded = entered(room).loaded

    assert f"functions.{room}.handler" in loaded
    assert loaded.isdisjoint(absent)


def test_login_answers_an_event_of_the_http_api() -> None:
    answer = entered("login").answer

    assert (answer["statusCode"], json.loads(answer["body"])) == (200, {"status": "ok"})


def test_mailer_and_events_answer_what_holds_nothing_for_them() -> None:
    assert (entered("mailer").answer, entered("events").answer) == ({"batchItemFailures": []}, None)
