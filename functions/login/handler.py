"""The entry point of the room in production."""

import os

from functions.app import create_app
from functions.aws.services import services_from
from functions.gateway import gateway
from functions.login.routes import ROOM
from functions.settings import read_settings

_SERVICES = services_from(read_settings(os.environ))
handler = gateway(create_app(_SERVICES, (ROOM,)), _SERVICES.log)
