"""The card of a provider: what lists, search and related entries show. Standard library only, so that it loads at once."""

import marshal
from typing import NamedTuple

from site_builder.model.localized import Language


class Card(NamedTuple):
    """What lists, search and related entries show of a provider; plain values only, so that it is cheap to keep.

    Days are ISO texts. `kinds` counts the facts of each kind of evidence, in the order of `KINDS`;
    `strength` is their weight as evidence on the day of the build. `brands` holds names in either language,
    `offices` places beside the headquarters, `levels` what platforms certified.
    `proofs` says how well each value is proved, in the form of `site_builder/model/proof.py`.
    """

    id: str
    is_demo: bool
    name_en: str | None
    name_zh: str | None
    legal: str | None
    summary_en: str
    summary_zh: str
    place: str | None
    offices: tuple[str, ...]
    founded: int | None
    website: str | None
    minimum_budget: str | None
    accepting: bool | None
    tickers: tuple[str, ...]
    types: tuple[str, ...]
    platforms: tuple[str, ...]
    services: tuple[str, ...]
    categories: tuple[str, ...]
    markets: tuple[str, ...]
    languages: tuple[str, ...]
    levels: tuple[str, ...]
    former: tuple[str, ...]
    brands: tuple[str, ...]
    kinds: tuple[int, int, int, int]
    strength: int
    proofs: str
    sources: int
    read_on: str
    confirmed_on: str
    listed_on: str
    changed_on: str
    removed_on: str | None
    removal_reason: str | None

    @property
    def facts(self) -> int:
        """Number of facts with a source."""
        return sum(self.kinds)

    @property
    def newest(self) -> str:
        """Newest date that a list shows of it, ISO."""
        return max(self.changed_on, self.confirmed_on)

    def names(self, language: Language) -> tuple[str, str | None]:
        """Return the name in the page's language first, then the other one where it is known."""
        first, second = (self.name_zh, self.name_en) if language == "zh" else (self.name_en, self.name_zh)
        return (first, second) if first else (second or self.id, None)


def packed(card: Card) -> bytes:
    """Return a card as bytes."""
    return marshal.dumps(tuple(card))


def unpacked(content: bytes | memoryview) -> Card:
    """Return a packed card."""
    return Card._make(marshal.loads(content))  # noqa: S302 # from our own process or cache
