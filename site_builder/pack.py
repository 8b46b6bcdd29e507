"""Cards as bytes in pieces: a build of one change makes the piece of that card again and keeps the others as they are."""

import marshal
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Final, NamedTuple
from zlib import crc32

from site_builder.model.card import Card

PIECES: Final = 64


class Pack(NamedTuple):
    """Cards, and the same as bytes.

    Attributes:
        cards: The cards of each piece that has any.
        pieces: The bytes of each.
    """

    cards: Mapping[int, list[Card]]
    pieces: Mapping[int, bytes]

    @classmethod
    def of(cls, cards: Iterable[Card], before: "Pack") -> "Pack":
        """Pack some cards; a piece that holds the same as before stays as it is."""
        found: defaultdict[int, list[Card]] = defaultdict(list)
        for card in cards:
            found[crc32(card.id.encode()) % PIECES].append(card)
        kept, old = before
        pieces = {
            number: old[number] if kept.get(number) == piece else marshal.dumps([*map(tuple, piece)])
            for number, piece in found.items()
        }
        return cls(found, pieces)

    @classmethod
    def read(cls, pieces: Mapping[int, bytes]) -> "Pack":
        """Take up what another build packed.

        Raises:
            ValueError, EOFError, TypeError: These are no pieces.
        """
        cards = {
            number: [*map(Card._make, marshal.loads(piece))]  # noqa: S302 # our own cache
            for number, piece in pieces.items()
        }
        return cls(cards, pieces)

    def all(self) -> list[Card]:
        """Return every card."""
        return [*chain.from_iterable(self.cards.values())]


EMPTY: Final = Pack({}, {})
