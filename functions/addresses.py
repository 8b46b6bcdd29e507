"""Mailboxes: how one is written, and the digest under which it is known."""

import re
from typing import Final

from functions.tokens import digest

_LOCAL: Final = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_HOST: Final = re.compile(r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])")
_LONGEST: Final = 254
_LONGEST_LOCAL: Final = 64


def normalised(text: str) -> str:
    """Return an address in its one spelling: small letters, the host in ASCII.

    Raises:
        ValueError: No mail can be sent there by us: quoted, with an address literal, too long, or not an address.
    """
    local, _, host = text.strip().lower().rpartition("@")
    try:
        ascii_host = host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        ascii_host = ""
    address = f"{local}@{ascii_host}"
    if (
        len(address) > _LONGEST
        or len(local) > _LONGEST_LOCAL
        or not _LOCAL.fullmatch(local)
        or not _HOST.fullmatch(ascii_host)
    ):
        message = "not a mailbox"
        raise ValueError(message)
    return address


def host_of(address: str) -> str:
    """Return the host of an address in its one spelling."""
    return address.rpartition("@")[2]


def mailbox_digest(address: str) -> str:
    """Return the digest of an address in its one spelling: the key of all that is known of a mailbox."""
    return digest(address)
