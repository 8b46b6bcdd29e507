"""The routes of the room, part by part."""

from typing import Final

from functions.app import Room
from functions.login.account.routes import router as account
from functions.login.claims.routes import router as claims
from functions.login.desk.routes import router as desk
from functions.login.entry.routes import router as entry
from functions.login.mailboxes.routes import router as mailboxes
from functions.login.organisations.routes import router as organisations
from functions.login.search.routes import router as search

ROOM: Final = Room(name="login", routers=(entry, account, organisations, mailboxes, claims, desk, search))
