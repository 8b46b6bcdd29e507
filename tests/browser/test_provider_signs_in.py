"""A provider claims its entry, says where invitations go, and decides about a second claim, by keyboard."""

from typing import NamedTuple

from playwright.sync_api import Page, expect

from tests.browser.conftest import Complaints
from tests.browser.keyboard import press, write
from tests.browser.office import Office, read_in
from tests.browser.shared import Pages


class Words(NamedTuple):
    """What the pages say in a language."""

    claim: str
    granted: str
    confirmed: str
    resting: str
    second: str


ENTRY, DOMAIN = "demo-moss-quay", "moss-quay.example"
EN, ZH = (
    Words("Claim this entry", "The entry is yours now", "come to your mailbox now", "You take no invitations now", "Your claim is made"),
    Words("认领此档案", "认领成功", "今后将发往您的邮箱", "目前暂停接收邀约", "申请已提交"),
)  # fmt: skip


def test_a_provider_claims_its_entry_names_a_mailbox_and_grants_a_colleagues_claim(
    office: Office, pages: Pages, page: Page, complaints: Complaints
) -> None:
    address, desk = office.mailbox("chen", DOMAIN), office.mailbox("desk", "elsewhere.example")
    page.goto(f"{office.address}/zh/providers/{ENTRY}")
    press(page, page.get_by_role("link", name=ZH.claim))
    expect(page.locator("[data-needs]")).to_contain_text(DOMAIN)
    press(page, page.locator("[data-sign-in]"))
    office.come_in(page, address)
    press(page, page.locator("[data-make] button"))
    expect(page.locator("[data-status]")).to_contain_text(ZH.granted)
    press(page, page.locator("[data-status] a"))

    write(page, "#box-email", desk)
    page.keyboard.press("Enter")
    expect(page.locator("[data-boxes] li")).to_have_count(2)
    holder = pages.take()
    holder.goto(office.link(desk).replace("/zh/", "/en/"))
    press(holder, holder.locator("[data-confirm] button"))
    expect(holder.locator("[data-done-for]")).to_contain_text(EN.confirmed)
    read_in(page, "en")
    expect(page.locator("[data-boxes] li")).to_have_count(2)
    expect(page.locator("[data-boxes] .todo")).to_have_count(0)
    press(page, page.locator("[data-turn]"))
    expect(page.locator("[data-now]")).to_contain_text(EN.resting)

    second = office.mailbox("hua", DOMAIN)
    theirs = office.let_in(pages.take(), office.person(second))
    theirs.goto(f"{office.address}/en/claim?provider={ENTRY}")
    press(theirs, theirs.locator("[data-make] button"))
    expect(theirs.locator("[data-status]")).to_contain_text(EN.second)
    page.goto(office.link(address, 2))
    press(page, page.locator("[data-claims] button"))
    press(page, page.locator("#grant"), "Space")
    write(page, "#claim-reason", "同事 A colleague")
    press(page, page.locator("[data-decide] button"))
    expect(page.locator("[data-members]")).to_contain_text(second)
    theirs.goto(f"{office.address}/zh/desk")
    expect(theirs.locator("[data-waits]")).to_contain_text(ZH.resting[:4])
    assert complaints.texts == []
