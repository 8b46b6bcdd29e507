"""The recommended order where nobody asks for anything: stars, then evidence, then a rotation that changes every day.

What nobody confirmed for 18 months is not recommended: it stands behind all others, whatever its stars. Nobody can buy a place: what is read here is all that counts. The browser's engine (`order.js`) has the same rule.
"""

from datetime import date
from typing import Final
from zlib import crc32

from site_builder.model.card import Card
from site_builder.model.directory import Entry
from site_builder.model.freshness import state_of

EVIDENCE_BAND: Final = 10
_BITS: Final = 0xFFFFFFFF
_DROPPED: Final = 9
_LAST: Final = 2  # behind those without stars, which have 1
Rank = tuple[int, int, int, str, str]


def rank(entry: Entry, day: date) -> Rank:
    """Return the key of the recommended order on a day.

    Evidence counts the facts confirmed in the last twelve months, official and filed ones twice, self-stated ones not,
    in steps of ten, so that one fact more does not reorder the list. Whoever is equal in both takes turns: their order follows from the day and the id, alike for all
    visitors.
    """
    card = entry.card
    if state_of(card.confirmed_on, day) == "hidden":
        return _LAST, 0, turn(card.id, day), *name_key(card)
    return -entry.half_stars, -(card.strength // EVIDENCE_BAND), turn(card.id, day), *name_key(card)


def name_key(card: Card) -> tuple[str, str]:
    """Return the key of the order by display name."""
    return (card.name_en or card.name_zh or card.id).casefold(), card.id


def turn(provider_id: str, day: date) -> int:
    """Return a provider's turn on a day, 23 bits: the finalizer of MurmurHash3 over the checksums of id and day."""
    value = crc32(provider_id.encode()) ^ crc32(day.isoformat().encode())
    value = (value ^ value >> 16) * 0x85EBCA6B & _BITS
    value = (value ^ value >> 13) * 0xC2B2AE35 & _BITS
    return (value ^ value >> 16) >> _DROPPED
