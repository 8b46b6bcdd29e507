"""“Find a fit” for everyone: without scripts, by thumb, in every state, and small."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessibility import SCHEME_OF, STILL, faults
from tests.browser.conftest import Served
from tests.browser.fitting import BRIEF, SHORT, find, list_nobody, places
from tests.browser.tools import said, shift_of, trouble, weights


@pytest.mark.parametrize("language", ["en", "zh"])
def test_without_script_the_page_says_what_to_do_instead(plain_page: Page, served: Served, language: str) -> None:
    plain_page.goto(f"{served.address}/{language}/fit#{SHORT}")

    expect(plain_page.locator("noscript .note")).to_contain_text("@")
    expect(plain_page.locator(".tool")).to_be_hidden()
    expect(plain_page.locator("noscript a[href$='/platforms']")).to_be_visible()


def test_where_the_script_does_not_come_the_page_says_so(served: Served, page: Page) -> None:
    page.route("**/*.js", lambda route: route.abort())

    page.goto(f"{served.address}/zh/fit")

    expect(page.get_by_text("本页脚本未能加载")).to_be_visible()


def test_the_rule_is_one_link_away(served: Served, page: Page) -> None:
    find(page, served, SHORT)

    page.locator("[data-results]").get_by_role("link", name="The rule, version 1").click()

    expect(page.locator("h2#fit")).to_be_in_viewport()
    expect(page.locator("table", has_text="Self-stated").filter(has_text="0.25")).to_be_visible()


def tick_tmall(page: Page) -> None:
    """Open every list of values and tick one."""
    page.locator("summary").evaluate_all("all => all.forEach(summary => summary.parentElement.open = true)")
    page.locator("input[value=tmall]").check()


def states(page: Page, served: Served, language: str) -> Iterator[str]:
    """Bring the page into every state that only scripts can make, one after the other, and yield the name of each."""
    address = f"{served.address}/{language}/fit"
    page.goto(address)
    page.locator("[data-form] .primary").click()
    yield "nothing"
    tick_tmall(page)
    yield "ticked"
    find(page, served, language=language)  # the page stays, as when somebody goes back to a list
    page.locator("[data-print]").evaluate("button => { window.print = () => {}; button.click(); }")
    expect(page.locator(".sums")).to_have_count(10)
    yield "all open"
    places(page).first.locator("[data-add]").click()
    expect(said(page)).not_to_be_empty()
    yield "said"
    page.locator("[data-change]").click()
    yield "changing"
    page.goto(f"{address}#platforms=tmall,myspace")
    expect(trouble(page)).to_contain_text("myspace")
    yield "unknown"
    for state, prepare in (("nobody", list_nobody), ("unreadable", cut_the_search)):
        page.goto(f"{served.address}/robots.txt")
        prepare(page, served)
        page.goto(f"{address}#{BRIEF}")
        expect(page.locator("[data-form]:visible, [data-results]:visible")).to_have_count(1)
        yield state


def cut_the_search(page: Page, _: Served) -> None:
    """Let nothing come of what the page reads."""
    page.route("**/search/*.json", lambda route: route.abort())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_state_of_the_page_has_an_accessibility_fault_or_is_too_wide(
    bare_page: Page, served: Served, language: str
) -> None:
    found = {state: faults(bare_page, SCHEME_OF[language]) for state in states(bare_page, served, language)}

    assert {state: seen for state, seen in found.items() if seen} == {}
    assert len(found) == 8


def test_everything_that_is_pressed_on_a_phone_is_large_enough(browser: Browser, served: Served) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{served.address}/en/fit")
    tick_tmall(page)
    in_the_form = too_low(page)
    find(page, served)
    in_the_list = too_low(page)

    context.close()
    assert (in_the_form, in_the_list) == ([], [])


def too_low(page: Page) -> list[str]:
    """Return what is pressed and lower than a thumb."""
    found: list[str] = page.locator(".tool :is(button, summary, select, .choices label, .actions a)").evaluate_all(
        "all => all.filter(one => one.offsetParent && one.getBoundingClientRect().height < 44).map(one => one.outerHTML.slice(0, 80))"
    )
    return found


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 900)])
def test_nothing_moves_while_the_list_comes(browser: Browser, served: Served, width: int, height: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()

    page.goto(f"{served.address}/en/fit#{BRIEF}", wait_until="networkidle")
    shift = shift_of(page)

    context.close()
    assert shift <= STILL


@pytest.mark.usefixtures("own_page")
@pytest.mark.parametrize(("query", "scripts"), [("", 9 * 1024), (BRIEF, 26 * 1024)])
def test_the_page_with_its_scripts_stays_small_and_ranks_only_when_asked(
    served: Served, page: Page, query: str, scripts: int
) -> None:
    sizes = weights(page, f"{served.address}/en/fit#{query}")

    assert sum(size for path, size in sizes.items() if path.endswith(".js")) <= scripts
    assert sizes["/en/fit"] <= 11 * 1024
