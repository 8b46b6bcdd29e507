"""Who took which document: a line of its own for the brand, beside its round."""

from dataclasses import dataclass
from datetime import datetime

from functions import keys
from functions.codec import decode, encode
from functions.table import NEW, Put, Question, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A provider was given a link to a document."""

    id: str
    provider: str
    document: str
    name: str
    account: str
    at: datetime


def download_put(round_id: str, taken: Download) -> Put:
    """Return the write of a line."""
    where = keys.download(round_id, taken.id)
    return Put(item={**encode(taken), "pk": where.pk, "sk": where.sk}, when=NEW)


def downloads_of(table: Table, round_id: str) -> tuple[Download, ...]:
    """Return the newest lines of a round, the newest first."""
    found = table.list(Question(pk=keys.round_(round_id).pk, prefix=keys.DOWNLOADS, newest_first=True))
    return tuple(decode(Download, item) for item in found.items)
