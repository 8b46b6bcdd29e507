"""What may be posted about documents, and what is answered."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated

from pydantic import Field

from functions.document import Document
from functions.texts import PLAIN, Digest, Form, Reply, Ulid, bounded
from site_builder.model.base import Code


class Announce(Form):
    """A file that is to come; the id makes a repeat harmless."""

    id: Ulid
    name: Annotated[str, bounded(120), PLAIN]
    kind: Code
    type: Annotated[str, bounded(120), PLAIN]
    size: Annotated[int, Field(ge=1)]
    sha256: Digest


class Nothing(Form):
    """There is nothing to say but that."""


class Uploading(Reply):
    """The form by which the file is uploaded."""

    id: str
    url: str
    fields: Mapping[str, str]
    expires_at: datetime


class DocumentReply(Reply):
    """A document; it goes with rounds once it is checked."""

    id: str
    name: str
    kind: str
    type: str
    size: int
    sha256: str
    made_at: datetime
    checked_at: datetime | None
    used_at: datetime | None
    deleted_on: datetime


class Documents(Reply):
    """A brand's documents, the newest first."""

    lines: tuple[DocumentReply, ...]


class Linked(Reply):
    """Where a file can be read for a minute."""

    url: str
    expires_at: datetime


def document(each: Document) -> DocumentReply:
    """Return a document as JSON holds it."""
    return DocumentReply(
        id=each.id,
        name=each.name,
        kind=each.kind,
        type=each.type,
        size=each.size,
        sha256=each.sha256,
        made_at=each.made_at,
        checked_at=each.checked_at,
        used_at=each.used_at,
        deleted_on=each.deleted_on,
    )
