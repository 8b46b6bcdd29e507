"""Structured logs: one JSON object a line, with the metrics of a request in CloudWatch's embedded format.

A field is a name of ours or a figure; nobody's address, token or text is ever one. JSON keeps a line one line.
"""

import json
import sys
from typing import Final, TextIO

from functions.services import Clock

NAMESPACE: Final = "Hezuo"


class JsonLog:
    """Writes lines to a stream, standard output by default, from where the platform takes them."""

    def __init__(self, clock: Clock, stream: TextIO | None = None) -> None:
        """Keep the clock that dates the lines."""
        self._clock: Final = clock
        self._stream: Final = stream

    def __call__(self, event: str, /, **fields: str | float) -> None:
        """Write one line; an event `request` carries its metrics."""
        millis = int(self._clock().timestamp() * 1000)
        line: dict[str, object] = {"at": millis, "event": event, **fields}
        if event == "request":
            line["_aws"] = _metrics(millis)
            line["requests"] = 1
        stream = self._stream or sys.stdout
        stream.write(json.dumps(line, separators=(",", ":")) + "\n")
        stream.flush()


def _metrics(millis: int) -> dict[str, object]:
    """Return what tells CloudWatch which fields are figures, by route and status."""
    figures = [{"Name": "requests", "Unit": "Count"}, {"Name": "duration", "Unit": "Milliseconds"}]
    wanted = {"Namespace": NAMESPACE, "Dimensions": [["route", "status"]], "Metrics": figures}
    return {"Timestamp": millis, "CloudWatchMetrics": [wanted]}
