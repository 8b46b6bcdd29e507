"""What the search's lines show of a provider besides its names, and the facets that are seldom asked for.

Each provider's row is made once and kept: a change of one makes this part from the rows, and reads no other card.
"""

from collections.abc import Sequence
from typing import Final

import orjson

from site_builder.model.directory import Entry
from site_builder.model.localized import LANGUAGES
from site_builder.model.published import QuarterScore, Standing
from site_builder.model.source import KINDS
from site_builder.model.taxonomy import Taxonomy
from site_builder.search.coding import code_column
from site_builder.search.rows import Part, column_of, facet_of, labels_part

_COLUMNS: Final = 9


def line_row(response_from: int, entry: Entry) -> bytes:
    """Return a provider's row; replies from a number of invitations."""
    card = entry.card
    row = (
        card.types,
        [kind for kind, count in zip(KINDS, card.kinds, strict=True) if count],
        card.minimum_budget or "",
        card.founded or 0,
        card.facts,
        card.sources,
        card.tickers,
        _score(entry.latest) if entry.half_stars >= 0 else (),
        _replies(entry.standing, response_from),
    )
    return orjson.dumps(row)


def lines_part(rows: Sequence[bytes], taxonomy: Taxonomy) -> Part:
    """Return the part of the index that `line_row` made the rows of."""
    lines = orjson.loads(b"[%b]" % b",".join(rows))
    columns = [*zip(*lines, strict=True)] or [()] * _COLUMNS
    types, kinds, budgets, founded, facts, sources, tickers, scores, replies = columns
    facets = {
        "types": facet_of(types, taxonomy, "provider_types"),
        "budgets": column_of(budgets, taxonomy, "budget_bands"),
        "evidence": facet_of(kinds, taxonomy, "evidence_kinds"),
    }
    return {
        "tickers": [[row, *own] for row, own in enumerate(tickers) if own],
        "facets": facets,
        "labels": {language: labels_part(facets, taxonomy, language) for language in LANGUAGES},
        "founded": code_column(founded).as_json(),
        "facts": code_column(facts).as_json(),
        "sources": code_column(sources).as_json(),
        "scores": [[row, *score] for row, score in enumerate(scores) if score],
        "replies": [[row, *figures] for row, figures in enumerate(replies) if figures],
    }


def _score(score: QuarterScore | None) -> tuple[object, ...]:
    return (score.quarter, score.points, score.n) if score else ()


def _replies(standing: Standing | None, response_from: int) -> tuple[object, ...]:
    response = standing.response if standing else None
    if response is None or response.invited < response_from:
        return ()
    return response.invited, response.answered, response.median_hours
