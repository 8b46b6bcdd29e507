"""A brand comes in, registers itself, names its people, and leaves, by keyboard and in both languages."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Complaints
from tests.browser.office import Office, press, reach


def register(office: Office, page: Page, address: str, language: str, *, name: str, website: str) -> None:
    """Sign in and register a brand."""
    page.context.clear_cookies()
    office.sign_in(page, address, language, path="/register")
    reach(page, page.locator("#name-en"))
    page.keyboard.type(name)
    reach(page, page.locator("#website"))
    page.keyboard.type(website)
    page.keyboard.press("Enter")
    expect(page.locator("[data-done] h2")).to_be_focused()


@pytest.mark.parametrize(
    ("language", "checked", "unchecked"),
    [("en", "Checked by domain", "Unchecked"), ("zh", "已按域名核验", "未核验")],
)
def test_a_brand_with_a_mailbox_at_its_own_website_is_checked_at_once_and_others_wait(
    office: Office, page: Page, complaints: Complaints, language: str, checked: str, unchecked: str
) -> None:
    address = office.mailbox("ana", "nordlys.com")
    register(office, page, address, language, name="Nordlys", website="https://www.nordlys.com")
    expect(page.locator("[data-checked]")).to_contain_text(checked)

    register(office, page, office.mailbox("bo", "fjord.no"), language, name="Fjord", website="https://elsewhere.com")

    expect(page.locator("[data-checked]")).to_contain_text(unchecked)
    press(page, page.locator("[data-onward]"))
    expect(page.locator("h1")).to_have_text("Fjord")
    page.goto(f"{office.address}/{language}/desk")
    expect(page.locator("[data-waits]")).to_contain_text(unchecked if language == "en" else "尚未核验")
    assert complaints.texts == []


def test_what_is_wrong_in_a_registration_is_said_and_nothing_is_lost(office: Office, page: Page) -> None:
    office.sign_in(page, office.mailbox("ana", "nordlys.com"), path="/register")
    reach(page, page.locator("#website"))
    page.keyboard.type("https://nordlys.com")
    page.keyboard.press("Enter")
    problems = page.locator("[data-problems]")
    expect(problems).to_be_focused()
    expect(problems).to_contain_text("Give the name in English or in Chinese.")

    press(page, problems.locator("a"))
    page.keyboard.type("see www.nordlys.com")
    page.keyboard.press("Enter")

    expect(problems).to_contain_text("A name cannot hold a link.")
    expect(page.locator("#name-en-fault")).to_have_text("A name cannot hold a link.")
    expect(page.locator("#website")).to_have_value("https://nordlys.com")


@pytest.mark.parametrize(("language", "joined"), [("en", "You belong to"), ("zh", "您已加入")])
def test_an_owner_invites_a_colleague_who_accepts_and_is_removed_again(
    office: Office, quiet_browser: Browser, page: Page, language: str, joined: str
) -> None:
    owner, colleague = office.mailbox("ana", "nordlys.com"), office.mailbox("cai", "nordlys.com")
    register(office, page, owner, language, name="Nordlys", website="https://nordlys.com")
    press(page, page.locator("[data-onward]"))
    reach(page, page.locator("#invite-email"))
    page.keyboard.type(colleague)
    page.keyboard.press("Enter")
    expect(page.locator("[data-status]")).to_contain_text(colleague)
    expect(page.locator("[data-places]")).to_contain_text(colleague)
    assert "/desk" in office.link(colleague)

    theirs = quiet_browser.new_context().new_page()
    office.sign_in(theirs, colleague, language, which=2)
    press(theirs, theirs.locator("[data-offers] button").first)
    expect(theirs.locator("[data-status]")).to_contain_text(joined)
    expect(theirs.locator("[data-name]")).to_have_text("Nordlys")
    theirs.context.close()

    page.reload()
    member = page.locator("[data-members] li", has_text=colleague)
    press(page, member.locator("button").last)
    press(page, member.locator(".sure button").first)
    expect(page.locator("[data-members]")).not_to_contain_text(colleague)
    expect(page.locator("[data-status] p")).to_be_focused()


def test_asking_once_more_can_be_answered_with_no(office: Office, page: Page) -> None:
    register(office, page, office.mailbox("ana", "nordlys.com"), "en", name="Nordlys", website="https://nordlys.com")
    press(page, page.locator("[data-onward]"))

    press(page, page.locator("[data-close]"))
    expect(page.locator(".sure")).to_contain_text("Nordlys is closed for good")
    page.keyboard.press("Escape")

    expect(page.locator("[data-close]")).to_be_focused()
    press(page, page.locator("[data-close]"))
    press(page, page.locator(".sure button").first)
    expect(page).to_have_url(f"{office.address}/en/desk")
    expect(page.locator("[data-chosen]")).to_be_hidden()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_person_gives_a_name_sees_the_devices_and_takes_the_data_along(
    office: Office, quiet_browser: Browser, page: Page, language: str
) -> None:
    address = office.mailbox("eva", "nordlys.com")
    other = quiet_browser.new_context().new_page()
    office.sign_in(other, address, language)
    office.sign_in(page, address, language, which=2)
    page.goto(f"{office.address}/{language}/account")
    reach(page, page.locator("#name"))
    page.keyboard.type("Eva 林")
    page.keyboard.press("Enter")
    expect(page.locator("[data-me]")).to_have_text("Eva 林")

    with page.expect_download() as download:
        press(page, page.locator("[data-export]"))
    press(page, page.locator("[data-devices] button"))

    assert "Eva 林" in download.value.path().read_text("utf-8")
    expect(page.locator("[data-devices] li")).to_have_count(1)
    other.reload()
    expect(other).to_have_url(re.compile("why=ended"))
    other.context.close()


@pytest.mark.parametrize(("language", "sentence"), [("en", "last owner"), ("zh", "唯一的负责人")])
def test_an_account_is_deleted_once_its_organisation_is_closed(
    office: Office, page: Page, language: str, sentence: str
) -> None:
    address = office.mailbox("ivo", "nordlys.com")
    register(office, page, address, language, name="Nordlys", website="https://nordlys.com")
    page.goto(f"{office.address}/{language}/account")
    press(page, page.locator("[data-delete] button"))
    expect(page.locator("[data-delete] [data-problems]")).to_be_focused()
    press(page, page.locator("#sure"), "Space")
    press(page, page.locator("[data-delete] button"))
    expect(page.locator("[data-delete] [data-problems]")).to_contain_text(sentence)

    press(page, page.locator("[data-organisations] a"))
    press(page, page.locator("[data-close]"))
    press(page, page.locator(".sure button").first)
    expect(page).to_have_url(f"{office.address}/{language}/desk")
    page.goto(f"{office.address}/{language}/account")
    press(page, page.locator("#sure"), "Space")
    press(page, page.locator("[data-delete] button"))

    expect(page).to_have_url(re.compile("why=deleted"))


def test_signing_out_everywhere_is_asked_once_more(office: Office, page: Page) -> None:
    office.sign_in(page, office.mailbox("jo", "nordlys.com"))
    page.goto(f"{office.address}/en/account")

    press(page, page.locator("[data-everywhere]"))
    press(page, page.locator(".sure button").first)

    expect(page).to_have_url(re.compile("why=left"))


def test_of_several_organisations_the_desk_shows_the_one_that_is_chosen(office: Office, page: Page) -> None:
    address = office.mailbox("liv", "nordlys.com")
    register(office, page, address, "en", name="Nordlys", website="https://nordlys.com")
    page.goto(f"{office.address}/en/register")
    reach(page, page.locator("#name-en"))
    page.keyboard.type("Fjord")
    page.keyboard.press("Enter")
    expect(page.locator("[data-done] h2")).to_be_focused()
    page.goto(f"{office.address}/en/desk")

    press(page, page.get_by_role("link", name="Fjord"))

    expect(page.locator("[data-chosen] h2")).to_have_text("Fjord")
    expect(page.locator("[data-switch] [aria-current]")).to_have_text("Fjord")
    press(page, page.get_by_role("link", name="Nordlys"))
    expect(page.locator("[data-chosen] h2")).to_have_text("Nordlys")
