"""The parts of the index, each a JSON text: what a result needs at once, and what only some queries need."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from operator import attrgetter
from typing import Final

from site_builder.model.card import Card
from site_builder.model.directory import Entry
from site_builder.model.guide import Glossary, GlossaryTerm
from site_builder.model.taxonomy import Taxonomy
from site_builder.order import EVIDENCE_BAND
from site_builder.pages.guide import Guide
from site_builder.search.coding import code_column, code_gaps, code_lines, code_sorted
from site_builder.search.han import odd_readings, readings, second_readings, simplify, simplify_all, syllables, variants
from site_builder.search.rows import Part, column_of, facet_of, id_from

Labels = Mapping[str, Sequence[str]]
_UNCHOSEN: Final = {"offices": "places", "languages": "languages", "levels": "tiers"}
"""What is found by its name and is no choice of its own, or a seldom one; with its closed list."""
_SETS: Final = ("platforms", "services", "categories", "markets", "languages")


def main_part(rows: Sequence[Entry], taxonomy: Taxonomy, day: str) -> Part:
    """Return names, facets and sort keys.

    Args:
        rows: The providers by display name.
        taxonomy: The closed lists.
        day: ISO day of the build, which the recommended order depends on.
    """
    cards = [entry.card for entry in rows]
    zh = [card.name_zh or "" for card in cards]
    alphabet, text = code_lines(zh)
    return {
        "day": day,
        "count": len(rows),
        "en": code_sorted(card.name_en or "" for card in cards),
        "zh": {"alphabet": alphabet, "text": text},
        "ids": "\n".join(map(_own_id, cards)),
        "simplified": _simplified(zh),
        "demo": [row for row, card in enumerate(cards) if card.is_demo],
        "facets": {name: facet_of(map(attrgetter(name), cards), taxonomy, name) for name in _SETS}
        | {"places": column_of([card.place or "" for card in cards], taxonomy, "places")},
        "stars": code_column([entry.half_stars for entry in rows]).as_json(),
        "evidence": code_column([card.strength // EVIDENCE_BAND for card in cards]).as_json(),
        "listed": code_column([card.listed_on for card in cards]).as_json(),
        "confirmed": code_column([card.confirmed_on for card in cards]).as_json(),
    }


def names_part(rows: Sequence[Entry], taxonomy: Taxonomy, labels: Labels) -> Part:
    """Return what a query finds besides: legal and former names, tickers, brands, offices, languages, levels, other words."""
    cards = [entry.card for entry in rows]
    brands: dict[str, dict[int, None]] = {}
    for row, card in enumerate(cards):
        for brand in card.brands:
            brands.setdefault(brand, {})[row] = None
    names = sorted(brands)
    zh, legal = (simplify_all(getattr(card, field) or "" for card in cards) for field in ("name_zh", "legal"))
    return {
        "legal": "\n".join(map(_legal, zh, legal)),
        "former": [[row, *map(simplify, card.former)] for row, card in enumerate(cards) if card.former],
        "tickers": [[row, *card.tickers] for row, card in enumerate(cards) if card.tickers],
        "also": {
            name: [
                [place, *map(simplify, also)]
                for place, code in enumerate(codes)
                if (also := taxonomy.terms(name)[code].also)
            ]
            for name, codes in labels.items()
        },
        "unchosen": [value for name, terms in _UNCHOSEN.items() for value in _unchosen(cards, name, taxonomy, terms)],
        "brands": {"names": simplify("\n".join(names)), "gaps": " ".join(code_gaps(brands[name]) for name in names)},
    }


def _unchosen(cards: Sequence[Card], field: str, taxonomy: Taxonomy, terms: str) -> Iterable[list[str]]:
    """Yield each value that somebody has: the gaps between its rows, and every word for it."""
    rows: dict[str, list[int]] = {}
    for row, card in enumerate(cards):
        for code in getattr(card, field):
            if code != card.place:
                rows.setdefault(code, []).append(row)
    for code, term in taxonomy.terms(terms).items():
        if code in rows:
            yield [code_gaps(rows[code]), *map(simplify, (term.en, term.zh, *term.also))]


def pinyin_part(rows: Sequence[Entry], taxonomy: Taxonomy, labels: Labels) -> Part:
    """Return how Chinese names are read: each character alone, and where it is read otherwise.

    Places count a name's Chinese characters alone.

    Args:
        rows: The providers by display name.
        taxonomy: The closed lists.
        labels: Codes of the facets whose names are found in pinyin, too.
    """
    names = [_han(name) for name in simplify_all(entry.card.name_zh or "" for entry in rows)]
    former = [_han(simplify(name)) for entry in rows for name in entry.card.former]
    alone = readings()
    characters = sorted(alone.keys() & set("".join(names + former)))
    return {
        "characters": "".join(characters),
        "syllables": " ".join(alone[character] for character in characters),
        "odd": _odd(names),
        "also": [(row, place, other) for row, name in enumerate(names) for place, other in second_readings(name)],
        "former": _odd(former),
        "labels": {
            name: [" ".join(syllables(_han(taxonomy.terms(name)[code].zh))) for code in codes]
            for name, codes in labels.items()
        },
    }


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


def _han(text: str) -> str:
    return "".join(filter(_is_han, text))


def _odd(names: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return line, place and syllable of every character that is read otherwise than alone."""
    ends = list(accumulate(len(name) + 1 for name in names))
    found = [(bisect_right(ends, place), place, syllable) for place, syllable in odd_readings("\n".join(names))]
    return [(line, place - (ends[line - 1] if line else 0), syllable) for line, place, syllable in found]


def texts_part(guides: Sequence[Guide], glossary: Glossary) -> Part:
    """Return titles and headings of the guides and the words of the trade, in both languages."""
    return {"guides": [_guide(guide) for guide in guides], "words": [_word(term) for term in glossary.terms]}


def _guide(guide: Guide) -> list[object]:
    titles = {section.id: section.title for section in guide.prose["zh"].sections}
    headings = [[section.id, section.title, titles.get(section.id, "")] for section in guide.prose["en"].sections]
    return [guide.slug, guide.title.en, guide.title.zh, headings, _read(guide.title.zh)]


def _word(term: GlossaryTerm) -> list[object]:
    return [term.id, term.en, term.zh, [*term.also_en, *term.also_zh], term.finds, _read(term.zh)]


def _read(title: str) -> str:
    """Return a title in pinyin, a space between syllables; nothing where it is not of Chinese characters alone."""
    return " ".join(syllables(title)) if all(map(_is_han, title)) else ""


def variants_part(texts: Iterable[str]) -> Part:
    """Return the traditional forms of the characters that occur in some simplified texts."""
    known = set().union(*texts)
    pairs = [(chr(one), chr(other)) for one, other in variants().items() if chr(other) in known]
    return {"from": "".join(one for one, _ in pairs), "to": "".join(one for _, one in pairs)}


def _own_id(card: Card) -> str:
    """Return an id, or nothing where the English name suggests it."""
    return "" if card.name_en and card.id == id_from(card.name_en) else card.id


def _simplified(names: Sequence[str]) -> list[list[object]]:
    pairs = enumerate(zip(names, simplify_all(names), strict=True))
    return [[row, simple] for row, (name, simple) in pairs if simple != name]


def _legal(name: str, legal: str) -> str:
    """Return a legal name; `+` and the rest where it begins with the Chinese name, as most do."""
    return f"+{legal[len(name) :]}" if name and legal.startswith(name) else legal
