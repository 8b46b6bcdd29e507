"""The entry point of the room."""

from tests.functions.http_event import an_event
from tests.functions.test_handlers import run


def test_the_room_answers_an_event_of_the_http_api() -> None:
    event = an_event("/api/quarters")

    said = run(f"import functions.scores.handler as h; print(h.handler({event!r}, None)['statusCode'])")

    assert said.splitlines()[-1] == "401"
