"""What the mailer hands over: a mail's three parts, and the service that takes them."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A mail in one language."""

    subject: str
    text: str
    html: str


class Busy(Exception):  # noqa: N818 # it is an answer of the service
    """The mail service certainly did not take the mail; it may take it later."""


class Unknown(Exception):  # noqa: N818 # it is an answer of the service
    """It is not known whether the mail service took the mail."""


class Refused(Exception):  # noqa: N818 # it is an answer of the service
    """The mail service will never take this mail."""


class Post(Protocol):
    """The mail service."""

    def send(self, letter: Letter, to: str, mail_id: str) -> str:
        """Send a mail once and return what the service calls it.

        Raises:
            Busy: Not now.
            Unknown: Perhaps.
            Refused: Never.
        """
