"""What the search's lines show besides names, from rows to JSON."""

from site_builder.model.directory import Entry
from site_builder.model.published import Response
from site_builder.search.lines import line_row, lines_part
from site_builder.search.rows import Part
from tests.builders import a_card, a_quarter, a_standing, a_taxonomy, an_entry


def lines_of(*entries: Entry) -> Part:
    """Return what the lines of entries also show; replies from five invitations."""
    return lines_part([line_row(5, entry) for entry in entries], a_taxonomy())


def test_a_directory_of_nobody_has_no_lines() -> None:
    part = lines_of()

    assert (part["scores"], part["replies"], part["tickers"]) == ([], [], [])
    assert [facet["codes"] for facet in part["facets"].values()] == [[], [], []]


def test_stars_and_replies_come_with_their_rows_and_replies_from_five_invitations_on() -> None:
    few, enough = (a_standing(response=Response(invited=number, answered=3, median_hours=7)) for number in (4, 5))
    starred = a_standing(assessments=(a_quarter(4.5, total=8850), a_quarter(1)))

    part = lines_of(Entry(a_card(), few), Entry(a_card(), enough), Entry(a_card(), starred), an_entry())

    assert part["replies"] == [[1, 5, 3, 7]]
    assert part["scores"] == [[2, "2026-Q3", "88.50", 12]]


def test_evidence_budgets_and_types_are_facets_with_their_names() -> None:
    part = lines_of(an_entry(minimum_budget="1m-3m", kinds=(0, 0, 2, 1)))

    assert part["facets"]["evidence"]["codes"] == ["press", "self-stated"]
    assert part["facets"]["budgets"]["codes"] == ["1m-3m"]
    assert part["labels"]["zh"]["budgets"] == ["100–300万元"]
    assert part["labels"]["en"].keys() == part["facets"].keys()
