"""A brand searches the list of providers: by words, by facets, by keyboard, and with whatever goes wrong."""

import json
import re
from collections.abc import Callable
from typing import Final
from urllib.parse import parse_qs, urlsplit

import brotli
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from tests.browser.accessibility import bare_context, faults
from tests.browser.conftest import Complaints, Served

TEN: Final = ("baozun", "lily-and-beauty", "kaytune", "kaijie", "qingmu", "onechance", "wpic", "azoya", "uco", "demo-lantern-bay")  # fmt: skip
INDEX: Final = "**/data/search/*.json"
LIST: Final = "hezuo.shortlist.1"
STORAGE_OFF: Final = (
    "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('off', 'SecurityError'); }});"
)
STORAGE_FULL: Final = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
SHIFTS: Final = "globalThis.moved = []; new PerformanceObserver((list) => moved.push(...list.getEntries().filter((shift) => !shift.hadRecentInput).map(({value, sources}) => [value, sources.map(({node}) => node?.className || node?.nodeName)]))).observe({type: 'layout-shift', buffered: true});"


def opened(page: Page, served: Served, language: str = "en", query: str = "") -> Page:
    """Open the list; with a query the search is there once it has counted its facets."""
    page.goto(f"{served.address}/{language}/providers{query}")
    return page


def ready(page: Page, served: Served, language: str = "en", query: str = "") -> Page:
    """Open the list and let the search come."""
    with page.expect_response("**/data/search/variants.json"):
        opened(page, served, language, query)
        box(page).focus()
    expect(page.locator(".waiting")).to_have_count(0)
    expect(page.locator(".filters [role=group]").first).to_be_attached()
    expect(page.locator("[data-sentence]")).not_to_have_text(re.compile("Searching|正在搜索"))
    return page


def box(page: Page) -> Locator:
    """Return the box that is typed into."""
    return page.locator("#q")


def names(page: Page) -> Locator:
    """Return the names of what is shown."""
    return page.locator("[data-items] > li .name")


def sentence(page: Page) -> Locator:
    """Return what says the search in words."""
    return page.locator("[data-sentence]")


def notes(page: Page) -> Locator:
    """Return what is said of a search that is not what was asked for."""
    return page.locator("[data-notes]")


def said(page: Page) -> Locator:
    """Return what the page says of the last step."""
    return page.locator("[data-status]")


def value(page: Page, code: str) -> Locator:
    """Return the box to tick of a value."""
    return page.locator(f".filters [data-code={code}] input")


def add(page: Page, provider_id: str) -> Locator:
    """Return the button that puts a provider on the shortlist."""
    return page.locator(f"[data-id={provider_id}] [data-add]")


def compared(page: Page, provider_id: str) -> Locator:
    """Return the box that puts a provider into the comparison."""
    return page.locator(f"[data-id={provider_id}] [data-choose]")


def query_of(page: Page) -> str:
    """Return what the address asks for."""
    return urlsplit(page.url).query


# Words


@pytest.mark.parametrize(
    ("language", "typed", "first", "in_words"),
    [
        ("en", "baozun", "Baozun", "1 provider matching “baozun”."),
        ("en", "宝尊", "Baozun", "1 provider matching “宝尊”."),
        ("zh", "baozun", "宝尊电商", "找到1家服务商：搜索“baozun”。"),
        ("zh", "寶尊", "宝尊电商", "找到1家服务商：搜索“寶尊”。"),
    ],
)
def test_typing_finds_and_the_address_follows_without_a_step_of_history(
    served: Served, page: Page, complaints: Complaints, language: str, typed: str, first: str, in_words: str
) -> None:
    ready(page, served, language)
    steps = page.evaluate("history.length")

    box(page).press_sequentially(typed)

    expect(sentence(page)).to_have_text(in_words)
    expect(names(page).first).to_have_text(first)
    assert parse_qs(query_of(page)) == {"q": [typed]}
    assert page.evaluate("history.length") == steps
    assert complaints.texts == []


def test_what_is_found_is_announced_and_the_search_button_leads_there(served: Served, page: Page) -> None:
    ready(page, served)

    box(page).fill("beauty")
    box(page).press("Enter")

    expect(sentence(page)).to_have_attribute("role", "status")
    expect(sentence(page)).to_be_focused()
    expect(sentence(page)).to_have_text(re.compile(r"^\d+ providers matching “beauty”\.$"))
    expect(page).to_have_title(re.compile("^“beauty” – "))


def test_a_slash_leads_to_the_box_from_anywhere_but_a_field(served: Served, page: Page) -> None:
    opened(page, served)

    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    page.keyboard.type("a/b")

    expect(box(page)).to_have_value("a/b")


def test_what_was_typed_before_the_script_came_is_searched(served: Served, page: Page, complaints: Complaints) -> None:
    held: list[Route] = []
    page.route("**/directory.*.js", lambda route: held.append(route))  # noqa: PLW0108 # a method has no signature
    opened(page, served)
    box(page).press_sequentially("kaytune")
    expect(page.locator("[data-sentence]")).to_have_text(re.compile("^[0-9]+ providers$"))

    held[0].continue_()

    expect(names(page)).to_have_text(["Kaytune"])
    expect(box(page)).to_have_value("kaytune")
    assert query_of(page) == "q=kaytune"
    assert complaints.texts == []


def test_what_is_typed_while_a_shared_link_is_read_keeps_the_order_of_the_link(served: Served, page: Page) -> None:
    held: list[Route] = []
    page.route("**/directory.*.js", lambda route: held.append(route))  # noqa: PLW0108 # a method has no signature
    opened(page, served, query="?order=name")
    box(page).press_sequentially("a")

    held[0].continue_()

    expect(page).to_have_url(re.compile(r"\?q=a&order=name$"))
    expect(page.locator("[data-order]")).to_have_value("name")


@pytest.mark.parametrize(
    ("language", "text", "note", "found"),
    [
        ("en", "baozun zzzzqq", "Nearest results, without “zzzzqq”.", "Baozun"),
        ("zh", "宝尊 zzzzqq", "以下为去掉“zzzzqq”后最接近的结果。", "宝尊电商"),
    ],
)
def test_an_empty_result_says_what_was_left_out_to_find_the_nearest(
    served: Served, page: Page, complaints: Complaints, language: str, text: str, note: str, found: str
) -> None:
    ready(page, served, language)

    box(page).fill(text)

    expect(notes(page)).to_contain_text(note)
    expect(names(page).first).to_have_text(found)
    expect(sentence(page)).to_contain_text({"en": "No provider", "zh": "没有符合条件的服务商"}[language])
    notes(page).get_by_role("button").click()
    expect(names(page)).to_have_count(12)
    assert (query_of(page), complaints.texts) == ("", [])


def test_a_typing_error_is_read_as_what_was_meant_and_that_is_said(served: Served, page: Page) -> None:
    ready(page, served)

    box(page).fill("baozum")

    expect(names(page).first).to_have_text("Baozun")
    expect(notes(page)).to_contain_text("baozun")


def test_guides_and_words_that_a_search_names_are_shown_below_and_first_where_nobody_is_found(
    served: Served, page: Page
) -> None:
    ready(page, served, "zh")

    box(page).fill("保证金")

    expect(page.locator("[data-texts] a").first).to_be_visible()
    page.locator("[data-texts] a").first.click()
    expect(page).to_have_url(re.compile(r"/zh/(glossary#|guides/)"))


# Facets


def test_a_facet_is_a_step_back_in_history_and_narrows_the_list(served: Served, page: Page) -> None:
    ready(page, served)
    everyone = sentence(page).inner_text()

    value(page, "beauty").check()
    value(page, "tmall").check()
    expect(sentence(page)).to_have_text(re.compile("in Beauty|on Tmall"))
    assert query_of(page) == "categories=beauty&platforms=tmall"
    page.go_back()
    expect(value(page, "tmall")).not_to_be_checked()
    expect(value(page, "beauty")).to_be_checked()
    page.go_back()

    expect(sentence(page)).to_have_text(everyone)
    expect(value(page, "beauty")).not_to_be_checked()


def test_a_value_shows_how_many_it_would_leave(served: Served, page: Page) -> None:
    ready(page, served)
    count = page.locator(".filters [data-code=beauty] .mute").inner_text()

    value(page, "beauty").check()

    expect(sentence(page)).to_contain_text(f"{count} providers in Beauty")
    expect(page.locator(".filters [data-code=beauty] .mute")).to_have_text(count)


def test_a_shared_link_restores_words_facets_order_and_length(
    served: Served, page: Page, complaints: Complaints
) -> None:
    query = "?q=tp&platforms=tmall&platforms=jd&platforms=unstated&order=name&shown=24"

    ready(page, served, query=query)

    expect(box(page)).to_have_value("tp")
    expect(value(page, "tmall")).to_be_checked()
    expect(value(page, "jd")).to_be_checked()
    expect(page.locator("[data-order]")).to_have_value("name")
    assert page.locator("[data-items] > li").count() > 12
    assert ("?" + query_of(page), complaints.texts) == (query, [])


@pytest.mark.parametrize("query", ["?types=operation", "?evidence=press", "?budgets=unstated", "?stars=3"])
def test_a_link_to_a_facet_that_comes_later_is_never_called_unknown(served: Served, page: Page, query: str) -> None:
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => { const notes = document.querySelector('[data-notes]'); globalThis.noted = []; new MutationObserver(() => noted.push(notes.textContent)).observe(notes, {childList: true, subtree: true}); });"
    )

    ready(page, served, query=query)

    assert [text for text in page.evaluate("noted") if text] == []
    assert "?" + query_of(page) == query


def test_more_is_shown_on_demand_and_the_focus_goes_to_the_first_new_line(served: Served, page: Page) -> None:
    ready(page, served)

    page.locator("[data-more]").click()

    expect(page.locator("[data-items] > li").nth(12).locator(".name")).to_be_focused()
    assert query_of(page) == "shown=24"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_chips_take_off_what_was_asked_one_by_one(served: Served, page: Page, language: str) -> None:
    ready(page, served, language, "?q=e&platforms=tmall")
    chips = page.locator("[data-chips] .chip")
    expect(chips).to_have_count(2)

    chips.first.press("Enter")
    expect(chips).to_have_count(1)
    expect(chips.first).to_be_focused()
    chips.first.press("Enter")

    expect(page.locator("[data-chips]")).to_be_hidden()
    expect(box(page)).to_be_focused()
    assert query_of(page) == ""


def test_everything_is_taken_off_at_once(served: Served, page: Page) -> None:
    ready(page, served, query="?q=e&platforms=tmall&order=name")

    page.locator("[data-chips] .link").click()

    expect(page.locator("[data-chips]")).to_be_hidden()
    assert query_of(page) == "order=name"


@pytest.mark.parametrize(
    ("language", "rule"), [("en", "By name, in the alphabet of this language."), ("zh", "按名称的拼音顺序排列。")]
)
def test_another_order_is_named_and_kept_in_the_address(served: Served, page: Page, language: str, rule: str) -> None:
    ready(page, served, language)

    page.locator("[data-order]").select_option("name")

    expect(page.locator("[data-rule]")).to_have_text(rule)
    assert query_of(page) == "order=name"
    shown = names(page).all_inner_texts()
    ordered = page.evaluate("([names, language]) => names.toSorted(new Intl.Collator(language, {numeric: true}).compare)", [shown, language])  # fmt: skip
    assert shown == ordered


def test_the_recommended_order_of_the_search_is_that_of_the_page(served: Served, page: Page) -> None:
    opened(page, served)
    plain = names(page).all_inner_texts() or page.locator(".entries .name").all_inner_texts()

    box(page).focus()
    expect(page.locator(".filters [data-code=press]")).to_have_count(1)

    assert names(page).all_inner_texts() == plain


def test_the_other_language_keeps_the_search(served: Served, page: Page, complaints: Complaints) -> None:
    ready(page, served)
    value(page, "tmall").check()
    box(page).fill("beauty")

    page.locator("details.menu summary").click()
    page.get_by_role("link", name="简体中文").click()

    expect(page).to_have_url(f"{served.address}/zh/providers?q=beauty&platforms=tmall")
    expect(box(page)).to_have_value("beauty")
    expect(value(page, "tmall")).to_be_checked()
    assert complaints.texts == []


def test_the_other_language_keeps_the_search_of_a_shared_link_and_of_a_step_back(served: Served, page: Page) -> None:
    link = page.locator("[data-language]")
    ready(page, served, query="?platforms=tmall")
    expect(link).to_have_attribute("href", re.compile(r"/zh/providers\?platforms=tmall$"))

    value(page, "jd").check()
    expect(link).to_have_attribute("href", re.compile(r"\?platforms=tmall&platforms=jd$"))
    page.go_back()

    expect(link).to_have_attribute("href", re.compile(r"/zh/providers\?platforms=tmall$"))


@pytest.mark.parametrize(
    ("language", "note"),
    [("en", "was left out: platforms=nonesuch, colour=red"), ("zh", "已忽略：platforms=nonesuch, colour=red")],
)
def test_what_an_address_asks_in_vain_is_named_and_left_out(
    served: Served, page: Page, complaints: Complaints, language: str, note: str
) -> None:
    ready(page, served, language, "?platforms=tmall&platforms=nonesuch&colour=red&order=best&shown=-1")

    expect(notes(page)).to_contain_text(note)
    expect(value(page, "tmall")).to_be_checked()
    expect(page.locator("[data-order]")).to_have_value("recommended")
    assert names(page).count() > 0
    assert complaints.texts == []


@pytest.mark.parametrize(
    "query",
    [
        "?q=%",
        "?q=%E5%AE",
        "?%%%=%%%",
        "?__proto__=constructor&toString=1",
        "?q=" + "x" * 5000,
        "?q=<img src=x onerror=alert(1)>",
        "?shown=99999999",
        "?categories=&platforms=,,,",
        "?q=\ud800".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
        "?" + "&".join(f"x{number}=1" for number in range(500)),
    ],
    ids=range(10),
)
def test_no_address_breaks_the_list(served: Served, page: Page, complaints: Complaints, query: str) -> None:
    ready(page, served, query=query)

    assert names(page).count() > 0
    expect(sentence(page)).not_to_be_empty()
    assert complaints.texts == []


# Keyboard, small screens, still screens


def test_a_brand_finds_and_shortlists_by_keyboard_alone(served: Served, page: Page, complaints: Complaints) -> None:
    ready(page, served)
    page.locator("h1").click()

    page.keyboard.press("/")
    page.keyboard.type("baozun")
    expect(names(page)).to_have_text(["Baozun"])
    reach(page, "[data-id=baozun] [data-add]")
    page.keyboard.press("Enter")
    expect(said(page)).to_contain_text("Baozun is on your shortlist.")
    reach(page, "[data-id=baozun] [data-choose]")
    page.keyboard.press("Space")

    expect(page.locator("[data-comparing]")).to_contain_text("Compare 1/4: Baozun")
    assert complaints.texts == []


def test_ticking_a_value_by_keyboard_keeps_the_focus_on_it(served: Served, page: Page) -> None:
    ready(page, served)
    value(page, "beauty").focus()

    page.keyboard.press("Space")

    expect(value(page, "beauty")).to_be_checked()
    expect(value(page, "beauty")).to_be_focused()


def reach(page: Page, selector: str) -> None:
    """Press Tab until the focus is there."""
    for _ in range(200):
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"the keyboard does not reach {selector}")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_on_a_phone_the_facets_open_and_nothing_is_wider_than_the_screen(
    browser: Browser, served: Served, language: str
) -> None:
    context, page, complaints = on_screen(browser, 390, reduced_motion="reduce", has_touch=True)
    ready(page, served, language)
    expect(value(page, "tmall")).to_be_hidden()

    page.locator(".filters > summary").tap()
    value(page, "tmall").tap()
    add(page, names_ids(page)[0]).tap()
    compared(page, names_ids(page)[0]).tap()

    expect(page.locator(".filters > summary .count")).to_have_text("1")
    expect(page.locator("[data-comparing]")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert complaints.texts == []
    context.close()


def names_ids(page: Page) -> list[str]:
    """Return the ids of what is shown."""
    found: list[str] = page.locator("[data-items] > li").evaluate_all("lines => lines.map((line) => line.dataset.id)")
    return found


def on_screen(browser: Browser, width: int, **options: object) -> tuple[BrowserContext, Page, Complaints]:
    """Open a page of this width in a context of its own."""
    context = browser.new_context(viewport={"width": width, "height": 844}, **options)  # type: ignore[arg-type] # as named
    page = context.new_page()
    complaints = Complaints()
    complaints.listen(page)
    return context, page, complaints


# What goes wrong


def fail(route: Route) -> None:
    """Answer that the server is at fault."""
    route.fulfill(status=500, body="")


def garble(route: Route) -> None:
    """Answer with what is no JSON."""
    route.fulfill(status=200, content_type="application/json", body='{"format": 1, "rows"')


def hollow(route: Route) -> None:
    """Answer with JSON that says nothing."""
    route.fulfill(status=200, content_type="application/json", body='{"format": 1}')


def from_another_release(route: Route) -> None:
    """Answer with a part that was made for other rows."""
    route.fulfill(status=200, content_type="application/json", body=json.dumps({"format": 1, "rows": "0" * 12}))


def cut(route: Route) -> None:
    """Answer nothing at all."""
    route.abort()


@pytest.mark.parametrize(("break_off", "language"), [(fail, "en"), (garble, "zh"), (hollow, "en"), (cut, "zh")])
def test_without_its_index_the_list_stays_as_it_was_and_says_so(
    served: Served, page: Page, break_off: Callable[[Route], None], language: str
) -> None:
    page.route("**/data/search/main.json", break_off)
    opened(page, served, language)
    plain = page.locator(".entries").inner_text()
    facets = page.locator(".filters nav a").count()

    box(page).focus()

    expect(page.locator("[data-lost]")).to_be_visible()
    expect(page.locator("[data-lost] a")).to_have_attribute("href", f"/{language}/providers")
    assert page.locator(".entries").inner_text() == plain
    assert page.locator(".filters nav a").count() == facets > 0
    box(page).fill("baozun")
    box(page).press("Enter")
    expect(page).to_have_url(re.compile(r"\?q=baozun$"))


@pytest.mark.parametrize("part", ["labels-en", "sentences-en"])
def test_a_part_of_another_release_that_the_first_result_needs_leaves_the_list_as_it_was(
    served: Served, page: Page, part: str
) -> None:
    page.route(f"**/data/search/{part}.json", from_another_release)
    opened(page, served)
    plain = page.locator(".entries").inner_text()

    box(page).focus()

    expect(page.locator("[data-lost]")).to_be_visible()
    assert page.locator(".entries").inner_text() == plain


@pytest.mark.parametrize(
    ("part", "break_off"),
    [("lines", from_another_release), ("names", fail), ("pinyin", cut), ("texts", garble), ("variants", hollow)],
)
def test_without_a_further_part_names_and_facets_are_still_found_and_the_loss_is_told(
    served: Served, page: Page, part: str, break_off: Callable[[Route], None]
) -> None:
    page.route(f"**/data/search/{part}.json", break_off)
    opened(page, served)

    box(page).focus()
    expect(page.locator("[data-lost]")).to_be_visible()
    box(page).fill("baozun")
    expect(names(page)).to_have_text(["Baozun"])
    box(page).fill("no such thing")

    expect(sentence(page)).to_contain_text("No provider")
    expect(page.locator("[data-lost]")).to_have_text(
        re.compile("^Part of the search could not be loaded: .+ Try again$")
    )


def test_a_part_of_another_release_in_the_cache_is_read_anew(served: Served, page: Page) -> None:
    answers: list[str] = []

    def once(route: Route) -> None:
        answers.append(route.request.url)
        from_another_release(route) if len(answers) == 1 else route.continue_()

    page.route("**/data/search/names.json", once)
    ready(page, served)

    expect(page.locator("[data-lost]")).to_be_hidden()
    assert len(answers) == 2


@pytest.mark.parametrize("script", [STORAGE_OFF, STORAGE_FULL], ids=["off", "full"])
def test_where_the_browser_keeps_nothing_the_search_works_and_says_what_is_lost(
    served: Served, page: Page, complaints: Complaints, script: str
) -> None:
    page.add_init_script(script)
    ready(page, served)
    box(page).fill("baozun")

    add(page, "baozun").click()

    expect(said(page)).to_contain_text("This browser does not keep the list")
    expect(page.locator("[data-tally]")).to_have_text("1/10")
    expect(add(page, "baozun")).to_have_attribute("aria-pressed", "true")
    assert complaints.texts == []


def test_where_nothing_comes_near_everyone_follows_and_a_press_far_down_is_answered_in_sight(
    served: Served, page: Page, complaints: Complaints
) -> None:
    ready(page, served)

    box(page).fill("zzzzqq")
    expect(notes(page)).to_contain_text("Nothing comes near it; all providers follow.")
    page.locator("[data-items] > li [data-add]").last.click()

    expect(said(page)).to_contain_text("is on your shortlist")
    expect(said(page)).to_be_in_viewport(ratio=1)
    assert complaints.texts == []


# Shortlist and comparison


@pytest.mark.parametrize(
    ("language", "added", "undo"),
    [("en", "Baozun is on your shortlist.", "Undo"), ("zh", "已将宝尊电商加入候选名单。", "撤销")],
)
def test_a_provider_goes_on_the_shortlist_and_off_again_with_a_counter(
    served: Served, page: Page, complaints: Complaints, language: str, added: str, undo: str
) -> None:
    ready(page, served, language, "?q=baozun")

    add(page, "baozun").click()
    expect(said(page)).to_contain_text(added)
    expect(page.locator("[data-tally]")).to_have_text("1/10")
    expect(add(page, "baozun")).to_have_attribute("aria-pressed", "true")
    said(page).get_by_role("button", name=undo).click()

    expect(page.locator("[data-tally]")).to_have_text("0/10")
    expect(add(page, "baozun")).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("key => localStorage.getItem(key)", LIST) == "[]"
    assert complaints.texts == []


@pytest.mark.parametrize(
    ("language", "reason"),
    [
        ("en", "It holds 10, since more invitations mean fewer and later replies. Remove one to add"),
        ("zh", "最多10家：邀约越多，回复越少、越慢。"),
    ],
)
def test_a_full_shortlist_refuses_one_more_and_says_why(served: Served, page: Page, language: str, reason: str) -> None:
    page.add_init_script(f"localStorage.setItem('{LIST}', '{json.dumps(TEN)}')")
    ready(page, served, language)
    other = next(name for name in names_ids(page) if name not in TEN)

    add(page, other).click()

    expect(said(page)).to_contain_text(reason)
    expect(add(page, other)).to_have_attribute("aria-pressed", "false")
    expect(page.locator("[data-tally]")).to_have_text("10/10")


def test_two_tabs_share_the_shortlist(browser: Browser, served: Served) -> None:
    context = browser.new_context()
    one, other = context.new_page(), context.new_page()
    ready(one, served, query="?q=baozun")
    ready(other, served, query="?q=baozun")

    add(one, "baozun").click()

    expect(add(other, "baozun")).to_have_attribute("aria-pressed", "true")
    expect(other.locator("[data-tally]")).to_have_text("1/10")
    context.close()


def test_up_to_four_are_ticked_for_comparison_and_lead_to_it(
    served: Served, page: Page, complaints: Complaints
) -> None:
    ready(page, served)
    bar = page.locator("[data-comparing]")
    ids = names_ids(page)[:5]
    for provider_id in ids[:4]:
        compared(page, provider_id).check()
    expect(bar).to_contain_text("Compare 4/4:")

    compared(page, ids[4]).click()
    expect(said(page)).to_contain_text("4 providers fit beside each other.")
    expect(compared(page, ids[4])).not_to_be_checked()
    bar.get_by_role("link").click()

    expect(page).to_have_url(f"{served.address}/en/compare?ids={','.join(ids[:4])}")
    expect(page.locator("thead .name")).to_have_count(4)
    assert complaints.texts == []


def test_the_comparison_is_cleared_from_the_bar(served: Served, page: Page) -> None:
    ready(page, served)
    first = names_ids(page)[0]
    compared(page, first).check()

    page.locator("[data-comparing]").get_by_role("button").click()

    expect(page.locator("[data-comparing]")).to_be_hidden()
    expect(compared(page, first)).not_to_be_checked()


# Without script, before intent, and what moves


@pytest.mark.parametrize("language", ["en", "zh"])
def test_without_script_lists_and_their_pages_serve_the_same_need(
    browser: Browser, served: Served, language: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    opened(page, served, language)

    for place in ("main .search", ".ordering", "[data-tally]"):
        expect(page.locator(place)).to_be_hidden()
    expect(page.locator(".entries > li")).to_have_count(12)
    page.locator(".pager a").last.click()
    expect(page).to_have_url(f"{served.address}/{language}/providers/page/2")
    page.locator(f".filters a[href='/{language}/platforms/tmall']").click()

    expect(page.locator(".entries > li").first).to_be_visible()
    context.close()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_from_the_home_page_and_from_a_list_the_search_is_a_plain_form(
    served: Served, page: Page, language: str
) -> None:
    page.goto(f"{served.address}/{language}/")
    page.locator("main .search input[type=search]").fill("baozun")
    page.locator("main .search input[type=search]").press("Enter")
    expect(page).to_have_url(f"{served.address}/{language}/providers?q=baozun")
    expect(names(page)).to_have_count(1)

    page.goto(f"{served.address}/{language}/platforms/tmall")
    page.locator("main .search input[type=search]").fill("baozun")
    page.locator("main .search button").click()

    expect(page).to_have_url(f"{served.address}/{language}/providers?q=baozun&platforms=tmall")
    expect(value(page, "tmall")).to_be_checked()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_of_the_search_is_fetched_before_somebody_means_to_search(
    served: Served, page: Page, language: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    opened(page, served, language)
    page.wait_for_load_state("networkidle")
    before = list(asked)

    page.mouse.move(5, 5)
    box(page).hover()
    expect(page.locator(".filters [data-code=press]")).to_have_count(1)

    assert [path for path in before if "/data/" in path or "directory" in path or "engine" in path] == []
    assert f"/data/search/labels-{language}.json" in asked


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_list_with_everything_before_interaction_stays_within_ten_kilobytes(
    served: Served, page: Page, language: str
) -> None:
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(urlsplit(request.url).path))
    opened(page, served, language)
    page.wait_for_load_state("networkidle")

    files = {path: served.folder / (path.strip("/") if "." in path else f"{path.strip('/')}.html") for path in {*asked, "/speculation.json"}}  # fmt: skip
    sizes = {path: len(brotli.compress(file.read_bytes(), quality=9)) for path, file in files.items()}

    assert sum(sizes.values()) <= 10 * 1024, sizes
    assert any(path.startswith("/static/js/search.") for path in asked)


@pytest.mark.parametrize("path", ["/en/", "/zh/", "/en/providers/baozun", "/zh/guides/deposit", "/en/platforms/tmall"])
def test_home_profiles_guides_and_lists_of_one_value_carry_no_script(served: Served, path: str) -> None:
    file = served.folder / (path.strip("/") + ("/index.html" if path.endswith("/") else ".html"))

    scripts = HTMLParser(file.read_bytes()).css("script:not([type='application/ld+json'])")

    assert scripts == []


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [390, 1350])
def test_nothing_moves_when_the_list_loads_and_when_the_search_takes_it_over(
    browser: Browser, served: Served, width: int, language: str
) -> None:
    context, page, _ = on_screen(browser, width)
    page.add_init_script(SHIFTS)
    opened(page, served, language)
    page.wait_for_load_state("networkidle")

    box(page).hover()
    expect(page.locator(".filters [data-code=press]")).to_have_count(1)
    page.wait_for_timeout(300)

    moved = page.evaluate("moved")
    context.close()
    assert moved == []


@pytest.mark.parametrize("query", ["?q=baozun", "?platforms=tmall&q=beauty", "?types=operation"])
@pytest.mark.parametrize("width", [390, 1350])
def test_nothing_moves_when_a_shared_link_is_read(browser: Browser, served: Served, width: int, query: str) -> None:
    context, page, _ = on_screen(browser, width)
    page.add_init_script(SHIFTS)
    opened(page, served, query=query)
    expect(page.locator(".filters [data-code=press]")).to_have_count(1)
    page.wait_for_timeout(300)

    moved = page.evaluate("moved")
    context.close()
    assert moved == []


# Accessibility of every state


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
    browser: Browser, served: Served, state: Callable[[Page, Served], None]
) -> None:
    context = bare_context(browser)
    page = context.new_page()

    state(page, served)
    found = faults(page)

    context.close()
    assert found == {}
