"""Recall and precision are means over queries."""

import pytest

from tests.bench.search.findings import Findings, mean_of
from tests.search.truth import Query


def a_query(*expected: str) -> Query:
    """Return a query that must find these."""
    return Query(text="q", kind="brand", why="", expected=expected)


@pytest.mark.parametrize(
    ("query", "found", "findings"),
    [
        (a_query("a", "b"), {"a", "b"}, Findings(1, 1)),
        (a_query("a", "b"), {"a"}, Findings(0.5, 1)),
        (a_query("a"), {"a", "c"}, Findings(1, 0.5)),
        (a_query("a"), set(), Findings(0, 0)),
    ],
)
def test_a_query_counts_by_what_it_finds_and_what_it_must_find(
    query: Query, found: set[str], findings: Findings
) -> None:
    assert mean_of([(query, frozenset(found))]) == findings


def test_where_nobody_is_expected_nobody_is_right_and_somebody_is_wrong() -> None:
    right = (a_query("a"), frozenset("a"))

    assert mean_of([right, (a_query(), frozenset())]) == Findings(1, 1)
    assert mean_of([right, (a_query(), frozenset("b"))]) == Findings(1, 0.5)
