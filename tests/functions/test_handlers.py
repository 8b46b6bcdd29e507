"""The entry points in production: imported as Lambda imports them, each in a process of its own."""

import json
import os
import subprocess
import sys
from typing import Final

import pytest

from tests.builders import ROOT
from tests.functions.http_event import an_event
from tests.functions.mailer.setting import templates

ENVIRONMENT: Final = {
    "HEZUO_TABLE": "hezuo",
    "HEZUO_SITE": "https://hezuo.example",
    "HEZUO_KEY": "k" * 32,
    "HEZUO_SENDER": "hello@hezuo.example",
    "AWS_DEFAULT_REGION": "eu-central-1",
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_ENDPOINT_URL": "http://127.0.0.1:9",
}


def run(code: str) -> str:
    """Return what a fresh process prints."""
    environment = {**os.environ, **ENVIRONMENT, "HEZUO_TEMPLATES": str(templates())}
    words = [sys.executable, "-c", code]
    done = subprocess.run(words, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)  # noqa: S603 # our own words
    return done.stdout


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
    loaded = set(json.loads(run(f"import json, sys, functions.{room}.handler; print(json.dumps(sorted(sys.modules)))")))

    assert loaded.isdisjoint(absent)


def test_login_answers_an_event_of_the_http_api() -> None:
    event = an_event("/api/health")

    said = run(f"import functions.login.handler as h, json; print(json.dumps(h.handler({event!r}, None)))")

    answer = json.loads(said.splitlines()[-1])
    assert (answer["statusCode"], json.loads(answer["body"])) == (200, {"status": "ok"})


def test_mailer_and_events_answer_what_holds_nothing_for_them() -> None:
    said = run(
        "import functions.mailer.handler as m, functions.events.handler as e;"
        "print(m.handler({'Records': []}, None), e.handler({'detail': {'eventType': 'Open'}}, None))"
    )

    assert said.splitlines()[-1] == "{'batchItemFailures': []} None"
