"""What is published of a provider. Pure; its shape is that of `site_builder/model/published.py`."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from functions.beijing import day_of
from functions.codec import instant
from functions.organisation import Organisation
from functions.score import Score
from functions.table import Item
from functions.tally import figures

FORMAT: Final = 2
LEAST: Final = 5
"""From how many invitations on a figure leaves the database; a programme may show later, never earlier."""
Standing = Mapping[str, object]


def standing_of(
    provider: Organisation, tallies: Iterable[Item], shown: Iterable[Item], scores: Iterable[Score]
) -> Standing:
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
        "assessments": list(scores),
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


def written(standings: Iterable[tuple[str, Standing]], now: datetime) -> bytes:
    """Return the file, a line for each provider; the same facts make the same bytes but for the instant.

    Args:
        standings: Provider and what is published of it, in order; each is written before the next one is asked for.
        now: The present instant.
    """
    head = {"format": FORMAT, "written_at": instant(now)}
    lines = (f"{_json(provider)}:{_json(standing)}" for provider, standing in standings)
    text = _json(head)[:-1] + ',"providers":{' + ",".join(f"\n{line}" for line in lines) + "}}\n"
    return text.encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
