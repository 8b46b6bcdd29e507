"""The entry point in production."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from functions.aws.dynamodb import DynamoTable, make_client
from functions.aws.s3 import S3Files, S3Site
from functions.events.due.work import do_due
from functions.events.publication.work import publish
from functions.events.work import Ear, hear
from functions.logs import JsonLog
from functions.methods import read_methods
from functions.services import system_clock, system_randomness
from functions.settings import own_settings

_EAR = Ear(
    table=DynamoTable(make_client(), own_settings().table),
    clock=system_clock,
    randomness=system_randomness,
    log=JsonLog(system_clock),
    files=S3Files(own_settings().documents),
    methods=lambda: read_methods(own_settings().snapshot or Path("snapshot.json")),
)
_SITE = S3Site(own_settings().site_bucket)


def handler(event: Mapping[str, Any], _context: object) -> None:  # Any: what AWS sends
    """Hear a report of the mail service, or do what the clock wants; what fails comes again, and ends in the queue of failures."""
    match event.get("task"):
        case "due":
            do_due(_EAR, _SITE)
        case "publish":
            publish(_EAR, _SITE)
        case _:
            hear(_EAR, event["detail"])
