"""What is typed and chosen exists, and comes in both scripts."""

from tests.bench.search.queries import CHOICES, QUERIES, prefixes
from tests.builders import a_taxonomy


def test_a_query_is_typed_letter_by_letter() -> None:
    assert prefixes("天猫 a") == ["天", "天猫", "天猫 ", "天猫 a"]


def test_a_dozen_queries_are_typed_in_both_scripts() -> None:
    latin = [query for query in QUERIES if query.isascii()]

    assert len(QUERIES) >= 12
    assert 5 <= len(latin) <= len(QUERIES) - 5


def test_every_chosen_value_exists() -> None:
    chosen = [pair for choice in CHOICES for pair in choice]

    assert [code for name, code in chosen if code not in a_taxonomy().terms(name)] == []
    assert {len(choice) for choice in CHOICES} == {1, 2, 3}
