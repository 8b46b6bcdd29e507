"""What is published of a provider. Pure; its shape is that of `site_builder/model/published.py`."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from functions.beijing import day_of
from functions.codec import instant
from functions.organisation import Organisation
from functions.table import Item
from functions.tally import figures

FORMAT: Final = 2
LEAST: Final = 5
"""From how many invitations on a figure leaves the database; a programme may show later, never earlier."""
Standing = Mapping[str, object]


def standing_of(provider: Organisation, tallies: Iterable[Item], shown: Iterable[Item]) -> Standing:
    """Return what is published of a provider."""
    told = figures(tallies)
    response = (
        {"invited": told.asked, "answered": told.answered, "median_hours": told.median_hours}
        if told.asked >= LEAST
        else None
    )
    return {
        "claimed_on": day_of(provider.created_at),
        "accepting": provider.accepting,
        "response": response,
        "cooperations": [cooperation_of(item) for item in shown],
    }


def cooperation_of(item: Item) -> Mapping[str, object]:
    """Return what is published of a cooperation."""
    services = item.get("services", ())
    return {
        "store": item["store"],
        "platform": item["platform"],
        "services": list(services) if isinstance(services, tuple) else [],
        "since": item["since"],
    }


def written(standings: Mapping[str, Standing], now: datetime) -> bytes:
    """Return the file; the same facts make the same bytes but for the instant."""
    known = {"format": FORMAT, "written_at": instant(now), "providers": dict(sorted(standings.items()))}
    return json.dumps(known, ensure_ascii=False, indent=1).encode() + b"\n"
