"""The routes of the room, part by part."""

from typing import Final

from functions.app import Room
from functions.invitations.desk.routes import router as desk
from functions.invitations.documents.routes import router as documents
from functions.invitations.opportunities.routes import router as opportunities
from functions.invitations.opportunities.talk import router as provider_talk
from functions.invitations.responses.routes import router as responses
from functions.invitations.rounds.preview import router as preview
from functions.invitations.rounds.routes import router as rounds
from functions.invitations.rounds.sending import router as sending
from functions.invitations.rounds.talk import router as brand_talk

ROOM: Final = Room(
    name="invitations",
    routers=(preview, sending, rounds, brand_talk, opportunities, provider_talk, documents, desk, responses),
)
