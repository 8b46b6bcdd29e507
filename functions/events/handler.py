"""The entry point in production."""

from collections.abc import Mapping
from typing import Any

from functions.aws.dynamodb import DynamoTable, make_client
from functions.events.due.work import do_due
from functions.events.work import Ear, hear
from functions.logs import JsonLog
from functions.services import system_clock, system_randomness
from functions.settings import own_settings

_EAR = Ear(
    table=DynamoTable(make_client(), own_settings().table),
    clock=system_clock,
    randomness=system_randomness,
    log=JsonLog(system_clock),
)


def handler(event: Mapping[str, Any], _context: object) -> None:  # Any: what AWS sends
    """Hear a report of the mail service, or do what is due; what fails comes again, and ends in the queue of failures."""
    if event.get("task") == "due":
        do_due(_EAR)
    else:
        hear(_EAR, event["detail"])
