"""A brand's document: what was announced, and what was found when it had come."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document of a brand; the file lies in the private bucket.

    Attributes:
        type: Media type.
        size: In bytes.
        checked_at: When the file was found to be what was announced; before that nobody gets it.
        used_at: When a round last named it.
        deleted_at: When the file was deleted.
    """

    id: str
    brand: str
    name: str
    kind: str
    type: str
    size: int
    sha256: str
    made_at: datetime
    checked_at: datetime | None = None
    used_at: datetime | None = None
    deleted_at: datetime | None = None
