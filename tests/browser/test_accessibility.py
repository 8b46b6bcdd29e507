"""What looks for faults is not blind: one is found among many that are none, on any screen, in any scheme, on any page."""

from typing import Final

import pytest
from playwright.sync_api import Page

from tests.browser.accessibility import faults

PAGE: Final = """<!doctype html><html lang="en"><title>Firms</title><style>
body {{ background: #fff; color: #000 }}
.pale {{ color: #ddd }}
@media (width < 600px) {{ .wide {{ display: none }} }}
@media (prefers-color-scheme: dark) {{ body {{ background: #000; color: #fff }} .dim {{ color: #333 }} }}
</style><main><h1>Firms</h1><ul>{lines}<li class="{kind}">Another firm</li>{lines}</ul></main></html>"""


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("", set()),
        ("pale", {"390 light: color-contrast"}),
        ("wide pale", {"1280 light: color-contrast"}),
        ("dim", {"390 dark: color-contrast"}),
        ("wide dim", {"1280 dark: color-contrast"}),
    ],
)
def test_a_pale_line_is_found_in_a_list_of_others(bare_page: Page, kind: str, found: set[str]) -> None:
    bare_page.set_content(PAGE.format(lines="<li>A firm</li>" * 8, kind=kind))

    seen = faults(bare_page)

    assert set(seen) == found


def test_a_list_that_is_pale_as_a_whole_is_found(bare_page: Page) -> None:
    bare_page.set_content(PAGE.format(lines='<li class="pale">A firm</li>' * 8, kind="pale"))

    seen = faults(bare_page)

    assert set(seen) == {"390 light: color-contrast"}


def test_a_line_that_another_style_sheet_makes_pale_is_found_on_a_page_like_the_last(bare_page: Page) -> None:
    page = PAGE.format(lines="<li>A firm</li>", kind="")
    bare_page.set_content(page)
    before = faults(bare_page, "light")

    bare_page.set_content(page.replace("<title>", "<style>li { color: #ddd }</style><title>"))
    seen = faults(bare_page, "light")

    assert (before, set(seen)) == ({}, {"390 light: color-contrast"})


def test_a_fault_is_found_again_on_the_next_page_that_has_it(bare_page: Page) -> None:
    page = PAGE.format(lines="<li>A firm</li>", kind="pale")
    bare_page.set_content(page)
    before = faults(bare_page, "light")

    bare_page.set_content(page)
    seen = faults(bare_page, "light")

    assert set(before) == set(seen) == {"390 light: color-contrast"}


def test_what_only_a_wide_screen_shows_is_held_to_every_rule(bare_page: Page) -> None:
    page = PAGE.format(lines='<li>A firm <img class="wide" src="data:,">', kind="")
    bare_page.set_content(page)

    seen = faults(bare_page, "light")

    assert set(seen) == {"1280 light: image-alt"}


def test_what_only_a_wide_screen_makes_scroll_is_reached_by_keyboard(bare_page: Page) -> None:
    style = "<style>@media (width > 600px) { main { height: 4em; overflow: auto } }</style><title>"
    bare_page.set_content(PAGE.format(lines="<li>A firm</li>" * 8, kind="").replace("<title>", style))

    seen = faults(bare_page, "light")

    assert set(seen) == {"1280 light: scrollable-region-focusable"}


LIKE: Final = '<h2 id="one">One</h2><section aria-labelledby="one"><button>Go</button></section><h2 id="two">Two</h2><section aria-labelledby="two"><img src="data:," alt="A firm"></section>'


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (("Two", "Three"), set()),
        (("Two", "One"), {"landmark-unique"}),
        (("Go", ""), {"button-name"}),
        (('alt="A firm"', 'alt2="A firm"'), {"image-alt"}),
        (("<button>", '<button aria-hidden="true">'), {"aria-hidden-focus"}),
        (("<button>", '<button aria-checked="yes">'), {"aria-allowed-attr", "aria-valid-attr-value"}),
        (("h2", "h4"), {"heading-order"}),
        (('lang="en"', 'lang="english"'), {"html-lang-valid"}),
    ],
)
def test_a_fault_is_found_on_a_page_that_is_built_like_one_before(
    bare_page: Page, change: tuple[str, str], found: set[str]
) -> None:
    page = PAGE.format(lines="<li>A firm</li>", kind="").replace("</main>", f"{LIKE}</main>")
    bare_page.set_content(page)
    before = faults(bare_page, "light")

    bare_page.set_content(page.replace(*change))
    seen = faults(bare_page, "light")

    assert before == {}
    assert {where.rpartition(": ")[2] for where in seen} == found
