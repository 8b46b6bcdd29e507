"""The entry point of the room."""

from tests.functions.test_handlers import run


def test_the_room_answers_an_event_of_the_http_api() -> None:
    event = {
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": "/api/quarters",
        "rawQueryString": "",
        "headers": {"host": "hezuo.example"},
        "requestContext": {
            "http": {"method": "GET", "path": "/api/quarters", "sourceIp": "203.0.113.7"},
            "stage": "$default",
        },
        "isBase64Encoded": False,
    }

    said = run(f"import functions.scores.handler as h; print(h.handler({event!r}, None)['statusCode'])")

    assert said.splitlines()[-1] == "401"
