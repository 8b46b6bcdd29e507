"""The directories that are searched are those of the build and of the corpus."""

from site_builder.index import EVERYONE
from tests.bench.search.directory import corpus, generated


def test_the_corpus_is_searched_whole() -> None:
    entries = {entry.card.id: entry for entry in corpus().listed(EVERYONE)}

    assert len(entries) == 300
    assert entries["alder-consulting"].card.name_zh == "川鹤咨询"
    assert entries["alder-consulting"].half_stars == 9


def test_generated_providers_are_the_same_for_the_same_number() -> None:
    cards = [entry.card for entry in generated(3).listed(EVERYONE)]

    assert len(cards) == 3
    assert cards == [entry.card for entry in generated(3).listed(EVERYONE)]
