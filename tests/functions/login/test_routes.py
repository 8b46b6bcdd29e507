"""The routes of the room, part by part."""

from fastapi.routing import APIRoute

from functions.login import account, claims, desk, entry, organisations, search
from functions.login.routes import ROOM

ROUTES = [route for router in ROOM.routers for route in router.routes if isinstance(route, APIRoute)]


def test_every_route_is_below_api_and_asynchronous() -> None:
    assert all(route.path.startswith("/api/") for route in ROUTES)
    assert all(route.endpoint.__code__.co_flags & 0x80 for route in ROUTES)


def test_every_route_stands_in_the_map_of_its_part() -> None:
    maps = "".join(part.__doc__ or "" for part in (account, claims, desk, entry, organisations, search))
    lines = {line.split("`")[1].partition("?")[0] for line in maps.splitlines() if line.startswith("| `")}

    assert len(lines) == len(ROUTES)
