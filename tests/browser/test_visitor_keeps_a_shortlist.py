"""A visitor puts providers aside, comes back to them, and takes them along."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from tests.browser.conftest import Complaints, Served
from tests.browser.shortlisting import KEY, TEN, entries, keep_ids, kept
from tests.browser.tools import said, trouble

SPACE = re.compile(r"\s+")


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
