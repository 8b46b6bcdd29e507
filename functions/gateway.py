"""The way from the HTTP API to an application: Mangum, behind a guard for events that it cannot read."""

import binascii
from collections.abc import Callable, Mapping
from typing import Any, Final

from mangum import Mangum
from mangum.types import LambdaContext, LambdaEvent

from functions.app import Guarded
from functions.problems import TYPE, problem, problem_headers
from functions.services import Log

Answer = Mapping[str, Any]  # Any: what the HTTP API takes
_UNREADABLE: Final = (ValueError, KeyError, TypeError, AttributeError, RuntimeError, binascii.Error)


def gateway(app: Guarded, log: Log) -> Callable[[LambdaEvent, LambdaContext], Answer]:
    """Return the entry point of a room in production.

    An event that is no HTTP request (a host that is none, a body that is not what it says) never reaches the
    application; it is answered with 400 and leaves a line in the log.
    """
    adapter = Mangum(app, lifespan="off", text_mime_types=["application/json", TYPE])

    def handler(event: LambdaEvent, context: LambdaContext) -> Answer:
        try:
            return adapter(event, context)
        except _UNREADABLE as error:
            log("malformed", kind=type(error).__name__)
            body = problem("edge.malformed", 400, "").decode()
            return {"statusCode": 400, "headers": {**problem_headers(), "cache-control": "no-store"}, "body": body}

    return handler
