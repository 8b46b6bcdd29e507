"""A brand invites from its shortlist, providers answer, the brand chooses and confirms the cooperation, by keyboard and in both languages."""

from typing import NamedTuple

from playwright.sync_api import Page, expect

from tests.browser.conftest import Complaints
from tests.browser.held import Held
from tests.browser.keyboard import press, reach, tab_to, write
from tests.browser.office import Office, read_in
from tests.browser.shared import Pages

BRAND = "01KB000000000000000B0RA101"
FIRST, SECOND = "demo-paper-lattice", "demo-barrel-moon"


class Words(NamedTuple):
    """What the pages say in a language."""

    category: str
    unreachable: str
    interested: str
    declined: str
    chosen: str
    asked: str
    claimed: str
    confirmed: str
    uploaded: str
    fit: str


EN, ZH = (
    Words("Choose at least one category", "not yet reachable", "Your answer is sent", "Declined", "The brand chose you", "Is the stock in the EU?", "To confirm", "Confirmed by both sides", "is there and checked", "of 1 must-haves"),
    Words("至少选择一个必备类目", "暂时无法邀约", "回复已发送", "已谢绝", "品牌方已选定贵公司", "货在欧盟境内吗？", "待确认", "双方确认", "已上传并通过校验", "/1项"),
)  # fmt: skip
NOBODY = "demo-noonbell"
FILE = "简介 intro.pdf"


def fill_in(page: Page) -> None:
    """Go through the steps of a brief, with a mistake in each that is said and mended."""
    write(page, "#title", "Olive oil 橄榄油")
    write(page, "#about", "A family producer from Liguria")
    press(page, page.locator("[data-step=brand] .primary"))
    press(page, page.locator("[data-step=need] .primary"))
    expect(page.locator("[data-step=need] [data-problems]")).to_contain_text(EN.category)
    tab_to(page, page.locator("#musts"))  # past every box of the longest step: none holds the focus
    press(page, page.locator("[data-step=need] input[value=food-beverage]"), "Space")
    write(page, "#musts", "A food flagship store today")
    press(page, page.locator("[data-step=need] .primary"))
    write(page, "#gmv", "2,400,000")
    press(page, page.locator("[data-step=terms] .primary"))


def attach(page: Page) -> None:
    """Upload a document, with a mistake that is said and mended: it goes with the round."""
    press(page, page.locator("[data-upload] .button"))
    expect(page.locator("[data-upload] [data-problems]")).to_be_focused()
    reach(page, page.locator("#paper-kind"))
    page.keyboard.press("ArrowDown")
    page.set_input_files("#paper-file", {"name": FILE, "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n%%EOF\n"})
    press(page, page.locator("[data-upload] .button"))
    expect(page.locator("[data-papers] li")).to_contain_text(FILE)
    expect(page.locator("[data-papers] input")).to_be_checked()
    expect(page.locator("[data-status]")).to_contain_text(EN.uploaded)
    press(page, page.locator("[data-done] .primary"))


def answer_no(page: Page) -> None:
    """Let a provider find the invitation on its list and decline."""
    press(page, page.locator("[data-lines] .primary"))
    press(page, page.locator("[data-go-decline]"))
    reach(page, page.locator("#decline-reason"))
    page.keyboard.press("ArrowDown")
    press(page, page.locator("[data-decline] .primary"))
    expect(page.locator("[data-state]")).to_have_text(EN.declined)


def put_on_the_shortlist(page: Page, at: str, *providers: str) -> None:
    """Put some providers on the shortlist, which a link of their entries does."""
    for provider in providers:
        page.goto(f"{at}/shortlist?add={provider}")
        expect(page.locator(f"[data-id={provider}]")).to_be_visible()


def change_course(page: Page) -> None:
    """Go to another step while the last one is still being read: it stays away when it comes."""
    held = Held(page, "**/preview")
    press(page, page.locator("[data-step=providers] .primary"))
    held.asked()
    press(page, page.locator("[data-tasks] a[href='#terms']"))
    expect(page.locator("[data-step=terms]")).to_be_visible()
    with page.expect_response("**/preview"):
        held.let_go()
    page.evaluate("new Promise(requestAnimationFrame)")
    expect(page.locator("[data-step=terms]")).to_be_visible()
    expect(page.locator("[data-step=send]")).to_be_hidden()


def send(page: Page) -> None:
    """Look the round through, take off who cannot be reached, and send it."""
    change_course(page)
    press(page, page.locator("[data-tasks] a[href='#send']"))
    expect(page.locator("[data-step=send] [data-lines]")).to_contain_text(ZH.unreachable)
    expect(page.locator("[data-step=send] [data-lines]")).to_contain_text(ZH.fit)
    expect(page.locator("[data-step=send] [data-facts]")).to_contain_text(FILE)
    expect(page.locator("[data-letter]")).to_contain_text("Casa Aurelio")
    press(page, page.locator("[data-tasks] a[href='#providers']"))
    press(page, page.locator(f"#provider-{NOBODY}"), "Space")
    press(page, page.locator("[data-step=providers] .primary"))
    press(page, page.locator("[data-step=send] .primary"))
    expect(page.locator("[data-invitations] li")).to_have_count(2)


def answer_yes(page: Page) -> None:
    """Download the document, ask a question and say that the provider is interested, with a mistake that is mended."""
    with page.expect_download() as saved:
        press(page, page.locator("[data-papers] .button"))
    assert saved.value.suggested_filename == FILE
    write(page, "#question", ZH.asked)
    press(page, page.locator("[data-ask] .button"))
    expect(page.locator("[data-questions]")).to_contain_text(ZH.asked)
    press(page, page.locator("[data-go-interest]"))
    press(page, page.locator("[data-interest] .primary"))
    expect(page.locator("[data-interest] [data-problems]")).to_be_focused()
    press(page, page.locator("#met-0-yes"), "Space")
    write(page, "#contact-name", "Li 李")
    press(page, page.locator("[data-interest] .primary"))
    expect(page.locator("[data-status]")).to_contain_text(ZH.interested)


def choose(page: Page) -> None:
    """See who downloaded, answer the question and choose the first provider; the other one has declined."""
    expect(page.locator("[data-log] li")).to_contain_text(FILE)
    expect(page.locator(f"[data-provider={SECOND}]")).to_contain_text(EN.declined)
    write(page, "[data-questions] textarea", "In Genoa 在热那亚")
    press(page, page.locator("[data-questions] .button"))
    expect(page.locator("[data-status] p")).to_be_focused()
    press(page, page.locator(f"[data-provider={FIRST}] .primary"))
    press(page, page.locator("[data-decide] .primary"))
    expect(page.locator("[data-status] p")).to_be_focused()


def report(page: Page) -> None:
    """Add the cooperation record, which holds what the brief said."""
    press(page, page.locator("[data-report]"))
    reach(page, page.locator("#platform"))
    page.keyboard.press("ArrowDown")
    write(page, "#store", "Casa Aurelio 旗舰店")
    page.fill("#since", "2026-12")  # the browser's own field of a month
    press(page, page.locator("[data-write] .primary"))
    expect(page.locator("[data-about]")).to_contain_text(EN.claimed)


def test_a_brand_invites_from_its_shortlist_chooses_among_the_answers_and_confirms_the_cooperation(
    office: Office, pages: Pages, page: Page, complaints: Complaints
) -> None:
    at = office.address
    one, two = office.mailbox("li", "paper-lattice.example"), office.mailbox("wu", "barrel-moon.example")
    first, second = office.person(one), office.person(two)
    first.send("POST", "/api/claims", {"provider": FIRST})
    second.send("POST", "/api/claims", {"provider": SECOND})
    brand = office.person(office.mailbox("ana", "casa-aurelio.com"))
    form = {"id": BRAND, "name": {"en": "Casa Aurelio"}, "website": "https://casa-aurelio.com"}
    brand.send("POST", "/api/organisations", form)
    office.let_in(page, brand)
    put_on_the_shortlist(page, f"{at}/en", FIRST, SECOND, NOBODY)

    press(page, page.locator("a[href$='/brief']"))
    fill_in(page)
    attach(page)
    read_in(page, "zh")
    send(page)

    theirs = pages.take()
    theirs.goto(office.link(one, 2).replace("/en/", "/zh/"))
    office.come_in(theirs, one)
    expect(theirs.locator("h1")).to_contain_text("Casa Aurelio")
    answer_yes(theirs)
    others = office.let_in(pages.take(), second)
    others.goto(f"{at}/en/opportunities")
    answer_no(others)

    read_in(page, "en")
    choose(page)
    read_in(theirs, "en")
    expect(theirs.locator("[data-note]")).to_contain_text(EN.chosen)
    expect(theirs.locator("[data-questions]")).to_contain_text("In Genoa")
    report(theirs)

    page.goto(f"{at}/zh/cooperations")
    press(page, page.locator("[data-lines] a"))
    press(page, page.locator("[data-confirm]"))
    expect(page.locator("[data-about]")).to_contain_text(ZH.confirmed)
    assert complaints.texts == []
