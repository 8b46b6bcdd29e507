"""An operator brings figures in, closes and publishes a quarter; a provider looks at its score and disputes an event. Both languages."""

from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from functions.beijing import quarter_of
from site_builder.model.quarter import earlier
from tests.browser.accessibility import SCHEME_OF, faults
from tests.browser.conftest import Complaints
from tests.browser.held import Held
from tests.browser.keyboard import press, write
from tests.browser.office import Office
from tests.browser.shared import Pages


class Words(NamedTuple):
    """What the pages say in a language, who is assessed, and which quarter is closed in that journey."""

    provider: str
    domain: str
    back: int
    fault: str
    brought: str
    known: str
    previewed: str
    published: str
    detail: str
    same: str
    disputed: str
    revision: str


WORDS = {
    "en": Words("demo-quince-landing", "quince-landing.example", 1, "Line 2, value", "2 rows count", "counts already", "Previewed", "Published", "of 100, from", "out the same", "Disputed; an operator", "Revision 2 stands"),
    "zh": Words("demo-mulberry-weir", "mulberry-weir.example", 2, "第2行，value", "2行已计入", "已计入", "已预览", "已公布", "满分100", "核算一致", "已提出异议", "第2版已生成"),
}  # fmt: skip


def figures(folder: Path, provider: str, goods: str) -> str:
    """Return a file of a platform's figures."""
    path = folder / f"{goods}.csv"
    path.write_text(f"provider,indicator,value,n\n{provider},goods,{goods},2\n{provider},consumer,4.7,2\n", "utf-8")
    return str(path)


def bring(page: Page, path: str) -> None:
    """Choose a file and send it."""
    page.set_input_files("#figures", path)
    press(page, page.locator("[data-import] .primary"))


def step(office: Office, page: Page, name: str, state: str) -> None:
    """Take a step, let the clock do it, and look again."""
    press(page, page.locator(f"[data-step={name}]"))
    sure = page.locator(".sure .button").first
    if name != "preview":
        press(page, sure)
    expect(page.locator("[data-status] p")).to_be_focused()
    office.tick()
    page.reload()
    expect(page.locator("[data-state]")).to_have_text(state)


def close(office: Office, page: Page, words: Words, folder: Path) -> None:
    """Let the operator bring figures, with a mistake that is said, and take every step."""
    bring(page, figures(folder, words.provider, "many"))
    expect(page.locator("[data-faults]")).to_contain_text(words.fault)
    bring(page, figures(folder, words.provider, "70"))
    expect(page.locator("[data-status]")).to_contain_text(words.brought)
    bring(page, figures(folder, words.provider, "70"))
    expect(page.locator("[data-status]")).to_contain_text(words.known)
    step(office, page, "preview", words.previewed)
    expect(page.locator("[data-spread] tr").first).to_be_visible()
    press(page, page.locator("[data-step=close]"))
    press(page, page.locator(".sure .button").first)
    expect(page.locator("[data-status] p")).to_be_focused()
    office.tick()
    page.reload()
    step(office, page, "publish", words.published)


def look(page: Page, words: Words) -> None:
    """Let the provider see both scores, how they come about, and what is behind a value; and do the sums again."""
    expect(page.locator("[data-today] .stars b")).to_be_visible()
    expect(page.locator("[data-frozen] [data-detail]")).to_contain_text(words.detail)
    expect(page.locator("[data-lines] tr")).to_have_count(17)
    expect(page.locator("[data-better] li").first).to_be_visible()
    expect(page.locator("svg.trend")).to_be_visible()
    press(page, page.locator("[data-recompute]"))
    expect(page.locator("[data-status]")).to_contain_text(words.same)


def dispute(page: Page, words: Words) -> None:
    """Let the provider open the events behind a value and dispute one."""
    press(page, page.locator("[data-lines] tr").nth(5).locator(".button"))
    expect(page.locator("[data-evidence] [data-heading]").first).to_be_focused()
    look_back(page)
    press(page, page.locator("[data-events] .button").first)
    write(page, "#dispute-reason", "Not ours 与我司无关")
    press(page, page.locator("[data-dispute] .primary"))
    expect(page.locator("[data-events]")).to_contain_text(words.disputed)


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


def correct(page: Page, words: Words, folder: Path) -> None:
    """Let the operator correct a line by a later file."""
    bring(page, figures(folder, words.provider, "88"))
    expect(page.locator("[data-status]")).to_contain_text(words.brought)
    write(page, "#provider", words.provider)
    page.select_option("#indicator", "goods")
    for field, reason in (("#reason-en", "The platform corrected it."), ("#reason-zh", "平台已更正。")):
        write(page, field, reason)
    press(page, page.locator("[data-correct] .primary"))
    expect(page.locator("[data-status]")).to_contain_text(words.revision)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_quarter_is_closed_its_score_is_looked_at_and_one_line_is_corrected(
    office: Office, pages: Pages, complaints: Complaints, language: str, tmp_path: Path
) -> None:
    words, at = WORDS[language], f"{office.address}/{language}"
    quarter = earlier(quarter_of(datetime.now(UTC)), words.back)
    person = office.person(office.mailbox("li", words.domain))
    person.send("POST", "/api/claims", {"provider": words.provider})
    office.remember(words.provider)
    operator, provider = (office.let_in(pages.take(bypass_csp=True), each) for each in (office.operator, person))
    for each in (operator, provider):
        complaints.listen(each)

    operator.goto(f"{at}/quarters?id={quarter}")
    close(office, operator, words, tmp_path)
    provider.goto(f"{at}/score")
    look(provider, words)
    dispute(provider, words)
    operator.goto(f"{at}/queues?id=scores")
    settle(operator)
    operator.goto(f"{at}/quarters?id={quarter}")
    correct(operator, words, tmp_path)

    provider.reload()
    expect(provider.locator("[data-history] tr")).to_have_count(2)
    assert complaints.texts == [text for text in complaints.texts if "422" in text]
    assert [faults(each, SCHEME_OF[language]) for each in (provider, operator)] == [{}, {}]
