"""A search is its address: a link restores it in either language, whatever stands in it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Complaints, Served
from tests.browser.searching import box, names, notes, opened, query_of, ready, sentence, value


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


@pytest.mark.usefixtures("own_page")
@pytest.mark.parametrize("query", ["?types=operation", "?evidence=press", "?budgets=unstated", "?stars=3"])
def test_a_link_to_a_facet_that_comes_later_is_never_called_unknown(served: Served, page: Page, query: str) -> None:
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => { const notes = document.querySelector('[data-notes]'); globalThis.noted = []; new MutationObserver(() => noted.push(notes.textContent)).observe(notes, {childList: true, subtree: true}); });"
    )

    ready(page, served, query=query)

    assert [text for text in page.evaluate("noted") if text] == []
    assert "?" + query_of(page) == query


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
