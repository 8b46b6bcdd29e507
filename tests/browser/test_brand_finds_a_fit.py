"""A brand says what it needs, reads why a provider ranks where it does, and comes back to its brief."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Complaints, Served
from tests.browser.fitting import BRIEF, SHORT, find, list_nobody, places
from tests.browser.keyboard import tab_to
from tests.browser.tools import trouble


@pytest.mark.parametrize(
    ("language", "width", "labels"),
    [
        ("en", 1280, ("Beauty", "Tmall", "Douyin", "must have", "nice to have", "Your recommended list", "Meets all 2 must-haves.")),
        ("zh", 390, ("美妆", "天猫", "抖音电商", "必备", "加分", "为您推荐的服务商", "满足全部2项必备项。")),
    ],
)  # fmt: skip
def test_a_brief_is_filled_in_and_its_list_read_by_keyboard_alone(
    served: Served, page: Page, complaints: Complaints, language: str, width: int, labels: Sequence[str]
) -> None:
    beauty, tmall, douyin, must, nice, title, state = labels
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{served.address}/{language}/fit")
    expect(page.locator("[data-form]")).to_be_visible()

    tick(page, "categories", beauty)
    tick(page, "platforms", tmall)
    tick(page, "platforms", douyin)
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label(re.compile(f"^{douyin}(:|：)")).locator("option:checked")).to_have_text(nice)
    expect(page.get_by_label(re.compile(f"^{tmall}(:|：)")).locator("option:checked")).to_have_text(must)
    tab_to(page, page.locator("[data-form] .primary"))
    page.keyboard.press("Enter")

    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator("h1")).to_be_focused()
    expect(page).to_have_title(re.compile(f"^{title}"))
    expect(page).to_have_url(f"{served.address}/{language}/fit#categories=beauty&platforms=tmall&nice-platforms=douyin")
    expect(places(page).first.locator("[data-state]")).to_contain_text(state)
    tab_to(page, places(page).nth(2).locator("summary"))
    page.keyboard.press("Enter")
    expect(places(page).nth(2).locator("tbody tr")).to_have_count(3)
    tab_to(page, places(page).nth(2).locator("[data-add]"))
    page.keyboard.press("Enter")
    expect(places(page).nth(2).locator("[data-add]")).to_have_attribute("aria-pressed", "true")
    assert complaints.texts == []


def tick(page: Page, field: str, label: str) -> None:
    """Tick a value by keyboard; open its list first where it is closed."""
    group = page.locator("fieldset", has=page.locator(f"input[name={field}]"))
    box = group.get_by_role("checkbox", name=label, exact=True)
    if not box.is_visible():
        tab_to(page, group.locator("summary"))
        page.keyboard.press("Enter")
    tab_to(page, box)
    page.keyboard.press("Space")


def test_before_a_brief_nothing_is_asked_for(served: Served, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))

    page.goto(f"{served.address}/en/fit", wait_until="networkidle")

    assert [path for path in asked if not path.startswith(("/static/", "/en/fit", "/speculation.json"))] == []


def test_the_kinds_and_ages_are_those_of_the_entries(served: Served, page: Page) -> None:
    find(page, served)

    for mark in places(page).first.locator("tbody a.mark").all()[:3]:
        words, href = mark.text_content() or "", mark.get_attribute("href") or ""
        profile = page.context.new_page()
        profile.goto(served.address + href)
        number = href.rpartition("#s")[2]
        expect(profile.locator(f".facts a.mark[href$='#s{number}']").first).to_contain_text(words)
        profile.close()


def test_an_address_is_all_that_a_colleague_needs_in_either_language(served: Served, page: Page) -> None:
    orders = []
    for language in ("en", "zh"):
        find(page, served, language=language)
        orders.append(page.evaluate("[...document.querySelectorAll('.fit')].map(item => [item.dataset.id, item.querySelector('[data-points] b').textContent])"))  # fmt: skip
        page.evaluate("localStorage.clear()")

    assert orders[0] == orders[1]


def test_what_would_change_a_place_is_said_and_what_lacks_too(served: Served, page: Page) -> None:
    find(page, served, "services=training,seo")

    lacking = places(page).filter(has_text="Lacks 1 must-have").first

    expect(lacking.locator("[data-state]")).to_contain_text(
        re.compile(r"(Training|Search engine optimisation) \(not found in a source\)")
    )
    expect(lacking.locator("[data-outlook]")).to_contain_text(
        re.compile(r"Would (rank \d+(st|nd|rd|th)|score \d+) with a current fact")
    )


def test_the_brief_is_changed_and_the_way_back_leads_to_the_list_before(served: Served, page: Page) -> None:
    find(page, served, SHORT)
    page.get_by_role("button", name="Change").click()
    expect(page.get_by_role("heading", name="What you need")).to_be_focused()
    expect(page.get_by_role("checkbox", name="Tmall", exact=True)).to_be_checked()

    page.get_by_role("checkbox", name="Douyin", exact=True).check()
    page.get_by_role("button", name="Rank the providers").click()
    expect(page).to_have_url(f"{served.address}/en/fit#platforms=tmall,douyin")
    expect(page.locator("[data-asked]")).to_contain_text("Tmall, Douyin")
    page.go_back()

    expect(page).to_have_url(f"{served.address}/en/fit#platforms=tmall")
    expect(page.locator("[data-asked]")).not_to_contain_text("Douyin")


def test_the_way_back_from_the_first_list_leads_to_the_form_as_it_was(served: Served, page: Page) -> None:
    page.goto(f"{served.address}/en/fit")
    page.get_by_role("checkbox", name="Tmall", exact=True).check()
    page.get_by_role("button", name="Rank the providers").click()
    expect(page.locator("[data-results]")).to_be_visible()

    page.go_back()

    expect(page.locator("[data-form]")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Tmall", exact=True)).to_be_checked()


@pytest.mark.usefixtures("own_page")
def test_no_request_carries_the_brief(served: Served, page: Page) -> None:
    sent: list[str] = []
    page.on(
        "request",
        lambda request: sent.append(f"{request.url.partition('#')[0]} {request.all_headers()} {request.post_data}"),
    )
    find(page, served, "platforms=tmall&nice-services=crm-membership&size=50-249")

    page.locator("[data-add]").first.click()
    page.reload()
    expect(page.locator("[data-results]")).to_be_visible()

    assert len(sent) > 10
    assert [line for line in sent if "crm-membership" in line or "50-249" in line] == []


def test_a_link_may_give_the_brief_as_a_query_too(served: Served, page: Page) -> None:
    page.goto(f"{served.address}/en/fit?platforms=tmall&utm_source=mail")

    expect(page.locator("[data-asked]")).to_contain_text("Tmall")
    expect(page).to_have_url(f"{served.address}/en/fit#platforms=tmall")


def test_the_skip_link_leaves_the_list_as_it_is(served: Served, page: Page) -> None:
    find(page, served, SHORT)

    page.locator("a.skip").focus()
    page.keyboard.press("Enter")

    expect(page).to_have_url(f"{served.address}/en/fit#main")
    expect(page.locator("[data-results]")).to_be_visible()


def test_a_change_that_is_not_wanted_leads_back_to_the_list(served: Served, page: Page) -> None:
    find(page, served, SHORT)
    page.get_by_role("button", name="Change").click()

    page.get_by_role("button", name="Back to the list").click()

    expect(page.locator("[data-results]")).to_be_visible()
    expect(page.locator("h1")).to_have_text("Your recommended list")


def test_the_brief_is_kept_in_this_browser_until_it_is_cleared(served: Served, page: Page) -> None:
    find(page, served, SHORT)

    page.goto(f"{served.address}/zh/fit")
    expect(page.locator("[data-results]")).to_be_visible()
    expect(page).to_have_url(f"{served.address}/zh/fit#platforms=tmall")
    page.get_by_role("button", name="修改").click()
    page.get_by_role("button", name="清空").click()

    expect(page).to_have_url(f"{served.address}/zh/fit")
    expect(page.locator("[data-form] :checked[name]")).to_have_count(0)
    page.reload()
    expect(page.locator("[data-form]")).to_be_visible()


def test_the_language_menu_keeps_the_brief(served: Served, page: Page) -> None:
    find(page, served)

    page.locator("details.menu summary").click()
    page.get_by_role("link", name="简体中文").click()

    expect(page).to_have_url(f"{served.address}/zh/fit#{BRIEF}")
    expect(page.locator("[data-asked]")).to_contain_text("50–249人")


@pytest.mark.parametrize(
    "query", ["size=50-249&start=2027-03", "platforms=", "platforms=%ZZ", "x", "platforms=" + "a," * 3000]
)
def test_an_address_without_a_wish_shows_the_form(
    served: Served, page: Page, complaints: Complaints, query: str
) -> None:
    page.goto(f"{served.address}/en/fit#{query}")

    expect(page.locator("[data-form]")).to_be_visible()
    expect(page.locator("[data-results]")).to_be_hidden()
    assert complaints.texts == []


def test_values_that_nobody_knows_are_left_out_and_named(served: Served, page: Page, complaints: Complaints) -> None:
    page.goto(f"{served.address}/en/fit#platforms=tmall,%3Cb%3Emyspace&origin=XX")

    expect(trouble(page)).to_contain_text("They are left out: <b>myspace, XX.")
    expect(places(page).first).to_be_visible()
    assert complaints.texts == []


def test_a_form_without_a_wish_says_what_is_missing(served: Served, page: Page) -> None:
    page.goto(f"{served.address}/zh/fit")
    page.locator("#size").select_option("under-10")

    page.get_by_role("button", name="查看排序").click()

    expect(page.get_by_text("尚无排序依据")).to_be_focused()
    expect(page).to_have_url(f"{served.address}/zh/fit")


def test_a_month_of_an_older_link_stays(served: Served, page: Page) -> None:
    find(page, served, f"{SHORT}&start=2025-03")
    page.get_by_role("button", name="Change").click()

    page.get_by_role("button", name="Rank the providers").click()

    expect(page).to_have_url(f"{served.address}/en/fit#{SHORT}&start=2025-03")


def test_a_brief_that_nobody_meets_says_that_this_is_no_no(served: Served, page: Page) -> None:
    list_nobody(page, served)

    find(page, served, SHORT)

    expect(page.get_by_role("heading", name="No provider has a sourced fact for this brief")).to_be_visible()
    expect(places(page)).to_have_count(0)
