"""An operator brings figures in, closes and publishes a quarter; a provider looks at its score and disputes an event. Both languages."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import Page, expect

from functions.beijing import quarter_of
from site_builder.model.quarter import earlier
from tests.browser.accessibility import faults
from tests.browser.conftest import Complaints
from tests.browser.held import Held
from tests.browser.keyboard import press, write
from tests.browser.office import Office, read_in
from tests.browser.shared import Pages


class Words(NamedTuple):
    """What the pages say in a language."""

    fault: str
    brought: str
    known: str
    previewed: str
    published: str
    detail: str
    same: str
    disputed: str
    revision: str


PROVIDER, DOMAIN = "demo-quince-landing", "quince-landing.example"
EN, ZH = (
    Words("Line 2, value", "2 rows count", "counts already", "Previewed", "Published", "of 100, from", "out the same", "Disputed; an operator", "Revision 2 stands"),
    Words("第2行，value", "2行已计入", "已计入", "已预览", "已公布", "满分100", "核算一致", "已提出异议", "第2版已生成"),
)  # fmt: skip


def figures(folder: Path, goods: str) -> str:
    """Return a file of a platform's figures."""
    path = folder / f"{goods}.csv"
    path.write_text(f"provider,indicator,value,n\n{PROVIDER},goods,{goods},2\n{PROVIDER},consumer,4.7,2\n", "utf-8")
    return str(path)


def bring(page: Page, path: str) -> None:
    """Choose a file and send it."""
    page.set_input_files("#figures", path)
    press(page, page.locator("[data-import] .primary"))


def step(office: Office, page: Page, name: str, language: Literal["en", "zh"], state: str) -> None:
    """Take a step, let the clock do it, and look again in the other language."""
    press(page, page.locator(f"[data-step={name}]"))
    sure = page.locator(".sure .button").first
    if name != "preview":
        press(page, sure)
    expect(page.locator("[data-status] p")).to_be_focused()
    office.tick()
    read_in(page, language)
    expect(page.locator("[data-state]")).to_have_text(state)


def close(office: Office, page: Page, folder: Path) -> None:
    """Let the operator bring figures, with a mistake that is said, and take every step."""
    bring(page, figures(folder, "many"))
    expect(page.locator("[data-faults]")).to_contain_text(EN.fault)
    bring(page, figures(folder, "70"))
    expect(page.locator("[data-status]")).to_contain_text(EN.brought)
    read_in(page, "zh")
    bring(page, figures(folder, "70"))
    expect(page.locator("[data-status]")).to_contain_text(ZH.known)
    step(office, page, "preview", "en", EN.previewed)
    expect(page.locator("[data-spread] tr").first).to_be_visible()
    press(page, page.locator("[data-step=close]"))
    press(page, page.locator(".sure .button").first)
    expect(page.locator("[data-status] p")).to_be_focused()
    office.tick()
    page.reload()
    step(office, page, "publish", "zh", ZH.published)


def look(page: Page) -> None:
    """Let the provider see both scores, how they come about, and what is behind a value; and do the sums again."""
    expect(page.locator("[data-today] .stars b")).to_be_visible()
    expect(page.locator("[data-frozen] [data-detail]")).to_contain_text(ZH.detail)
    expect(page.locator("[data-lines] tr")).to_have_count(17)
    expect(page.locator("[data-better] li").first).to_be_visible()
    expect(page.locator("svg.trend")).to_be_visible()
    press(page, page.locator("[data-recompute]"))
    expect(page.locator("[data-status]")).to_contain_text(ZH.same)


def dispute(page: Page) -> None:
    """Let the provider open the events behind a value and dispute one."""
    press(page, page.locator("[data-lines] tr").nth(5).locator(".button"))
    expect(page.locator("[data-evidence] [data-heading]").first).to_be_focused()
    look_back(page)
    press(page, page.locator("[data-events] .button").first)
    write(page, "#dispute-reason", "Not ours 与我司无关")
    press(page, page.locator("[data-dispute] .primary"))
    expect(page.locator("[data-events]")).to_contain_text(EN.disputed)


def look_back(page: Page) -> None:
    """Ask for the events of another quarter and think better of it: what comes late is not put beside the others."""
    held, quarters = Held(page, "**/events?*"), page.locator("[data-window] .button")
    events = page.locator("[data-events] li").all_text_contents()
    press(page, quarters.nth(1))
    held.asked()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-events] li")).to_have_text(events)
    with page.expect_response("**/events?*"):
        held.let_go()
    page.evaluate("new Promise(requestAnimationFrame)")
    expect(page.locator("[data-events] li")).to_have_text(events)


def settle(page: Page) -> None:
    """Let the operator settle the dispute."""
    press(page, page.locator("[data-lines] a").first)
    press(page, page.locator("[name=decision]").first, "Space")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#choice-strike")).to_be_checked()
    write(page, "#decision-reason", "So it is 属实")
    press(page, page.locator("[data-decision] .primary"))
    expect(page.locator("[data-status] p")).to_be_focused()


def correct(page: Page, folder: Path) -> None:
    """Let the operator correct a line by a later file."""
    bring(page, figures(folder, "88"))
    expect(page.locator("[data-status]")).to_contain_text(ZH.brought)
    write(page, "#provider", PROVIDER)
    page.select_option("#indicator", "goods")
    for field, reason in (("#reason-en", "The platform corrected it."), ("#reason-zh", "平台已更正。")):
        write(page, field, reason)
    press(page, page.locator("[data-correct] .primary"))
    expect(page.locator("[data-status]")).to_contain_text(ZH.revision)


def test_a_quarter_is_closed_its_score_is_looked_at_and_one_line_is_corrected(
    office: Office, pages: Pages, complaints: Complaints, tmp_path: Path
) -> None:
    quarter = earlier(quarter_of(datetime.now(UTC)), 1)
    person = office.person(office.mailbox("li", DOMAIN))
    person.send("POST", "/api/claims", {"provider": PROVIDER})
    office.remember(PROVIDER)
    operator, provider = (office.let_in(pages.take(bypass_csp=True), each) for each in (office.operator, person))
    for each in (operator, provider):
        complaints.listen(each)

    operator.goto(f"{office.address}/en/quarters?id={quarter}")
    close(office, operator, tmp_path)
    provider.goto(f"{office.address}/zh/score")
    look(provider)
    read_in(provider, "en")
    dispute(provider)
    operator.goto(f"{office.address}/en/queues?id=scores")
    settle(operator)
    operator.goto(f"{office.address}/zh/quarters?id={quarter}")
    correct(operator, tmp_path)

    provider.reload()
    expect(provider.locator("[data-history] tr")).to_have_count(2)
    assert complaints.texts == [text for text in complaints.texts if "422" in text]
    assert [faults(each) for each in (provider, operator)] == [{}, {}]
