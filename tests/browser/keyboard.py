"""What people do without a mouse: they go to something by the tabulator key, press it, and write."""

from typing import Final

import pytest
from playwright.sync_api import Locator, Page, expect

_MOST_TABS: Final = 150
_WHOLE_WAY: Final = 6
_STOPS: Final = """
  const {activeElement: here, body} = document;
  const isBehind = here.compareDocumentPosition(target) === 2 && target.type !== "radio";
  const [after, before] = isBehind ? [target, here] : [here, target];
  const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")];
  const isStop = (one) => one.checkVisibility({visibilityProperty: true}) && !one.matches(":disabled, [type=radio], [inert] *") && one.tabIndex >= 0;
  const isBetween = (one) => after.compareDocumentPosition(one) & 4 && before.compareDocumentPosition(one) & 2;
  const between = stops.filter((one) => isBetween(one) && isStop(one));
"""
_STEPS: Final = f"""target => {{{_STOPS}
  if (here === target) return 0;
  if (here === body) return 1;
  const steps = Math.max(1, between.length);
  return isBehind ? -steps : steps;
}}"""
"""How many steps of the tabulator key there are at least to an element, below 0 where it was passed, so that not after every
one it is asked whether it is reached. A group of radio buttons is entered at its other end from behind: it is reached from before."""
_LEAP: Final = f"""(target, most) => {{{_STOPS}
  if (here === target || between.length <= most) return;
  between.at(isBehind ? most - 1 : -most).focus();
}}"""
"""Goes near an element, where a person would hold the key down."""


def reach(page: Page, target: Locator) -> None:
    """Move the focus to something by the tabulator key: on a new page past its header, and back to what was passed.

    Of a long way only the last steps are taken, from a stop a few steps before; `tab_to` takes all of them.
    """
    expect(target).to_be_visible()
    if page.evaluate("document.activeElement === document.body"):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.skip')"):
            page.keyboard.press("Enter")
    target.evaluate(_LEAP, _WHOLE_WAY)
    tab_to(page, target)


def tab_to(page: Page, target: Locator) -> None:
    """Move the focus to something by the tabulator key alone."""
    for _ in range(_MOST_TABS):
        steps = target.evaluate(_STEPS)  # the page may have made it anew
        if not steps:
            return
        hold_tab(page, steps)
    pytest.fail(f"no way by keyboard to {target}")


def hold_tab(page: Page, steps: int) -> None:
    """Hold the tabulator key down for so many steps, with the shift key where they are below 0."""
    if steps < 0:
        page.keyboard.down("Shift")
    for _ in range(abs(steps)):
        page.keyboard.down("Tab")
    page.keyboard.up("Tab")
    if steps < 0:
        page.keyboard.up("Shift")


def press(page: Page, target: Locator, key: str = "Enter") -> None:
    """Press something by keyboard."""
    reach(page, target)
    page.keyboard.press(key)


def write(page: Page, field: str, text: str) -> None:
    """Fill a field by keyboard, in place of what stood there."""
    reach(page, page.locator(field))
    page.keyboard.press("ControlOrMeta+a")
    type_in(page, text)


def type_in(page: Page, text: str) -> None:
    """Write where the focus is: the first sign by its key, the others at once, as an input method does; each key costs what ten signs do."""
    page.keyboard.type(text[0])
    page.keyboard.insert_text(text[1:])
