"""A visitor's shortlist is safe where addresses, the browser's memory or the network fail."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Complaints, Served
from tests.browser.shortlisting import entries, keep, keep_ids, kept
from tests.browser.tools import STORAGE_OFF, said, trouble

STORAGE_FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"


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
