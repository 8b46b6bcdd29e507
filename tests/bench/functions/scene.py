"""Somebody who is signed in, as the table knows her and as her browser asks."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from functions.aws.attributes import attributes
from tests.functions.http_event import an_event
from tests.functions.people import ROOMS
from tests.functions.stage import KEY, SITE, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the compared functions are asked, and what the table answers.

    Attributes:
        event: The request for the own account, as the HTTP API hands it over.
        answers: The table's answers by the name of the call.
        environment: What the template tells a function.
    """

    event: dict[str, Any]  # Any: JSON
    answers: dict[str, Any]
    environment: dict[str, str]


def a_scene() -> Scene:
    """Let somebody sign in now, and return what her next request needs."""
    stage = Stage(ROOMS)
    stage.clock.now = datetime.now(UTC)
    browser = stage.sign_in("mei@lantern-bay.com")
    mine = [
        attributes(item) for key, item in stage.table.items.items() if key.pk.startswith("ACC#") and key.sk[:2] != "EV"
    ]
    cookies = [f"{name}={value}" for name, value in browser.cookies.items()]
    return Scene(
        event=an_event("/api/me", cookies),
        answers={"BatchGetItem": {"Responses": {"hezuo": mine}, "UnprocessedKeys": {}}},
        environment={
            "HEZUO_TABLE": "hezuo",
            "HEZUO_SITE": SITE,
            "HEZUO_KEY": KEY,
            "HEZUO_SENDER": "hello@hezuo.example",
        },
    )
