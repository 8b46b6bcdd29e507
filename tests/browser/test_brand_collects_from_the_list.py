"""A brand puts providers from the list onto its shortlist and beside each other."""

import json
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Complaints, Served
from tests.browser.searching import add, compared, names_ids, ready, said

TEN: Final = ("baozun", "lily-and-beauty", "kaytune", "kaijie", "qingmu", "onechance", "wpic", "azoya", "uco", "demo-lantern-bay")  # fmt: skip
LIST: Final = "hezuo.shortlist.1"


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


@pytest.mark.usefixtures("own_page")
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
