"""How often somebody may do something: fixed windows, counted in the table so that every copy of a function agrees.

Counted are only login, claims, uploads and sends. What cannot be counted is not let through.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final

from functions import keys
from functions.refusals import Refusal
from functions.table import Table, Update
from functions.tokens import digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """At most so many in a window of time."""

    kind: str
    most: int
    window: timedelta


LOGIN_OF_ADDRESS: Final = Limit(kind="login-address", most=5, window=timedelta(minutes=15))
LOGIN_OF_VIEWER: Final = Limit(kind="login-viewer", most=30, window=timedelta(minutes=15))
CLAIMS: Final = Limit(kind="claims", most=20, window=timedelta(days=1))
MAILS_CAUSED: Final = Limit(kind="mails", most=60, window=timedelta(days=1))
UPLOADS: Final = Limit(kind="uploads", most=60, window=timedelta(days=1))


def spend(table: Table, limit: Limit, subject: str, now: datetime) -> None:
    """Count one of what is limited.

    Raises:
        Refusal: It was one too many; it says when the window ends.
    """
    seconds = int(limit.window.total_seconds())
    window, past = divmod(int(now.timestamp()), seconds)
    counted = table.write(
        Update(
            key=keys.rate(limit.kind, digest(subject), window),
            add={"count": 1},
            set={"ttl": (window + 2) * seconds},
        )
    )
    if int(str(counted["count"])) > limit.most:
        raise Refusal("edge.too_often", retry_after=seconds - past)


def network_of(viewer: str) -> str:
    """Return the network of a visitor's address: /24, or /64 of an IPv6; what is no address is its own network."""
    try:
        address = ip_address(viewer)
    except ValueError:
        return viewer
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return str(ip_network((address, 24 if address.version == 4 else 64), strict=False))  # noqa: PLR2004 # the versions of IP
