"""Kinds of text that people send: bounded, in one line, without signs that hide or turn what is read."""

from typing import Annotated, Any, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

from functions.addresses import normalised
from functions.ids import PATTERN
from site_builder.model.mail import is_plain


class Form(BaseModel):
    """What may be posted: these fields and no others."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Reply(BaseModel):
    """What is answered."""

    model_config = ConfigDict(frozen=True)


def _plain(text: str) -> str:
    if not is_plain(text):
        raise PydanticCustomError("text_not_plain", "one line without control characters")
    return text


def _plain_lines(text: str) -> str:
    """Return lines, ended in one way; none of them holds what a single line may not."""
    found = text.replace("\r\n", "\n").replace("\r", "\n")
    if not all(map(is_plain, found.split("\n"))):
        raise PydanticCustomError("text_not_plain", "lines without control characters")
    return found


def _no_link(text: str) -> str:
    """Refuse a name that leads somewhere: names stand in mails to people who did not ask for them."""
    if "://" in text or "www." in text.lower():
        raise PydanticCustomError("text_link", "a name without a link")
    return text


def _address(text: str) -> str:
    try:
        return normalised(text)
    except ValueError:
        raise PydanticCustomError("mailbox", "not a mailbox") from None


def _website(text: str) -> str:
    if not text.startswith(("https://", "http://")) or any(sign.isspace() for sign in text):
        raise PydanticCustomError("website", "begins with https://")
    return text


def bounded(most: int, least: int = 1) -> Any:  # noqa: ANN401 # the metadata of an annotation
    """Return the bounds of a text without the spaces around it."""
    return StringConstraints(strip_whitespace=True, min_length=least, max_length=most)


PLAIN: Final = AfterValidator(_plain)
"""One line without signs that hide or turn what is read."""
PLAIN_LINES: Final = AfterValidator(_plain_lines)
"""The same of several lines."""
LONGEST_ADDRESS: Final = 320
Name = Annotated[str, bounded(120), PLAIN, AfterValidator(_no_link)]
Reason = Annotated[str, bounded(500), PLAIN]
Address = Annotated[str, bounded(LONGEST_ADDRESS), AfterValidator(_address)]
Website = Annotated[str, bounded(300), PLAIN, AfterValidator(_website)]
Ulid = Annotated[str, StringConstraints(pattern=PATTERN)]
MailId = Annotated[str, StringConstraints(pattern=PATTERN.removesuffix("$") + "(-[0-9]{1,3})?$")]
"""Of a mail in the outbox; copies for an organisation's people are numbered."""
ProviderId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
OrganisationId = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z]+(-[0-9A-Za-z]+)*$", max_length=64)]
