"""What calls the mailer: batches of the table's stream, and the clock."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from functions.mailer.work import Desk, deliver, deliver_due

Event = Mapping[str, Any]  # Any: what AWS sends
_PREFIX: Final = "OUT#"


def make_handler(desk: Desk) -> Callable[[Event, object], Mapping[str, Any]]:
    """Return the entry point: what fails of a batch is named, so that only that comes again."""

    def handler(event: Event, _context: object) -> Mapping[str, Any]:
        if event.get("task") == "retry":
            return {"looked_at": deliver_due(desk)}
        return {"batchItemFailures": [{"itemIdentifier": number} for number in _failed(desk, event["Records"])]}

    return handler


def _failed(desk: Desk, records: Sequence[Event]) -> list[str]:
    """Deliver the mails of a batch; return the numbers of those that failed."""
    failed = []
    for record in records:
        change = record["dynamodb"]
        pk = str(change["Keys"]["pk"]["S"])
        if record["eventName"] != "INSERT" or not pk.startswith(_PREFIX):
            continue
        try:
            deliver(desk, pk.removeprefix(_PREFIX))
        except Exception as error:  # noqa: BLE001 # one mail must not hold up the others; the clock comes back to it
            desk.log("mail.fault", mail=pk.removeprefix(_PREFIX), kind=type(error).__name__)
            failed.append(str(change["SequenceNumber"]))
    return failed
