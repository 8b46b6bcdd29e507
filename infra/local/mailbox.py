"""The mailbox of this machine: every message that the local cloud was given to send, both parts."""

import base64
import hashlib
import http.client
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader

from infra.local.site import Answer

PLACE: Final = "/dev/mailbox"
_SENT: Final = "/_ministack/ses/messages"
_LINK: Final = re.compile(r"(https?://[^\s<>]+[^\s<>.,;:!?)])")
_PART: Final = re.compile(rf"{PLACE}/(\d{{1,6}})\.html")
_KEPT: Final = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
_MAIL: Final = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A message as it was sent.

    Attributes:
        number: Its place, from 1 for the oldest.
    """

    number: int
    to: str
    sender: str
    subject: str
    text: str
    html: str
    sent_at: datetime

    def parts(self) -> tuple[tuple[bool, str], ...]:
        """Return the text in pieces, each with whether it is a link."""
        return tuple((place % 2 == 1, piece) for place, piece in enumerate(_LINK.split(self.text)))


Read = Callable[[], Sequence[Mail]]
"""Returns all mails, the oldest first."""


def sent(endpoint: str) -> tuple[Mail, ...]:
    """Return what an emulator was given to send, the oldest first.

    Raises:
        OSError: It does not answer.
    """
    connection = http.client.HTTPConnection(urlsplit(endpoint).netloc, timeout=10)
    try:
        connection.request("GET", _SENT)
        accounts = json.loads(connection.getresponse().read())["messages"]
    finally:
        connection.close()
    found = sorted((each for mails in accounts.values() for each in mails), key=lambda each: float(each["Timestamp"]))
    return tuple(
        Mail(
            number=number,
            to=", ".join(each["To"]),
            sender=each["Source"],
            subject=each["Subject"],
            text=each["BodyText"],
            html=each["BodyHtml"] or "",
            sent_at=datetime.fromtimestamp(each["Timestamp"], UTC),
        )
        for number, each in enumerate(found, 1)
    )


def mailbox(read: Read, path: str) -> Answer:
    """Return the page of all mails, one mail's HTML by itself, or everything as JSON at `.json`.

    Args:
        read: Returns the mails.
        path: An address below `/dev/mailbox`.
    """
    if path == PLACE:
        return _answer(_page(read()), "text/html; charset=utf-8", _policy())
    if path == f"{PLACE}.json":
        return _answer(
            json.dumps([asdict(mail) for mail in read()], default=str), "application/json", "default-src 'none'"
        )
    asked = _PART.fullmatch(path)
    found = next((mail for mail in read() if asked and mail.number == int(asked[1])), None)
    if found is None:
        return Answer(
            status=404, headers={**_KEPT, "Content-Type": "text/plain; charset=utf-8"}, body=b"No such mail\n"
        )
    # A mail's links leave its frame; nothing else of it does, whatever is in it.
    body = f'<!doctype html><base target="_top">{found.html}'
    return _answer(body, "text/html; charset=utf-8", _MAIL)


def _answer(text: str, kind: str, policy: str) -> Answer:
    """Return a page that nobody keeps."""
    named = {**_KEPT, "Content-Type": kind, "Content-Security-Policy": policy}
    return Answer(status=200, headers=named, body=text.encode())


def _page(mails: Sequence[Mail]) -> str:
    """Return the page of all mails, newest first."""
    return _templates().get_template("mailbox.html").render(mails=tuple(reversed(mails)), style=_style())


def _policy() -> str:
    """Return what the page of all mails may do: show itself and its frames."""
    style = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{style}'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'"


@cache
def _style() -> str:
    """Return the style sheet."""
    return Path(__file__).with_suffix(".css").read_text(encoding="utf-8")


@cache
def _templates() -> Environment:
    """Return the templates of this folder."""
    return Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)


def reader(endpoint: str) -> Read:
    """Return what reads the mails of an emulator."""
    return partial(sent, endpoint)
