"""What a report of the mail service means. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from functions.addresses import normalised
from functions.bounce import Why

Kind = Literal["sent", "other"] | Why
_LISTS: Final = {"bounce": ("bounce", "bouncedRecipients"), "complaint": ("complaint", "complainedRecipients")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What became of a mail.

    Attributes:
        mail: Its place in the outbox; empty where the report does not say.
        message: What the service calls it.
        addresses: The mailboxes that it is about, each in its one spelling.
    """

    kind: Kind
    mail: str
    message: str
    addresses: tuple[str, ...]


def report_of(detail: Mapping[str, Any]) -> Report:  # Any: what the service sends
    """Return what a report says; a bounce that may pass, a delivery or a click means nothing to us."""
    mail = detail.get("mail", {})
    tags = mail.get("tags", {}).get("outbox", [""])
    kind = _kind(detail)
    group, people = _LISTS.get(kind, ("", ""))
    listed = detail.get(group, {}).get(people, ())
    return Report(
        kind=kind,
        mail=str(tags[0]) if tags else "",
        message=str(mail.get("messageId", "")),
        addresses=tuple(dict.fromkeys(filter(None, (_address(each.get("emailAddress", "")) for each in listed)))),
    )


def _kind(detail: Mapping[str, Any]) -> Kind:  # Any: as above
    kind = detail.get("eventType")
    if kind == "Send":
        return "sent"
    if kind == "Bounce" and detail.get("bounce", {}).get("bounceType") == "Permanent":
        return "bounce"
    return "complaint" if kind == "Complaint" else "other"


def _address(text: str) -> str:
    """Return the address of a recipient, `Name <a@b.cn>` or plain; empty where it is none."""
    try:
        return normalised(text.rpartition("<")[2].rstrip("> "))
    except ValueError:
        return ""
