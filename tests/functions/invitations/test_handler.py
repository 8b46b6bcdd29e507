"""The entry point of the room."""

from tests.functions.http_event import an_event
from tests.functions.test_handlers import run


def test_the_room_answers_an_event_of_the_http_api() -> None:
    event = an_event("/api/rounds/01M88VFZ00WZVC04BQDT6VFK9K")

    said = run(f"import functions.invitations.handler as h; print(h.handler({event!r}, None)['statusCode'])")

    assert said.splitlines()[-1] == "401"
