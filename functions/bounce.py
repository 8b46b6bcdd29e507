"""A mailbox that gets no more mail, since one came back for good, or its holder complained."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Why = Literal["bounce", "complaint"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounce:
    """Why a mailbox gets no more mail.

    Attributes:
        mailbox: Digest of the address.
    """

    mailbox: str
    address: str
    why: Why
    at: datetime
