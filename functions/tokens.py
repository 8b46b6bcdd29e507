"""Secrets of a moment: made from the installation's key, kept only as digests.

What a mail must say (a login's token and code, a mailbox's confirmation) is derived from the key and a random text that
is worth nothing without it. So neither the table nor the outbox nor a log ever holds a secret.
"""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from typing import Final

RANDOM_BYTES: Final = 32
_CODES: Final = 1_000_000


def written(randomness: bytes) -> str:
    """Return random bytes as text for a cookie or an address: 43 characters of 32 bytes."""
    return urlsafe_b64encode(randomness).rstrip(b"=").decode()


def digest(secret: str) -> str:
    """Return what is kept of a secret that nobody can guess: its SHA-256, hexadecimal."""
    return hashlib.sha256(secret.encode()).hexdigest()


def matches(secret: str, kept: str) -> bool:
    """Whether a secret is the one whose digest was kept; the time does not depend on the answer."""
    return hmac.compare_digest(digest(secret), kept)


def equal(one: str, other: str) -> bool:
    """Whether two secrets are the same; the time does not depend on the answer."""
    return hmac.compare_digest(one.encode(), other.encode())


def derived_token(key: str, purpose: str, nonce: str) -> str:
    """Return the token that belongs to a nonce, for one purpose: 43 characters."""
    return written(_mac(key, f"{purpose}-token", nonce))


def derived_code(key: str, purpose: str, nonce: str) -> str:
    """Return the six digits that belong to a nonce, for one purpose."""
    return f"{int.from_bytes(_mac(key, f'{purpose}-code', nonce)[:8]) % _CODES:06}"


def code_digest(key: str, binding: str, code: str) -> str:
    """Return what is kept of a code: as there are few codes, it needs the key and the record that it is bound to."""
    return _mac(key, "kept-code", f"{binding}:{code}").hex()


def _mac(key: str, purpose: str, text: str) -> bytes:
    if not key:
        message = "no key"
        raise ValueError(message)
    return hmac.digest(key.encode(), f"{purpose}\n{text}".encode(), "sha256")
