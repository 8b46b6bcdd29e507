"""What looks for faults is not blind: a pale text is found among many that look otherwise, on any screen, in any scheme."""

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
