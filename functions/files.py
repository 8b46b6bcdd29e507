"""The private bucket of documents: what comes in by a signed form, and what was found to be what it says.

A form leads to `incoming/`, where nobody reads; only a file that was checked is copied to `kept/`, byte for byte the one
that was read, so a second upload by the same form changes nothing. Links lead to `kept/` and hold for a minute.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Protocol

INCOMING: Final = "incoming/"
KEPT: Final = "kept/"
PUBLISHED: Final = "data/published.json"
LARGEST: Final = 25 * 1024 * 1024
FORM_LIFE: Final = timedelta(minutes=10)
LINK_LIFE: Final = timedelta(seconds=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadForm:
    """A form by which a browser uploads one file, of one type and one size."""

    url: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """A file that came in; `tag` names this very content."""

    body: bytes
    tag: str


class Files(Protocol):
    """The bucket."""

    def form(self, name: str, media_type: str, size: int) -> UploadForm:
        """Return a form for a file of this type and exactly this size; it holds for ten minutes."""

    def came(self, name: str) -> Came | None:
        """Return a file that came in; None where there is none, or where it is larger than any may be."""

    def keep(self, name: str, tag: str) -> bool:
        """Keep the very content that came in; False where another one came meanwhile."""

    def link(self, name: str, title: str, media_type: str) -> str:
        """Return a link by which a kept file is saved under a title; it holds for a minute."""

    def delete(self, name: str) -> None:
        """Delete a kept file; nothing happens where there is none."""


class Site(Protocol):
    """The site's bucket, as far as functions write there."""

    def publish(self, content: bytes) -> None:
        """Write the published file."""


def disposition(title: str) -> str:
    """Return the header that lets a browser save a file under a title, and never show it (RFC 6266)."""
    plain = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "._- ") else "_" for sign in title)
    quoted = "".join(
        chr(byte) if chr(byte).isascii() and (chr(byte).isalnum() or chr(byte) in "._-") else f"%{byte:02X}"
        for byte in title.encode()
    )
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quoted}"
