"""Lists: their order, their pages, and the links beside them."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder import urls
from site_builder.model.directory import Entry
from site_builder.pages import listing
from tests.builders import a_card, an_edition, an_entry


def test_links_to_lists_carry_their_counts_the_most_frequent_first() -> None:
    counts: dict[urls.Facet, dict[str, int]] = {
        "categories": {}, "platforms": {"tmall": 2, "jd": 7}, "services": {}, "markets": {"FR": 1},
    }  # fmt: skip

    links = listing.facet_links(an_edition(), counts)

    assert [(link.label, link.href, link.figure) for link in links["platforms"]] == [
        ("JD.com", "/en/platforms/jd", 7),
        ("Tmall", "/en/platforms/tmall", 2),
    ]
    assert links["markets"][0].href == "/en/markets/fr"
    assert links["categories"] == ()


def test_values_of_one_count_stand_in_the_order_of_the_closed_list() -> None:
    order = list(an_edition().names["platforms"])[:5]
    counts: dict[urls.Facet, dict[str, int]] = {name: {} for name in urls.FACETS}

    links = listing.facet_links(an_edition(), counts | {"platforms": dict.fromkeys(reversed(order), 3)})

    assert [link.href.rsplit("/", 1)[-1] for link in links["platforms"]] == order


def some_links(count: int) -> tuple[listing.Link, ...]:
    """Return links to some lists."""
    return tuple(listing.Link(label=str(number), href=f"/en/categories/{number}") for number in range(count))


def test_a_column_shows_the_most_frequent_values_and_leads_to_all() -> None:
    column = listing.facet_column(an_edition(), "categories", "Categories", some_links(5), 3)

    assert [link.label for link in column.links] == ["0", "1", "2"]
    assert column.more is not None
    assert (column.more.label, column.more.href) == ("All 5", "/en/categories")


def test_a_column_never_leaves_out_the_list_that_it_stands_beside() -> None:
    column = listing.facet_column(an_edition(), "categories", "Categories", some_links(5), 2, "/en/categories/4")

    assert [link.label for link in column.links] == ["0", "1", "4"]


def test_a_column_that_shows_everything_leads_nowhere_else() -> None:
    assert listing.facet_column(an_edition(), "categories", "Categories", some_links(3), 3).more is None


def test_beside_a_list_of_one_facet_only_that_facet_is_open() -> None:
    links = {name: some_links(1) for name in urls.FACETS}

    beside_everyone = listing.facet_columns(an_edition(), links, None)
    beside_one = listing.facet_columns(an_edition(), links, "services")

    assert [column.is_open for column in beside_everyone] == [True] * 4
    assert [column.name for column in beside_one if column.is_open] == ["services"]


def a_listing(number: int = 1, of: int = 1, *entries: Entry, language: listing.urls.Language = "en") -> listing.Page:
    """Return a page of the list of one category."""
    edition = an_edition(language)
    what = listing.of_facet(edition, "categories", "beauty", 30)
    return listing.listing_page(edition, what, number, of, [entry.card for entry in entries], {})


def test_a_list_of_one_value_is_called_by_it_in_both_languages() -> None:
    english, chinese = a_listing(), a_listing(language="zh")

    assert (english.title, english.view.sentence) == (
        "Beauty: service providers",
        "30 providers work in this category",
    )
    assert (chinese.title, chinese.view.sentence) == ("美妆类目服务商", "该类目共30家服务商")
    assert [crumb.href for crumb in chinese.crumbs] == ["/zh/providers", "/zh/categories"]


def test_later_pages_of_a_list_have_a_title_and_an_address_of_their_own() -> None:
    second = a_listing(2, 2)

    assert (second.title, second.path) == ("Beauty: service providers, page 2", "/en/categories/beauty/2")
    assert second.view.heading == "Beauty: service providers"


def test_the_list_of_all_providers_counts_them() -> None:
    edition = an_edition()

    page = listing.listing_page(edition, listing.everyone(edition, 1), 1, 1, [a_card()], {})

    assert (page.path, page.view.sentence, page.crumbs) == ("/en/providers", "1 provider", ())
    assert page.view.order_url == "/en/method#order"


def test_the_newest_date_of_a_list_is_that_of_the_entries_on_the_page() -> None:
    entries = (
        an_entry(changed_on="2026-11-20", confirmed_on="2026-11-01"),
        an_entry(changed_on="2026-10-01", confirmed_on="2026-11-21"),
        an_entry(changed_on="2026-09-01", confirmed_on="2026-09-01"),
    )

    assert a_listing(1, 1, *entries).lastmod == "2026-11-21"


def test_an_empty_list_has_no_date_and_no_structured_data() -> None:
    assert (a_listing().lastmod, a_listing().json_ld) == (None, ())


def test_the_structured_data_of_a_list_counts_on_from_page_to_page() -> None:
    page = a_listing(2, 2, an_entry(id="one"), an_entry(id="two"))

    items = json.loads(page.json_ld[0])["itemListElement"]

    assert [(item["position"], item["url"]) for item in items] == [
        (25, "https://hezuo.example/en/providers/one"),
        (26, "https://hezuo.example/en/providers/two"),
    ]


def test_the_address_of_the_site_cannot_leave_the_structured_data_of_a_list() -> None:
    edition = an_edition(base_url="https://hezuo.example/</script>")
    what = listing.everyone(edition, 1)

    (text,) = listing.listing_page(edition, what, 1, 1, [a_card()], {}).json_ld

    assert "<" not in text
    (item,) = json.loads(text)["itemListElement"]
    assert item["url"] == "https://hezuo.example/</script>/en/providers/lantern-bay"


@pytest.mark.parametrize(
    ("number", "of", "shown"),
    [
        (1, 2, [1, 2]),
        (1, 9, [1, 2, 3, 9]),
        (4, 9, [1, 2, 3, 4, 5, 6, 9]),
        (5, 9, [1, 3, 4, 5, 6, 7, 9]),
        (9, 9, [1, 7, 8, 9]),
        (500, 1000, [1, 498, 499, 500, 501, 502, 1000]),
    ],
)
def test_the_pager_shows_the_first_the_last_and_two_on_each_side(number: int, of: int, shown: list[int]) -> None:
    pager = a_listing(number, of).view.pager

    assert [other for other, *_ in pager.links] == shown
    assert pager.label == f"Page {number} of {of}"


@settings(max_examples=100)
@given(st.integers(2, 60).flatmap(lambda of: st.tuples(st.integers(1, of), st.just(of))))
def test_every_page_of_a_list_leads_to_its_neighbours_and_to_both_ends(place: tuple[int, int]) -> None:
    number, of = place
    edition = an_edition()

    pager = listing.listing_page(edition, listing.everyone(edition, 1), number, of, [], {}).view.pager

    shown = {other: href for other, href, _ in pager.links}
    assert {1, of, max(1, number - 1), number, min(of, number + 1)} <= shown.keys()
    assert (pager.previous == "") == (number == 1)
    assert (pager.next == "") == (number == of)
    assert shown[1] == "/en/providers"


def test_a_list_of_one_page_has_no_pager() -> None:
    assert a_listing(1, 1).view.pager is None


@pytest.mark.parametrize("name", urls.FACETS)
def test_every_facet_has_a_page_of_all_its_values(name: urls.Facet) -> None:
    page = listing.facet_index_page(an_edition(), name, some_links(40), "2026-11-22")

    assert (page.path, page.lastmod, len(page.view.links)) == (f"/en/{name}", "2026-11-22", 40)
    assert page.crumbs[0].href == "/en/providers"
