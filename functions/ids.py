"""Identifiers that sort by time: ULIDs, 26 characters of Crockford's alphabet."""

from datetime import datetime
from typing import Final

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PATTERN: Final = "^[0-7][0-9A-HJKMNP-TV-Z]{25}$"
RANDOM_BYTES: Final = 10


def ulid(at: datetime, randomness: bytes) -> str:
    """Return an identifier: 48 bits of milliseconds, then 80 random bits.

    Raises:
        ValueError: There are not ten random bytes.
    """
    if len(randomness) != RANDOM_BYTES:
        message = f"{len(randomness)} random bytes"
        raise ValueError(message)
    number = int(at.timestamp() * 1000) << 80 | int.from_bytes(randomness)
    return "".join(_ALPHABET[number >> shift & 31] for shift in range(125, -5, -5))
