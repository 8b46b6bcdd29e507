"""The mail service: a mail's three parts to one mailbox. SES makes the message, so no part can become a header."""

from typing import Any, Final

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, ConnectTimeoutError, EndpointConnectionError

from functions.mailer.post import Busy, Letter, Refused, Unknown
from functions.settings import Settings

Client = Any  # Any: boto3 makes its clients when it runs
TAG: Final = "outbox"
_NEVER: Final = frozenset({"MessageRejected", "BadRequestException"})
_NOT_NOW: Final = frozenset({
    "TooManyRequestsException", "ThrottlingException", "LimitExceededException", "SendingPausedException",
    "AccountSuspendedException", "MailFromDomainNotVerifiedException", "NotFoundException", "AccessDeniedException",
})  # fmt: skip
CONFIG: Final = Config(connect_timeout=1, read_timeout=10, retries={"mode": "standard", "total_max_attempts": 1})


def make_client() -> Client:
    """Return a client by the standard AWS environment; it tries once, since a second try could be a second mail."""
    return boto3.client("sesv2", config=CONFIG)


class SesPost:
    """Sends by SES; each mail is tagged with its place in the outbox, which the service's reports bring back."""

    def __init__(self, client: Client, settings: Settings) -> None:
        """Keep the client and who sends."""
        self._client: Final = client
        self._settings: Final = settings

    def send(self, letter: Letter, to: str, mail_id: str) -> str:
        """Send a mail once and return what the service calls it.

        Raises:
            Busy: It certainly was not sent: no connection, or turned away for now.
            Unknown: The service was reached and gave no clear answer.
            Refused: It will never take this mail.
        """
        request: dict[str, Any] = {  # Any: its members differ
            "FromEmailAddress": self._settings.sender,
            "Destination": {"ToAddresses": [to]},
            "Content": {"Simple": _simple(letter)},
            "EmailTags": [{"Name": TAG, "Value": mail_id}],
        }
        if self._settings.configuration_set:
            request["ConfigurationSetName"] = self._settings.configuration_set
        try:
            message = self._client.send_email(**request).get("MessageId")
        except (EndpointConnectionError, ConnectTimeoutError) as error:
            raise Busy from error
        except BotoCoreError as error:
            raise Unknown from error
        except ClientError as error:
            raise _kind(error.response["Error"]["Code"]) from error
        if not message:
            raise Unknown
        return str(message)


def _kind(code: str) -> type[Exception]:
    if code in _NEVER:
        return Refused
    return Busy if code in _NOT_NOW else Unknown


def _simple(letter: Letter) -> dict[str, Any]:  # Any: as above
    """Return the parts, with the header that keeps absence notes from answering."""
    parts = {"Text": letter.text, "Html": letter.html}
    return {
        "Subject": {"Data": letter.subject, "Charset": "UTF-8"},
        "Body": {name: {"Data": text, "Charset": "UTF-8"} for name, text in parts.items()},
        "Headers": [{"Name": "Auto-Submitted", "Value": "auto-generated"}],
    }
