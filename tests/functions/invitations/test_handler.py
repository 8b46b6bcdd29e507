"""The entry point of the room."""

from tests.functions.entry import entered


def test_the_room_answers_an_event_of_the_http_api() -> None:
    assert entered("invitations").answer["statusCode"] == 401
