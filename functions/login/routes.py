"""The routes of the room, part by part."""

from typing import Final

from functions.app import Room
from functions.login.entry.routes import router as entry

ROOM: Final = Room(name="login", routers=(entry,))
