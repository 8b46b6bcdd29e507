"""The evidence of everyone for the search by fit: one small file that the browser ranks by.

Rows are those of the main index. For each row the facets follow in the order of `FACETS`; a facet with values is one
capital letter where all have the same class of evidence (`B` for the second of `classes`), else a small letter for each
value in the order of the closed list. How many values a row has stands in the main index. What only a confirmed
cooperation proves is in `extra`: row, facet, code.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Final

import orjson

from site_builder.model.directory import Entry
from site_builder.model.fit import FitRule
from site_builder.model.proof import (
    BOTH_SIDES,
    CLASSES,
    FACETS,
    Facet,
    IsOld,
    Proof,
    age_before,
    codes_of,
    confirmed,
    parted,
)
from site_builder.model.taxonomy import Taxonomy
from site_builder.search.rows import release_of

FORMAT: Final = 1
_LISTS: Final[Mapping[Facet, str]] = {"budgets": "budget_bands"}


def fit_evidence(rows: Sequence[Entry], rule: FitRule, taxonomy: Taxonomy, old_before: date, today: date) -> bytes:
    """Return the file as JSON.

    Args:
        rows: Listed providers in the order of the index's rows.
        rule: The published rule, which the file carries.
        taxonomy: The closed lists, for the order of values.
        old_before: Facts older than this day are old.
        today: Day of the build.
    """
    write = _Writer(rule, taxonomy, age_before(old_before))
    data = {
        "format": FORMAT,
        "rows": release_of(entry.card.id for entry in rows),
        "day": today.isoformat(),
        "count": len(rows),
        "rule": public_rule(rule),
        "bands": list(taxonomy.terms("budget_bands")),
        "facets": FACETS,
        "classes": [[proof.strength, int(proof.is_old), rule.weight(proof)] for proof in CLASSES],
        "evidence": "".join(map(write.row, rows)),
        "extra": [[row, facet, code] for row, entry in enumerate(rows) for facet, code in _extra(entry)],
        "demo": [row for row, entry in enumerate(rows) if entry.card.is_demo],
    }
    return orjson.dumps(data) + b"\n"


def public_rule(rule: FitRule) -> dict[str, Any]:  # Any: JSON
    """Return the figures of the rule; its sentences stand on the method page."""
    return rule.model_dump(mode="json", include={"version", "published_on", "points", "supposed", "covers"})


def _extra(entry: Entry) -> Iterator[tuple[Facet, str]]:
    """Yield the values that only a confirmed cooperation proves."""
    for facet, code in dict.fromkeys(confirmed(entry.standing)):
        if code not in codes_of(entry.card, facet):
            yield facet, code


class _Writer:
    """Writes the evidence of one row after the other."""

    def __init__(self, rule: FitRule, taxonomy: Taxonomy, is_old: IsOld) -> None:
        letters = {proof: chr(ord("a") + place) for place, proof in enumerate(CLASSES)}
        # The strongest first; of equal weight the first in the order of the classes.
        ranked = sorted(CLASSES, key=lambda proof: -rule.weight(proof))
        self._strongest: Final = "".join(letters[proof] for proof in ranked)
        self._both: Final = letters[BOTH_SIDES]
        self._run: Final = lru_cache(maxsize=None)(lambda run: _spelt(run, letters, is_old))
        self._places: Final = {
            facet: {code: place for place, code in enumerate(taxonomy.terms(_LISTS.get(facet, facet)))}
            for facet in FACETS
        }

    def row(self, entry: Entry) -> str:
        """Return the letters of a row."""
        card, standing = entry
        both = frozenset(confirmed(standing)) if standing else frozenset()
        return "".join(
            self._facet(facet, codes_of(card, facet), runs, both)
            for facet, runs in zip(FACETS, card.proofs.split("|"), strict=True)
            if runs
        )

    def _facet(self, facet: Facet, codes: Sequence[str], runs: str, both: frozenset[tuple[Facet, str]]) -> str:
        letters = "".join(map(self._run, runs.split(",")))
        if both:
            letters = "".join(
                self._stronger(letter) if (facet, code) in both else letter
                for code, letter in zip(codes, letters, strict=True)
            )
        if letters.count(letters[0]) == len(letters):
            return letters[0].upper()
        places = self._places[facet]
        return "".join(letter for _, letter in sorted(zip(map(places.__getitem__, codes), letters, strict=True)))

    def _stronger(self, letter: str) -> str:
        """Return the stronger one of a class and of what both sides confirmed."""
        return min(letter, self._both, key=self._strongest.index)


def _spelt(run: str, letters: Mapping[Proof, str], is_old: IsOld) -> str:
    """Return the class of each value of a run."""
    length, proof = parted(run, is_old)
    return letters[proof] * length
