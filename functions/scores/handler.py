"""The entry point of the room in production."""

from functions.app import create_app
from functions.aws.services import services_from
from functions.gateway import gateway
from functions.scores.routes import ROOM
from functions.settings import own_settings

_SERVICES = services_from(own_settings())
handler = gateway(create_app(_SERVICES, (ROOM,)), _SERVICES.log)
