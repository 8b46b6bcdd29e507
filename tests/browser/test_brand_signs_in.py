"""A brand comes in, registers itself, names its people, and leaves, by keyboard and in both languages."""

import re
from typing import NamedTuple

from playwright.sync_api import Page, expect

from tests.browser.conftest import Complaints
from tests.browser.keyboard import press, write
from tests.browser.office import Office, read_in
from tests.browser.shared import Pages


class Words(NamedTuple):
    """What the pages say in a language."""

    whole: str
    checked: str
    joined: str
    last_owner: str


EN, ZH = (
    Words("Enter the whole address", "Checked by domain", "You belong to", "last owner"),
    Words("请填写完整网址", "已按域名核验", "您已加入", "唯一的负责人"),
)


def ask_to_be_deleted(page: Page) -> None:
    """Tick the box and press the button, on the account's page."""
    press(page, page.locator("#sure"), "Space")
    press(page, page.locator("[data-delete] button"))


def close_the_only_organisation(page: Page) -> None:
    """Go from the account's page to the organisation and close it."""
    press(page, page.locator("[data-organisations] a"))
    press(page, page.locator("[data-close]"))
    press(page, page.locator(".sure button").first)


def test_a_brand_registers_invites_and_removes_a_colleague_and_deletes_its_account(
    office: Office, pages: Pages, page: Page, complaints: Complaints
) -> None:
    owner, colleague = office.mailbox("ana", "nordlys.com"), office.mailbox("cai", "nordlys.com")
    office.sign_in(page, owner, "en", path="/register")
    write(page, "#name-en", "Nordlys")
    write(page, "#website", "nordlys")
    page.keyboard.press("Enter")
    expect(page.locator("[data-problems]")).to_be_focused()
    expect(page.locator("#website-fault")).to_contain_text(EN.whole)
    write(page, "#website", "https://www.nordlys.com")
    page.keyboard.press("Enter")
    expect(page.locator("[data-checked]")).to_contain_text(EN.checked)
    press(page, page.locator("[data-onward]"))
    expect(page.locator("h1")).to_have_text("Nordlys")

    write(page, "#invite-email", colleague)
    page.keyboard.press("Enter")
    expect(page.locator("[data-places]")).to_contain_text(colleague)
    assert "/desk" in office.link(colleague)
    theirs = office.let_in(pages.take(), office.person(colleague))
    theirs.goto(f"{office.address}/zh/desk")
    press(theirs, theirs.locator("[data-offers] button").first)
    expect(theirs.locator("[data-status]")).to_contain_text(ZH.joined)
    expect(theirs.locator("[data-name]")).to_have_text("Nordlys")
    read_in(page, "zh")
    member = page.locator("[data-members] li", has_text=colleague)
    press(page, member.locator("button").last)
    page.keyboard.press("Escape")
    expect(member.locator("button").last).to_be_focused()
    page.keyboard.press("Enter")
    press(page, member.locator(".sure button").first)
    expect(page.locator("[data-members]")).not_to_contain_text(colleague)
    expect(page.locator("[data-status] p")).to_be_focused()
    theirs.reload()
    expect(theirs.locator("[data-who]")).to_be_visible()
    expect(theirs.locator("[data-chosen]")).to_be_hidden()

    page.goto(f"{office.address}/en/account")
    write(page, "#name", "Ana 林")
    page.keyboard.press("Enter")
    expect(page.locator("[data-me]")).to_have_text("Ana 林")
    with page.expect_download() as download:
        press(page, page.locator("[data-export]"))
    assert "Ana 林" in download.value.path().read_text("utf-8")
    assert complaints.texts == []
    read_in(page, "zh")
    ask_to_be_deleted(page)
    expect(page.locator("[data-delete] [data-problems]")).to_contain_text(ZH.last_owner)
    close_the_only_organisation(page)
    expect(page).to_have_url(f"{office.address}/zh/desk")
    page.goto(f"{office.address}/en/account")
    ask_to_be_deleted(page)
    expect(page).to_have_url(re.compile("why=deleted"))


def test_an_unchecked_brand_waits_and_its_devices_end_one_by_one_or_all_at_once(
    office: Office, pages: Pages, page: Page
) -> None:
    address = office.mailbox("bo", "fjord.no")
    person = office.person(address)
    for number, name in (("01KB0000000000000000F10RD1", "Fjord"), ("01KB0000000000000000F10RD2", "Vestfold")):
        form = {"id": number, "name": {"en": name}, "website": "https://elsewhere.com"}
        person.send("POST", "/api/organisations", form)
    first = office.let_in(pages.take(), person)
    office.let_in(page, office.person(address)).goto(f"{office.address}/en/desk")
    expect(page.locator("[data-waits]")).to_contain_text("Unchecked")
    press(page, page.get_by_role("link", name="Vestfold"))
    expect(page.locator("[data-chosen] h2")).to_have_text("Vestfold")

    page.goto(f"{office.address}/en/account")
    press(page, page.locator("[data-devices] button"))
    expect(page.locator("[data-devices] li")).to_have_count(1)
    first.goto(f"{office.address}/en/desk")
    expect(first).to_have_url(re.compile("why=ended"))

    press(page, page.locator("[data-everywhere]"))
    press(page, page.locator(".sure button").first)
    expect(page).to_have_url(re.compile("why=left"))
