"""A visitor puts providers aside, comes back to them, and loses nothing when something goes wrong."""

import json
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import brotli
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from tests.browser.accessibility import BARE, SCHEME_OF, STILL, faults
from tests.browser.conftest import Complaints, Served

TEN = (
    "baozun",
    "lily-and-beauty",
    "kaytune",
    "kaijie",
    "qingmu",
    "onechance",
    "wpic",
    "azoya",
    "uco",
    "demo-lantern-bay",
)
KEY = "hezuo.shortlist.1"
SPACE = re.compile(r"\s+")
STORAGE_OFF = (
    "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('off', 'SecurityError'); }});"
)
STORAGE_FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"


def keep(page: Page, served: Served, text: str) -> None:
    """Let the browser have kept this text as the list."""
    page.goto(f"{served.address}/robots.txt")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])


def keep_ids(page: Page, served: Served, *ids: str) -> None:
    """Let these providers be on the list."""
    keep(page, served, json.dumps(ids))


def kept(page: Page) -> list[str]:
    """Return the ids that the browser keeps."""
    found: list[str] = page.evaluate("key => JSON.parse(localStorage.getItem(key) ?? '[]')", KEY)
    return found


def entries(page: Page) -> Locator:
    """Return the lines of the list."""
    return page.locator("[data-items] > li")


def said(page: Page) -> Locator:
    """Return what the page says of the last step."""
    return page.locator("[data-status]")


def trouble(page: Page) -> Locator:
    """Return what the page says of things that do not work."""
    return page.locator("[data-trouble]")


@pytest.mark.parametrize(
    ("language", "name", "sentence"),
    [("en", "Baozun", "Baozun is on your shortlist."), ("zh", "宝尊电商", "已将宝尊电商加入候选名单。")],
)
def test_a_link_on_a_profile_puts_the_provider_on_the_list_once(
    served: Served, page: Page, complaints: Complaints, language: str, name: str, sentence: str
) -> None:
    page.goto(f"{served.address}/{language}/providers/baozun")
    page.locator(".profile .primary").click()
    expect(said(page)).to_contain_text(sentence)
    expect(page).to_have_url(f"{served.address}/{language}/shortlist")

    page.reload()

    expect(entries(page)).to_have_count(1)
    expect(entries(page).locator(".name")).to_have_text(name)
    expect(said(page)).to_be_empty()
    assert kept(page) == ["baozun"]
    assert complaints.texts == []


def test_an_addition_is_undone_and_the_way_back_leads_to_the_provider(served: Served, page: Page) -> None:
    page.goto(f"{served.address}/en/shortlist?add=baozun")

    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="Nothing on it yet")).to_be_visible()
    expect(said(page)).to_have_text("Baozun is off your shortlist.")
    page.goto(f"{served.address}/en/shortlist?add=baozun")
    page.get_by_role("link", name="Back to Baozun").click()

    expect(page).to_have_url(f"{served.address}/en/providers/baozun")
    assert kept(page) == ["baozun"]


def test_a_provider_that_is_on_the_list_is_not_added_twice(served: Served, page: Page) -> None:
    keep_ids(page, served, "baozun", "kaytune")

    page.goto(f"{served.address}/en/shortlist?add=baozun")

    expect(said(page)).to_contain_text("Baozun was on your shortlist already.")
    assert kept(page) == ["baozun", "kaytune"]


@pytest.mark.parametrize(
    ("language", "reason", "now"),
    [
        ("en", "It holds 10, since more invitations mean", "Add Pattern now"),
        ("zh", "最多10家：邀约越多", "现在加入Pattern"),
    ],
)
def test_an_eleventh_provider_is_refused_with_the_reason_and_offered_again_when_there_is_room(
    served: Served, page: Page, complaints: Complaints, language: str, reason: str, now: str
) -> None:
    keep_ids(page, served, *TEN)
    page.goto(f"{served.address}/{language}/shortlist?add=pattern")
    expect(said(page)).to_contain_text(reason)
    expect(entries(page)).to_have_count(10)

    entries(page).nth(1).locator("[data-remove]").click()
    page.get_by_role("button", name=now).click()

    expect(entries(page)).to_have_count(10)
    assert kept(page) == [*(item for item in TEN if item != TEN[1]), "pattern"]
    assert complaints.texts == []


def test_a_removed_line_returns_to_its_place(served: Served, page: Page) -> None:
    keep_ids(page, served, *TEN[:3])
    page.goto(f"{served.address}/en/shortlist")

    entries(page).nth(1).locator("[data-remove]").click()
    expect(entries(page)).to_have_count(2)
    page.get_by_role("button", name="Undo").click()

    expect(entries(page)).to_have_count(3)
    assert kept(page) == list(TEN[:3])


def test_a_cleared_list_returns_as_it_was(served: Served, page: Page) -> None:
    keep_ids(page, served, *TEN)
    page.goto(f"{served.address}/en/shortlist")

    page.get_by_role("button", name="Clear").click()
    expect(entries(page)).to_have_count(0)
    page.get_by_role("button", name="Undo").click()

    expect(said(page)).to_have_text("Your shortlist is as it was.")
    assert kept(page) == list(TEN)


def test_two_tabs_show_one_list(served: Served, context: BrowserContext, page: Page) -> None:
    keep_ids(page, served, "kaytune")
    page.goto(f"{served.address}/en/shortlist")
    other = context.new_page()

    other.goto(f"{served.address}/zh/shortlist?add=baozun")

    expect(entries(page)).to_have_count(2)
    expect(said(page)).to_contain_text("changed in another tab")
    entries(page).first.locator("[data-remove]").click()
    expect(entries(other)).to_have_count(1)


def test_two_tabs_cannot_fill_the_list_beyond_its_limit(served: Served, context: BrowserContext, page: Page) -> None:
    keep_ids(page, served, *TEN)
    page.goto(f"{served.address}/en/shortlist")
    entries(page).first.locator("[data-remove]").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    other = context.new_page()

    other.goto(f"{served.address}/en/shortlist?add=pattern")

    expect(entries(page)).to_have_count(10)
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)
    assert kept(page) == [*TEN[1:], "pattern"]


def test_a_page_that_comes_back_from_the_history_shows_what_was_added_since(served: Served, page: Page) -> None:
    keep_ids(page, served, "kaytune")
    page.goto(f"{served.address}/en/shortlist")
    page.goto(f"{served.address}/en/shortlist?add=baozun")
    expect(entries(page)).to_have_count(2)

    page.go_back()

    expect(entries(page)).to_have_count(2)


def test_a_provider_that_was_removed_says_so_and_can_be_dropped(
    served: Served, page: Page, complaints: Complaints
) -> None:
    keep_ids(page, served, "baozun", "demo-amber-causeway")
    page.goto(f"{served.address}/en/shortlist?add=demo-amber-causeway")
    gone = entries(page).nth(1)
    expect(said(page)).to_contain_text("is no longer listed")
    expect(gone).to_contain_text("No longer listed")
    expect(gone.locator("input")).to_have_count(0)

    gone.locator("[data-remove]").click()

    expect(entries(page)).to_have_count(1)
    assert kept(page) == ["baozun"]
    assert complaints.texts == []


def test_an_id_that_nobody_has_is_not_added(served: Served, page: Page) -> None:
    page.goto(f"{served.address}/zh/shortlist?add=nobody-of-this-name")

    expect(said(page)).to_contain_text("“nobody-of-this-name”已不再收录。")
    expect(page).to_have_url(f"{served.address}/zh/shortlist")
    assert kept(page) == []


@pytest.mark.parametrize("text", ["", "../../secret", "<img src=x onerror=alert(1)>", "Baozun", "a" * 3000, "%00"])
def test_a_malformed_address_adds_nothing_and_asks_for_nothing(
    served: Served, page: Page, complaints: Complaints, text: str
) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(urlsplit(request.url).path))

    page.goto(f"{served.address}/en/shortlist?add={text}")

    expect(said(page)).to_have_text("The link names no provider.")
    expect(page).to_have_url(f"{served.address}/en/shortlist")
    assert not [path for path in requests if path.startswith("/data/providers/")]
    assert complaints.texts == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{", []),
        ("null", []),
        ("5", []),
        ('{"ids": ["baozun"]}', []),
        ('[1, null, "../x", "baozun", "baozun", ["kaytune"]]', ["baozun"]),
    ],
)
def test_corrupt_content_of_the_browser_is_left_behind(
    served: Served, page: Page, complaints: Complaints, text: str, shown: list[str]
) -> None:
    keep(page, served, text)
    page.goto(f"{served.address}/en/shortlist")
    expect(entries(page)).to_have_count(len(shown))
    expect(trouble(page).get_by_text("could not be read")).to_have_count(0 if shown else 1)

    page.goto(f"{served.address}/en/shortlist?add=kaytune")

    expect(entries(page)).to_have_count(len(shown) + 1)
    expect(trouble(page)).to_be_empty()
    assert kept(page) == [*shown, "kaytune"]
    assert complaints.texts == []


@pytest.mark.usefixtures("own_page")
@pytest.mark.parametrize("fault", [STORAGE_OFF, STORAGE_FULL])
def test_where_the_browser_keeps_nothing_the_list_lasts_for_the_visit(
    served: Served, page: Page, complaints: Complaints, fault: str
) -> None:
    page.add_init_script(fault)
    page.goto(f"{served.address}/en/providers/baozun")
    page.locator(".profile .primary").click()
    expect(trouble(page)).to_contain_text("until you close this tab")

    page.goto(f"{served.address}/en/categories/beauty")
    page.locator(".entry [href*='add=lily-and-beauty']").first.click()

    expect(entries(page)).to_have_count(2)
    expect(trouble(page)).to_contain_text("until you close this tab")
    entries(page).first.locator("[data-remove]").click()
    expect(entries(page)).to_have_count(1)
    assert complaints.texts == []


@pytest.mark.parametrize(
    "answer", [{}, {"status": 500, "body": "broken"}, {"status": 200, "body": "<html>"}, {"status": 200, "body": "{}"}]
)
def test_a_network_failure_says_so_keeps_the_list_and_is_mended_by_trying_again(
    served: Served, page: Page, answer: dict[str, object]
) -> None:
    def fail(route: Route) -> None:
        route.fulfill(**answer) if answer else route.abort()

    keep_ids(page, served, "baozun", "kaytune")
    page.route("**/data/providers/*", fail)
    page.goto(f"{served.address}/en/shortlist?add=azoya")
    expect(trouble(page)).to_contain_text("Nothing on the list is lost.")
    expect(entries(page)).to_have_count(2)
    expect(page).to_have_url(f"{served.address}/en/shortlist?add=azoya")
    assert kept(page) == ["baozun", "kaytune"]

    page.unroute("**/data/providers/*")
    page.get_by_role("button", name="Try again").click()

    expect(trouble(page)).to_be_empty()
    expect(entries(page).locator(".name")).to_have_text(["Baozun", "Kaytune", "Azoya"])
    expect(page).to_have_url(f"{served.address}/en/shortlist")


def test_without_the_names_of_the_codes_the_codes_are_shown(served: Served, page: Page) -> None:
    keep_ids(page, served, "baozun")
    page.route("**/data/taxonomy.json", lambda route: route.abort())

    page.goto(f"{served.address}/en/shortlist")

    expect(entries(page)).to_contain_text("store-operation")
    expect(trouble(page)).to_contain_text("could not be read")


def test_where_the_script_does_not_come_the_page_says_so(served: Served, page: Page) -> None:
    page.route("**/*.js", lambda route: route.abort())

    page.goto(f"{served.address}/zh/shortlist")

    expect(page.get_by_text("本页脚本未能加载")).to_be_visible()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_without_script_the_page_says_what_to_do_instead(plain_page: Page, served: Served, language: str) -> None:
    plain_page.goto(f"{served.address}/{language}/shortlist?add=baozun")

    expect(plain_page.locator("noscript .note")).to_contain_text("@")
    expect(plain_page.locator(".tool")).to_be_hidden()


def test_up_to_four_are_compared_and_a_fifth_is_refused(served: Served, page: Page) -> None:
    keep_ids(page, served, *TEN)
    page.goto(f"{served.address}/en/shortlist")
    boxes = page.locator("[data-choose]")
    expect(page.locator("[data-hint]")).to_be_visible()
    expect(page.locator("[data-compare]")).to_be_hidden()

    for number in range(4):
        boxes.nth(number).check()
    boxes.nth(4).click()
    expect(said(page)).to_have_text("4 providers fit beside each other. Untick one first.")
    expect(boxes.nth(4)).not_to_be_checked()
    page.get_by_role("link", name="Compare 4").click()

    expect(page).to_have_url(f"{served.address}/en/compare?ids={','.join(TEN[:4])}")
    expect(page.locator("thead th")).to_have_count(4)


def test_a_short_list_is_compared_as_a_whole(served: Served, page: Page) -> None:
    keep_ids(page, served, *TEN[:3])
    page.goto(f"{served.address}/zh/shortlist")

    page.locator("[data-choose]").first.uncheck()

    expect(page.get_by_role("link", name="对比2家")).to_have_attribute("href", f"/zh/compare?ids={TEN[1]},{TEN[2]}")


def test_a_keyboard_is_enough(served: Served, page: Page, complaints: Complaints) -> None:
    keep_ids(page, served, "kaytune")
    page.goto(f"{served.address}/en/providers/baozun")
    page.get_by_role("link", name="+ Add to shortlist").focus()
    page.keyboard.press("Enter")
    expect(entries(page)).to_have_count(2)

    entries(page).first.locator("[data-choose]").focus()
    page.keyboard.press("Space")
    expect(page.locator("[data-hint]")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(entries(page)).to_have_count(1)
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Enter")

    expect(entries(page)).to_have_count(2)
    expect(page.locator("[data-status] p")).to_be_focused()
    assert complaints.texts == []


def test_the_language_menu_keeps_the_list_and_a_step_that_waits(served: Served, page: Page) -> None:
    keep_ids(page, served, "kaytune")
    page.route("**/data/providers/*", lambda route: route.abort())
    page.goto(f"{served.address}/en/shortlist?add=baozun")
    expect(trouble(page)).not_to_be_empty()
    page.unroute("**/data/providers/*")

    page.locator("details.menu summary").click()
    page.get_by_role("link", name="简体中文").click()

    expect(page).to_have_url(f"{served.address}/zh/shortlist")
    expect(entries(page).locator(".name")).to_have_text(["凯淳股份", "宝尊电商"])


def test_every_line_says_what_the_lists_of_the_site_say(served: Served, page: Page) -> None:
    listed = {language: dict(lines_of_the_site(served, language)) for language in ("en", "zh")}
    ids = sorted(listed["en"])
    page.set_viewport_size({"width": 1280, "height": 20})  # what is painted is not looked at
    page.goto(f"{served.address}/robots.txt")

    shown: dict[str, dict[str, str]] = {"en": {}, "zh": {}}
    for start in range(0, len(ids), 10):
        chosen = ids[start : start + 10]
        page.evaluate("([key, ids]) => localStorage.setItem(key, JSON.stringify(ids))", [KEY, chosen])
        for language, found in shown.items():
            page.goto(f"{served.address}/{language}/shortlist")
            expect(entries(page)).to_have_count(len(chosen))
            found |= {
                item: line_of(html)
                for item, html in zip(
                    chosen,
                    page.evaluate("[...document.querySelectorAll('[data-items] > li')].map(li => li.outerHTML)"),
                    strict=True,
                )
            }

    assert len(ids) > 40
    assert shown == listed


def lines_of_the_site(served: Served, language: str) -> Iterator[tuple[str, str]]:
    """Yield every provider's line in the list of all, as text."""
    folder = served.folder / language
    for path in (folder / "providers.html", *(folder / "providers/page").glob("*.html")):
        for line in HTMLParser(path.read_bytes()).css("li.entry"):
            href = line.css_first("a.name").attributes["href"] or ""
            yield href.rsplit("/", 1)[-1], line_of(line.html or "")


def line_of(html: str) -> str:
    """Return what a line says of a provider, with the languages of its names: without its buttons and hidden parts."""
    line = HTMLParser(html)
    for node in line.css(".actions, [hidden]"):
        node.decompose()
    langs = [f"{node.attributes.get('lang')} {node.text()}" for node in line.css("h2 [lang]")]
    stars = [
        f"{node.attributes.get('aria-label')} {[use.attributes['href'] for use in node.css('use')]}"
        for node in line.css("svg")
    ]
    return SPACE.sub(" ", " ".join([line.body.text(separator=" ") if line.body else "", *langs, *stars])).strip()


def states(page: Page, served: Served, language: str) -> Iterator[str]:
    """Bring the page into every state that only scripts can make, one after the other, and yield the name of each."""
    address = f"{served.address}/{language}/shortlist"
    keep_ids(page, served, *TEN[-2:])
    page.goto(f"{address}?add=baozun")
    expect(entries(page)).to_have_count(3)
    expect(said(page)).not_to_be_empty()
    yield "added"
    keep_ids(page, served, *TEN)
    page.goto(f"{address}?add=pattern")
    expect(said(page)).not_to_be_empty()
    yield "full"
    for number in range(5):
        page.locator("[data-choose]").nth(number).click()
    yield "compared"
    keep_ids(page, served, "baozun", "demo-amber-causeway")
    page.goto(f"{address}?add=demo-amber-causeway")
    expect(said(page)).not_to_be_empty()
    yield "one is gone"
    keep(page, served, "{")
    page.goto(address)
    expect(trouble(page)).not_to_be_empty()
    yield "corrupt"
    keep_ids(page, served, *TEN[-2:])
    page.route("**/data/providers/*", lambda route: route.abort())
    page.goto(address)
    expect(trouble(page)).not_to_be_empty()
    yield "unreachable"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_state_of_the_page_has_an_accessibility_fault_or_is_too_wide(
    bare_page: Page, served: Served, language: str
) -> None:
    found = {state: faults(bare_page, SCHEME_OF[language]) for state in states(bare_page, served, language)}

    assert {state: seen for state, seen in found.items() if seen} == {}
    assert len(found) == 6


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_browser_that_keeps_nothing_is_told_so_without_an_accessibility_fault(
    browser: Browser, served: Served, language: str
) -> None:
    context = browser.new_context(reduced_motion="reduce", **BARE)
    page = context.new_page()
    page.add_init_script(STORAGE_OFF)

    page.goto(f"{served.address}/{language}/shortlist")
    expect(trouble(page)).not_to_be_empty()
    found = faults(page, SCHEME_OF[language])

    context.close()
    assert found == {}


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 900)])
def test_nothing_moves_while_the_list_is_read(browser: Browser, served: Served, width: int, height: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    keep_ids(page, served, *TEN)
    script = "new Promise(done => { new PerformanceObserver(list => done(list.getEntries().reduce((sum, e) => sum + e.value, 0))).observe({type: 'layout-shift', buffered: true}); setTimeout(() => done(0), 300); })"

    page.goto(f"{served.address}/en/shortlist?add=pattern", wait_until="networkidle")
    shift = page.evaluate(script)

    context.close()
    assert shift <= STILL


@pytest.mark.usefixtures("own_page")
def test_the_page_with_all_its_scripts_stays_small(served: Served, page: Page) -> None:
    sizes: dict[str, int] = {}
    page.on(
        "response",
        lambda response: sizes.update({urlsplit(response.url).path: len(brotli.compress(response.body(), quality=9))}),
    )

    page.goto(f"{served.address}/en/shortlist", wait_until="networkidle")

    assert sum(size for path, size in sizes.items() if path.endswith(".js")) <= 11 * 1024
    assert sum(sizes.values()) <= 22 * 1024
