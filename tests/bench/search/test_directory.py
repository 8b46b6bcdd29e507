"""The directory that is searched is that of the build."""

from site_builder.index import EVERYONE
from tests.bench.search.directory import cards_of, generated


def test_generated_providers_are_the_same_for_the_same_number() -> None:
    cards = [entry.card for entry in generated(3).listed(EVERYONE)]

    assert len(cards) == 3
    assert sorted(cards) == sorted(cards_of(range(3)))
