"""The pages of featured providers."""

from site_builder.featured import boards
from site_builder.model.directory import Entry
from site_builder.pages.featured import featured_page, featured_quarter_page
from tests.builders import a_card, a_method, a_quarter, a_standing, an_edition

ENTRIES = [
    Entry(a_card(id="a"), a_standing(assessments=(a_quarter(5), a_quarter(4, quarter="2026-Q2")))),
    Entry(a_card(id="b", categories=("beauty", "pet")), a_standing(4)),
]
BOARDS = boards(ENTRIES, {"v1": a_method()})
CARDS = {entry.card.id: entry.card for entry in ENTRIES}


def test_a_place_says_its_quarter_rank_number_category_and_method() -> None:
    english, chinese = (featured_quarter_page(an_edition(language), BOARDS, 0, CARDS) for language in ("en", "zh"))

    assert english.view.groups[0].rows[1].place == "Featured 2026 Q3: rank 2 of 2 in Beauty, method v1"
    assert chinese.view.groups[0].rows[1].place == "2026 Q3精选：美妆类目第2名，共2家，方法v1"
    assert english.path == "/en/featured/2026-q3"


def test_the_page_of_a_quarter_links_to_the_others() -> None:
    page = featured_quarter_page(an_edition(), BOARDS, 0, CARDS)

    assert [(link.label, link.href) for link in page.view.quarters] == [("2026 Q2", "/en/featured/2026-q2")]
    assert page.lastmod == "2026-10-15"


def test_the_first_page_shows_who_stands_first_in_the_newest_quarter_and_every_quarter() -> None:
    view = featured_page(an_edition(), BOARDS, CARDS).view

    assert [(group.label, [row.href for row in group.rows]) for group in view.groups] == [
        ("Beauty", ["/en/providers/a"]),
        ("Pets", ["/en/providers/b"]),
    ]
    assert len(view.quarters) == 2


def test_before_the_first_quarter_the_page_says_so_and_is_not_for_search_engines() -> None:
    page = featured_page(an_edition(), (), {})

    assert (page.view.none, page.noindex, page.lastmod) == ("No quarter has been closed yet.", True, None)
