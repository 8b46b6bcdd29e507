"""A brand searches the list of providers by words: what is found, said, and read into what was typed."""

import re
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Complaints, Served
from tests.browser.held import Held
from tests.browser.searching import box, names, notes, opened, query_of, ready, sentence


@pytest.mark.usefixtures("own_page")
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
    held = Held(page, "**/directory.*.js")
    opened(page, served)
    box(page).press_sequentially("kaytune")
    expect(page.locator("[data-sentence]")).to_have_text(re.compile("^[0-9]+ providers$"))

    held.let_go()

    expect(names(page)).to_have_text(["Kaytune"])
    expect(box(page)).to_have_value("kaytune")
    assert query_of(page) == "q=kaytune"
    assert complaints.texts == []


def test_what_is_typed_while_a_shared_link_is_read_keeps_the_order_of_the_link(served: Served, page: Page) -> None:
    held = Held(page, "**/directory.*.js")
    opened(page, served, query="?order=name")
    box(page).press_sequentially("a")

    held.let_go()

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
