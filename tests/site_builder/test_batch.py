"""In which fields an entry changes."""

from site_builder.batch import ALL, differing
from site_builder.model.directory import Entry
from tests.builders import a_card, a_standing, an_entry


def test_the_fields_that_differ_are_named() -> None:
    assert differing(an_entry(), an_entry(founded=2015, sources=9)) == {"founded", "sources"}


def test_what_is_published_counts_as_a_field() -> None:
    assert differing(Entry(a_card(), None), Entry(a_card(), a_standing(4))) == {"standing"}


def test_nothing_differs_from_itself() -> None:
    assert differing(an_entry(4), an_entry(4)) == frozenset()


def test_an_entry_that_comes_or_goes_changes_everything() -> None:
    assert differing(None, an_entry()) == differing(an_entry(), None) == ALL
