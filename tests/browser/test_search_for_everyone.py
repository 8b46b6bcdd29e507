"""Every state of the search is one that everybody can read and use."""

from collections.abc import Callable
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import faults
from tests.browser.conftest import Served
from tests.browser.searching import add, box, compared, fail, names_ids, notes, opened, ready, said

INDEX: Final = "**/data/search/*.json"


def with_facet_open(page: Page, served: Served) -> None:
    """Open every facet."""
    ready(page, served)
    page.locator(".filters").evaluate("filters => { for (const one of [filters, ...filters.querySelectorAll('details')]) one.open = true; }")  # fmt: skip


def with_everything(page: Page, served: Served) -> None:
    """Ask for a text and facets."""
    ready(page, served, "zh", "?q=e&platforms=tmall&categories=beauty&stars=3")


def with_nothing_found(page: Page, served: Served) -> None:
    """Find nobody."""
    ready(page, served, query="?q=zzzzqq+deposit")
    expect(notes(page)).not_to_be_empty()


def with_unknown_parts(page: Page, served: Served) -> None:
    """Ask for what is not known."""
    ready(page, served, query="?platforms=nonesuch")
    expect(notes(page)).not_to_be_empty()


def without_index(page: Page, served: Served) -> None:
    """Lose the index."""
    page.route(INDEX, fail)
    opened(page, served)
    box(page).focus()
    expect(page.locator("[data-lost]")).to_be_visible()


def with_comparison(page: Page, served: Served) -> None:
    """Tick two and put one on the shortlist."""
    ready(page, served, "zh")
    ids = names_ids(page)
    compared(page, ids[0]).check()
    compared(page, ids[1]).check()
    add(page, ids[0]).click()
    expect(said(page)).not_to_be_empty()


STATES: Final = (
    with_facet_open,
    with_everything,
    with_nothing_found,
    with_unknown_parts,
    without_index,
    with_comparison,
)


@pytest.mark.parametrize("state", STATES)
def test_no_state_of_the_search_has_an_accessibility_fault(
    bare_page: Page, served: Served, state: Callable[[Page, Served], None]
) -> None:
    state(bare_page, served)
    found = faults(bare_page)

    assert found == {}
