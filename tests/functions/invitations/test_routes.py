"""The room as a whole."""

from fastapi.routing import APIRoute

from functions.invitations.routes import ROOM


def test_every_route_of_the_room_is_below_one_of_its_own_places() -> None:
    paths = {route.path for router in ROOM.routers for route in router.routes if isinstance(route, APIRoute)}

    own = ("/api/rounds/", "/api/opportunities/", "/api/responses/", "/api/queues/rounds", "/api/ledger/", "/api/documents/")  # fmt: skip
    assert [path for path in paths if not path.startswith(own)] == []
    assert len(paths) > 20
