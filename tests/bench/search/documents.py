"""The same providers as documents, for libraries that index documents."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from site_builder.index import Index
from site_builder.model.card import Card
from site_builder.model.taxonomy import Taxonomy
from site_builder.search.han import simplify, syllables

FACETS: Final = ("platforms", "services", "categories", "markets", "languages", "places")
_LABELLED: Final = frozenset(FACETS) - {"languages"}
_NOT_HAN: Final = re.compile("[^\u3400-\u9fff]")


def documents(index: Index, taxonomy: Taxonomy) -> Iterator[dict[str, object]]:
    """Yield a document a listed provider, in the order of our rows.

    It holds all that our index finds: names as written and simplified, labels in both languages, and how Chinese names
    are read, from each of their syllables on, since these libraries look from the beginning of a word.
    """
    for provider_id in index.named():
        card = index.entries[provider_id].card
        facets = {name: _codes(card, name) for name in FACETS}
        names = [name for name in (card.name_zh, card.legal, *card.former) if name]
        yield {
            "id": card.id,
            "name": _joined([card.name_en, card.name_zh]),
            "other": _joined([card.legal, *card.former, *card.brands, *card.tickers, *map(_other_form, names)]),
            "labels": _joined(_labels(facets, taxonomy)),
            "read": _joined(_read(name) for name in (card.name_zh, *card.former) if name),
            "facets": facets,
        }


def _codes(card: Card, name: str) -> tuple[str, ...]:
    if name == "places":
        return (card.place,) if card.place else ()
    codes: tuple[str, ...] = getattr(card, name)
    return codes


def _labels(facets: dict[str, tuple[str, ...]], taxonomy: Taxonomy) -> Iterator[str]:
    for name in sorted(_LABELLED):
        for code in facets[name]:
            label = taxonomy.terms(name)[code].name
            yield from (label.en, label.zh)


def _other_form(name: str) -> str:
    return simple if (simple := simplify(name)) != name else ""


def _read(name: str) -> str:
    """Return the pinyin of a name from each of its syllables on, in full and as initials."""
    read = syllables(_NOT_HAN.sub("", simplify(name)))
    starts = range(len(read))
    return _joined([*("".join(read[start:]) for start in starts), *_initials(read)])


def _initials(read: Sequence[str]) -> Iterator[str]:
    first = "".join(syllable[0] for syllable in read)
    return (first[start:] for start in range(len(first)))


def _joined(texts: Iterator[str | None] | Sequence[str | None]) -> str:
    return " ".join(text for text in texts if text)
