"""An operator goes through the queues: a brand vouched for, a provider brought in, a brand suspended and restored."""

from typing import NamedTuple

from playwright.sync_api import Page, expect

from tests.browser.conftest import Complaints
from tests.browser.keyboard import press, write
from tests.browser.office import Office
from tests.browser.shared import Pages

BRAND = "01KB00000000000000000B1RC1"
ENTRY = "demo-kiln-ridge"


class Words(NamedTuple):
    """What the pages say in a language."""

    reasonless: str
    decided: str
    offered: str
    yours: str


EN, ZH = (
    Words("Give the reason", "Decided and kept", "The claim link is on its way", "The entry is yours now"),
    Words("请填写理由", "已处理并留存记录", "认领链接已发往", "认领成功"),
)  # fmt: skip


def test_an_operator_vouches_for_a_brand_brings_a_provider_in_and_suspends_and_restores(
    office: Office, pages: Pages, page: Page, complaints: Complaints
) -> None:
    brand = office.person(office.mailbox("sam", "parcel-post.example"))
    form = {"id": BRAND, "name": {"en": "Birch & Tide"}, "website": "https://birch-and-tide.example"}
    brand.send("POST", "/api/organisations", form)
    brand.send("PUT", f"/api/organisations/brand/{BRAND}/asks/{ENTRY}", {})
    office.let_in(page, office.operator).goto(f"{office.address}/en/queues")

    press(page, page.locator(f"[data-lines] a[href='#{BRAND}']"))
    expect(page.locator("[data-heading]")).to_be_focused()
    press(page, page.locator("#choice-release"), "Space")
    press(page, page.locator("[data-decision] button"))
    expect(page.locator("#decision-reason-fault")).to_contain_text(EN.reasonless)
    write(page, "#decision-reason", "Seen 已核实")
    press(page, page.locator("[data-decision] button"))
    expect(page.locator("[data-status]")).to_contain_text(EN.decided)
    assert brand.send("GET", f"/api/organisations/brand/{BRAND}")["checked"] == "operator"

    page.goto(f"{office.address}/zh/queues")
    press(page, page.locator("[data-tab=asks]"))
    press(page, page.locator(f"[data-lines] a[href='#{ENTRY}']"))
    mailbox = office.mailbox("contact", "free.example")
    write(page, "#offer-email", mailbox)
    page.keyboard.press("Enter")
    expect(page.locator("[data-status]")).to_contain_text(ZH.offered)
    theirs = pages.take()
    theirs.goto(office.link(mailbox).replace("/zh/", "/en/"))
    press(theirs, theirs.locator("[data-sign-in]"))
    office.come_in(theirs, mailbox)
    press(theirs, theirs.locator("[data-make] button"))
    expect(theirs.locator("[data-status]")).to_contain_text(EN.yours)

    press(page, page.locator("[data-tab=suspensions]"))
    theirs = office.let_in(pages.take(), brand)
    for key, count, decided, language in (("Space", 0, ZH.decided, "en"), ("ArrowDown", 1, EN.decided, "zh")):
        press(page, page.locator("#suspend"), key)
        write(page, "#subject", BRAND)
        write(page, "#suspend-reason", "Reason 理由")
        press(page, page.locator("[data-suspend] button"))
        expect(page.locator("[data-status]")).to_contain_text(decided)
        theirs.goto(f"{office.address}/{language}/desk")
        expect(theirs.locator("[data-who]")).to_be_visible()
        expect(theirs.locator("[data-manage]:visible")).to_have_count(count)
        page.goto(f"{office.address}/{language}/queues?id=suspensions")
    assert complaints.texts == []
