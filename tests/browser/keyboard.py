"""What people do without a mouse: they go to something by the tabulator key, press it, and write."""

from typing import Final

import pytest
from playwright.sync_api import Locator, Page, expect

_MOST_TABS: Final = 150
_STEPS: Final = """target => {
  const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")];
  const isStop = (one) => one.checkVisibility({visibilityProperty: true}) && !one.matches(":disabled, [type=radio], [inert] *") && one.tabIndex >= 0;
  const isBetween = (one) => document.activeElement.compareDocumentPosition(one) & 4 && target.compareDocumentPosition(one) & 2;
  if (document.activeElement === target) return 0;
  return document.activeElement === document.body ? 1 : Math.max(1, stops.filter((one) => isBetween(one) && isStop(one)).length);
}"""
"""How many steps of the tabulator key there are at least to an element, so that not after every one it is asked whether it is reached."""


def reach(page: Page, target: Locator) -> None:
    """Move the focus to something by the tabulator key, as somebody without a mouse does: on a new page past its header."""
    expect(target).to_be_visible()
    if page.evaluate("document.activeElement === document.body"):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.skip')"):
            page.keyboard.press("Enter")
    tab_to(page, target)


def tab_to(page: Page, target: Locator) -> None:
    """Move the focus forward to something by the tabulator key alone."""
    for _ in range(_MOST_TABS):
        steps = target.evaluate(_STEPS)  # the page may have made it anew
        if not steps:
            return
        hold_tab(page, steps)
    pytest.fail(f"no way by keyboard to {target}")


def hold_tab(page: Page, steps: int) -> None:
    """Hold the tabulator key down for so many steps."""
    for _ in range(steps):
        page.keyboard.down("Tab")
    page.keyboard.up("Tab")


def press(page: Page, target: Locator, key: str = "Enter") -> None:
    """Press something by keyboard."""
    reach(page, target)
    page.keyboard.press(key)


def write(page: Page, field: str, text: str) -> None:
    """Fill a field by keyboard, in place of what stood there."""
    reach(page, page.locator(field))
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(text)
