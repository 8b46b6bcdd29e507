"""The rows of the search: listed providers by display name, and their facets as sets of rows."""

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from site_builder.messages import format_band
from site_builder.model.card import Card
from site_builder.model.directory import Entry
from site_builder.model.localized import Language
from site_builder.model.taxonomy import Taxonomy
from site_builder.order import name_key
from site_builder.search.coding import code_bits

_ONE: Final = ord("1")
_APOSTROPHES: Final = re.compile("['’]")
_BETWEEN: Final = re.compile(r"[^a-z0-9]+")


def rows_of(entries: Iterable[Entry]) -> list[Entry]:
    """Return the listed providers in the order of their rows: by display name, then by id."""
    return sorted((entry for entry in entries if not entry.card.removed_on), key=lambda entry: name_key(entry.card))


def release_of(rows: Sequence[Entry]) -> str:
    """Return what tells these rows from those of another release: a browser may hold parts of two."""
    return hashlib.sha256("\n".join([entry.card.id for entry in rows]).encode()).hexdigest()[:12]


def id_from(name: str) -> str:
    """Return the id that an English name suggests; `index.js` does the same."""
    return _BETWEEN.sub("-", _APOSTROPHES.sub("", name.lower()).replace("&", " and ")).strip("-")


def facet_of(
    rows: Sequence[Entry], codes_of: Callable[[Card], Iterable[str]], taxonomy: Taxonomy, terms: str
) -> dict[str, object]:
    """Return a facet: the codes that somebody has, in the order of the taxonomy, and each one's rows."""
    nobody, digits = b"0" * len(rows), dict[str, bytearray]()
    for row, entry in enumerate(rows, 1):
        for code in codes_of(entry.card):
            try:
                digits[code][-row] = _ONE
            except KeyError:
                digits[code] = bytearray(nobody)
                digits[code][-row] = _ONE
    codes = [code for code in taxonomy.terms(terms) if code in digits]
    size = (len(rows) + 7) // 8
    return {"codes": codes, "bits": code_bits(int(digits[code], 2).to_bytes(size, "little") for code in codes)}


def labels_of(codes: Sequence[str], taxonomy: Taxonomy, terms: str, language: Language) -> list[str]:
    """Return what the values of a facet are called in a language; budgets as the pages write them."""
    if terms == "budget_bands":
        bands = {band.code: band for band in taxonomy.budget_bands}
        return [format_band(bands[code].low, bands[code].high, language) for code in codes]
    names = taxonomy.terms(terms)
    return [names[code].name[language] for code in codes]
