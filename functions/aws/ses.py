"""The mail service: a mail's three parts to one mailbox. SES makes the message, so no part can become a header."""

from typing import Any, Final

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from functions.aws.dynamodb import CONFIG
from functions.mailer.post import Letter, Refused, Unreachable
from functions.settings import Settings

Client = Any  # Any: boto3 makes its clients when it runs
TAG: Final = "outbox"
_NEVER: Final = frozenset({"MessageRejected", "BadRequestException", "NotFoundException"})


def make_client() -> Client:
    """Return a client by the standard AWS environment."""
    return boto3.client("sesv2", config=CONFIG)


class SesPost:
    """Sends by SES; each mail is tagged with its place in the outbox, which the service's reports bring back."""

    def __init__(self, client: Client, settings: Settings) -> None:
        """Keep the client and who sends."""
        self._client: Final = client
        self._settings: Final = settings

    def send(self, letter: Letter, to: str, mail_id: str) -> str:
        """Send a mail and return what the service calls it.

        Raises:
            Unreachable: The service did not answer, or not now.
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
            return str(self._client.send_email(**request)["MessageId"])
        except BotoCoreError as error:
            raise Unreachable from error
        except ClientError as error:
            raise (Refused if error.response["Error"]["Code"] in _NEVER else Unreachable) from error


def _simple(letter: Letter) -> dict[str, Any]:  # Any: as above
    """Return the parts, with the header that keeps absence notes from answering."""
    parts = {"Text": letter.text, "Html": letter.html}
    return {
        "Subject": {"Data": letter.subject, "Charset": "UTF-8"},
        "Body": {name: {"Data": text, "Charset": "UTF-8"} for name, text in parts.items()},
        "Headers": [{"Name": "Auto-Submitted", "Value": "auto-generated"}],
    }
