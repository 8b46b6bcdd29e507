"""What a brand does with a ranked list: it keeps providers, reads on, and passes the list on."""

import hashlib
import json

from playwright.sync_api import Page, expect

from tests.browser.conftest import Served
from tests.browser.fitting import BRIEF, SHORT, find, places
from tests.browser.tools import said


def test_a_provider_is_put_on_the_shortlist_and_taken_off_again(served: Served, page: Page) -> None:
    find(page, served, SHORT)
    button = places(page).first.locator("[data-add]")
    provider_id = places(page).first.get_attribute("data-id")

    button.click()
    expect(said(page)).to_contain_text("is on your shortlist.")
    assert page.evaluate("JSON.parse(localStorage.getItem('hezuo.shortlist.1'))") == [provider_id]
    button.click()

    expect(said(page)).to_contain_text("is off your shortlist.")
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(page.get_by_role("button", name="Undo")).to_be_focused()


def test_an_eleventh_provider_is_refused_with_the_reason(served: Served, page: Page) -> None:
    find(page, served, SHORT)
    page.locator("[data-more] button").click()
    for number in range(10):
        places(page).nth(number).locator("[data-add]").click()

    places(page).nth(10).locator("[data-add]").click()

    expect(said(page)).to_contain_text("It holds 10, since more invitations mean fewer and later replies.")
    expect(said(page)).to_be_in_viewport()
    expect(places(page).nth(10).locator("[data-add]")).to_have_attribute("aria-pressed", "false")


def test_more_places_are_shown_and_the_focus_goes_to_the_first_of_them(served: Served, page: Page) -> None:
    find(page, served, SHORT)
    expect(places(page)).to_have_count(10)

    page.get_by_role("button", name="Show 10 more").click()

    expect(places(page)).to_have_count(20)
    expect(places(page).nth(10).locator("[data-name]")).to_be_focused()


def test_the_link_is_copied_or_said(served: Served, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    find(page, served, SHORT)

    page.get_by_role("button", name="Copy link").click()
    expect(said(page)).to_have_text("The link is copied. It holds the whole brief.")
    assert page.evaluate("navigator.clipboard.readText()") == f"{served.address}/en/fit#{SHORT}"

    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    page.get_by_role("button", name="Copy link").click()
    expect(said(page)).to_have_text(
        f"This browser does not allow copying. The link is: {served.address}/en/fit#{SHORT}"
    )


def test_the_decision_record_is_the_same_for_everyone_and_holds_every_step(served: Served, page: Page) -> None:
    records = []
    for language, button in (("en", "Decision record"), ("zh", "决策记录")):
        find(page, served, language=language)
        with page.expect_download() as download:
            page.get_by_role("button", name=button).click()
        records.append((download.value.suggested_filename, download.value.path().read_bytes()))
        page.evaluate("localStorage.clear()")

    name, content = records[0]
    record = json.loads(content)
    digest = record.pop("digest")
    assert records[0] == records[1]
    assert hashlib.sha256(json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest() == digest
    assert name == f"hezuo-fit-2026-11-22-{digest[:8]}.json"
    assert (record["query"], record["rule"]["version"], record["day"]) == (BRIEF, 1, "2026-11-22")
    assert all(sum(line["points"] for line in place["criteria"]) == place["points"] for place in record["places"])
    assert [place["rank"] for place in record["places"]] == list(range(1, len(record["places"]) + 1))
