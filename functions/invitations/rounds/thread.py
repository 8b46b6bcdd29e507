"""What is answered about talk: the thread of a brand and a provider, and who took which document."""

from datetime import datetime
from typing import Literal

from functions.texts import Reply


class MessageReply(Reply):
    """A message of a thread."""

    id: str
    by: Literal["brand", "provider"]
    text: str
    at: datetime


class Thread(Reply):
    """The newest messages between a brand and a provider, the oldest first."""

    messages: tuple[MessageReply, ...]


class Said(Reply):
    """What was kept."""

    id: str


class DownloadLine(Reply):
    """A provider took a document."""

    provider: str
    document: str
    name: str
    at: datetime


class Downloads(Reply):
    """Who took which document, the newest first."""

    lines: tuple[DownloadLine, ...]
