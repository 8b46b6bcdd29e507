"""The rows of the search, which are the listed providers by display name: their facets as sets of rows or as a column."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from site_builder.messages import format_band
from site_builder.model.localized import Language
from site_builder.model.taxonomy import Taxonomy
from site_builder.search.coding import code_bits, code_column

Part = dict[str, Any]  # Any: JSON
_TERMS: Final = {"types": "provider_types", "budgets": "budget_bands", "evidence": "evidence_kinds"}
_ONE: Final = ord("1")
_APOSTROPHES: Final = re.compile("['’]")
_BETWEEN: Final = re.compile(r"[^a-z0-9]+")


def release_of(ids: Iterable[str]) -> str:
    """Return what tells these rows from those of another release: a browser may hold parts of two."""
    return hashlib.sha256("\n".join(ids).encode()).hexdigest()[:12]


def id_from(name: str) -> str:
    """Return the id that an English name suggests; `index.js` does the same."""
    return _BETWEEN.sub("-", _APOSTROPHES.sub("", name.lower()).replace("&", " and ")).strip("-")


def facet_of(rows: Iterable[Iterable[str]], taxonomy: Taxonomy, terms: str) -> Part:
    """Return a facet from the codes of each row: those that somebody has, in the order of the taxonomy, and each one's rows."""
    each = [*rows]
    nobody, digits = b"0" * len(each), dict[str, bytearray]()
    for row, codes in enumerate(each, 1):
        for code in codes:
            try:
                digits[code][-row] = _ONE
            except KeyError:
                digits[code] = bytearray(nobody)
                digits[code][-row] = _ONE
    present = [code for code in taxonomy.terms(terms) if code in digits]
    size = (len(each) + 7) // 8
    return {"codes": present, "bits": code_bits(int(digits[code], 2).to_bytes(size, "little") for code in present)}


def column_of(rows: Sequence[str], taxonomy: Taxonomy, terms: str) -> Part:
    """Return a facet of which each row has at most one code, as one column; `""` is not stated."""
    present = set(rows)
    codes = [code for code in taxonomy.terms(terms) if code in present]
    places = {code: place for place, code in enumerate(codes, 1)}
    return {"codes": codes, "column": code_column([places.get(code, 0) for code in rows]).as_json()}


def labels_part(facets: Mapping[str, Part], taxonomy: Taxonomy, language: Language) -> dict[str, list[str]]:
    """Return what the values of facets are called in a language."""
    return {
        name: labels_of(facet["codes"], taxonomy, _TERMS.get(name, name), language) for name, facet in facets.items()
    }


def labels_of(codes: Sequence[str], taxonomy: Taxonomy, terms: str, language: Language) -> list[str]:
    """Return what the values of a facet are called in a language; budgets as the pages write them."""
    if terms == "budget_bands":
        bands = {band.code: band for band in taxonomy.budget_bands}
        return [format_band(bands[code].low, bands[code].high, language) for code in codes]
    names = taxonomy.terms(terms)
    return [names[code].name[language] for code in codes]
