"""The entry points in production: each imported as Lambda imports it, in a process of its own, and handed one event."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from tests.builders import ROOT
from tests.functions.http_event import an_event
from tests.functions.mailer.setting import templates

EVENTS: Final[Mapping[str, object]] = {
    "login": an_event("/api/health"),
    "invitations": an_event("/api/rounds/01M88VFZ00WZVC04BQDT6VFK9K"),
    "cooperation": an_event("/api/queues/cooperations"),
    "scores": an_event("/api/quarters"),
    "mailer": {"Records": []},
    "events": {"detail": {"eventType": "Open"}},
}
_ENVIRONMENT: Final = {
    "HEZUO_TABLE": "hezuo",
    "HEZUO_SITE": "https://hezuo.example",
    "HEZUO_KEY": "k" * 32,
    "HEZUO_SENDER": "hello@hezuo.example",
    "AWS_DEFAULT_REGION": "eu-central-1",
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_ENDPOINT_URL": "http://127.0.0.1:9",
}


class Entered(NamedTuple):
    """What a room had loaded before its first event, and what it answered to that."""

    loaded: frozenset[str]
    answer: Any  # JSON


@cache
def entered(room: str) -> Entered:
    """Start a room's function once in a run of tests: to load it takes longer than all that is asked of it."""
    code = (
        f"import json, sys, functions.{room}.handler as it; print(json.dumps(sorted(sys.modules)));"
        f"print(json.dumps(it.handler({EVENTS[room]!r}, None)))"
    )
    environment = {**os.environ, **_ENVIRONMENT, "HEZUO_TEMPLATES": str(templates())}
    words = [sys.executable, "-c", code]
    done = subprocess.run(words, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)  # noqa: S603 # our own words
    first, *_, last = done.stdout.splitlines()
    return Entered(frozenset(json.loads(first)), json.loads(last))
