"""What the benchmark of the functions measures with."""

from pathlib import Path

import httpx
import pytest
from mangum.handlers import HTTPGateway

from tests.bench.functions.run import answering, seconds
from tests.bench.functions.scene import Scene, a_scene
from tests.functions.http_event import an_event
from tests.functions.people import ROOMS
from tests.functions.stage import Stage


@pytest.fixture(scope="module")
def scene() -> Scene:
    """Somebody who is signed in."""
    return a_scene()


def test_the_time_is_what_the_program_says(tmp_path: Path) -> None:
    assert seconds("print('CPU', 1.5)", {"TASK": str(tmp_path)}, {}) == 1.5


def test_the_request_is_one_that_the_application_answers() -> None:
    stage = Stage(ROOMS)
    browser = stage.sign_in("mei@lantern-bay.com")
    event = an_event("/api/me", [f"{name}={value}" for name, value in browser.cookies.items()])

    adapted = HTTPGateway(event, None, {"api_gateway_base_path": "/"})  # type: ignore[arg-type, typeddict-item] # no context

    assert (adapted.scope["method"], adapted.scope["path"]) == ("GET", "/api/me")
    assert (
        browser.raw("GET", "/api/me", b"", {"cookie": dict(adapted.scope["headers"])[b"cookie"].decode()}).status == 200
    )


def test_the_table_knows_the_account_and_its_session(scene: Scene, tmp_path: Path) -> None:
    with answering(tmp_path, scene) as (_, endpoint):
        said = httpx.post(
            endpoint, headers={"x-amz-target": "DynamoDB_20120810.BatchGetItem"}, json={}, trust_env=False
        )

    assert {item["sk"]["S"][:1] for item in said.json()["Responses"]["hezuo"]} == {"A", "S"}
