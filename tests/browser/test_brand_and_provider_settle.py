"""What follows an invitation and its record: questions, messages, a decline, a withdrawal, a dispute, evaluations, the end.

Each page that is opened is in one of both languages, in turns; all are looked at by axe on a phone, under the security policy.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from infra.local.browser import Browser as Person
from tests.browser.accessibility import faults_here
from tests.browser.held import Held
from tests.browser.keyboard import press, reach, type_in, write
from tests.browser.office import Office, read_in
from tests.browser.shared import Pages

BRAND, ROUND, OTHER_ROUND = (f"01KB0000000000000000SETT1{number}" for number in range(3))
ONE, TWO = "demo-teal-plume", "demo-wheelpond"
NOW = datetime.now(UTC)
MONTH, TODAY = NOW.strftime("%Y-%m"), NOW.date().isoformat()
BRIEF = {
    "title": "Tea 茶",
    "about": "A tea house from Kent",
    "categories": {"must": ["food-beverage"], "nice": []},
    "platforms": {"must": ["tmall"], "nice": []},
    "services": {"must": ["store-operation"], "nice": []},
}
CONTACT = {"name": "Li", "mailbox": "li@x.example"}


Language = Literal["en", "zh"]


@dataclass(frozen=True, kw_only=True)
class People:
    """Who takes part, and where."""

    office: Office
    pages: Pages
    brand: Person
    one: Person
    two: Person
    operator: Person
    open: dict[tuple[Person, str], Page] = field(default_factory=dict)

    def page(self, person: Person, language: Language, path: str, device: str = "phone") -> Page:
        """Open an address in somebody's browser; each device keeps drafts of its own."""
        page = self.open.get((person, device))
        if not page:
            page = self.office.let_in(self.pages.take(), person)
            page.set_viewport_size({"width": 360, "height": 800})
            self.open[person, device] = page
        page.goto(f"{self.office.address}/{language}/{path}")
        return page

    def send(self, number: str, *providers: str) -> str:
        """Let the brand send a round; return its number."""
        days = {name: (NOW + timedelta(days=many)).isoformat() for name, many in (("questions_by", 5), ("reply_by", 9))}
        form = {"id": number, "providers": providers, "blind": False, "language": "en", "brief": BRIEF, "documents": []}
        self.brand.send("POST", f"/api/rounds/{BRAND}", {**form, **days})
        return number


@pytest.fixture
def people(office: Office, pages: Pages) -> People:
    """A brand, two providers that claimed their entries, and an operator."""
    brand = office.person(office.mailbox("ana", "tea-house.example"))
    made = {"id": BRAND, "name": {"en": "Tea House"}}
    brand.send("POST", "/api/organisations", {**made, "website": "https://tea-house.example"})
    one, two = (office.person(office.mailbox("li", f"{each.removeprefix('demo-')}.example")) for each in (ONE, TWO))
    one.send("POST", "/api/claims", {"provider": ONE})
    two.send("POST", "/api/claims", {"provider": TWO})
    return People(office=office, pages=pages, brand=brand, one=one, two=two, operator=office.operator)


def look(page: Page) -> None:
    """Find nothing wrong with a page as it stands, and nothing wider than its screen."""
    page.wait_for_load_state("networkidle")
    assert faults_here(page) == {}


def told(page: Page) -> None:
    """Wait until the page has said what was done; it moves the focus there."""
    expect(page.locator("[data-status] p")).to_be_focused()


def talk(people: People, round_id: str) -> None:
    """A question and its answer, a message each way, interest, and a brand that is still evaluating."""
    theirs = people.page(people.one, "en", f"opportunity?id={round_id}")
    press(theirs, theirs.locator("[data-go-interest]"))
    write(theirs, "#note", "With pleasure 愿意")
    for question in ("Loose or in bags? 散茶吗？", "From when? 何时起？"):
        write(theirs, "#question", question)
        press(theirs, theirs.locator("[data-ask] .button"))
        told(theirs)
        expect(theirs.locator("[data-questions]")).to_contain_text(question)
    expect(theirs.locator("#note")).to_have_value("With pleasure 愿意")
    expect(theirs.locator("#note")).to_be_visible()
    write(theirs, "#message", "Good morning 早上好")
    press(theirs, theirs.locator("[data-write] .button"))
    expect(theirs.locator("[data-thread]")).to_contain_text("Good morning")
    people.one.send("POST", f"/api/opportunities/{ONE}/{round_id}/interest", {"note": "", "contact": CONTACT, "answers": []})  # fmt: skip
    look(theirs)

    ours = people.page(people.brand, "zh", f"round?id={round_id}")
    answer(ours)
    line = ours.locator(f"[data-provider={ONE}]")
    press(ours, line.locator("button").nth(1))
    expect(line.locator(".tag")).to_contain_text("评估中")
    told(ours)
    press(ours, line.locator("button").nth(1))
    expect(ours.locator("[data-thread]")).to_contain_text("Good morning")
    write(ours, "#message", "And to you 您好")
    press(ours, ours.locator("[data-write] .button"))
    expect(ours.locator("[data-thread]")).to_contain_text("And to you")
    look(ours)
    save(ours, round_id)
    withdraw(ours)
    theirs.reload()
    expect(theirs.locator("[data-state]")).to_contain_text("still evaluating", ignore_case=True)
    expect(theirs.locator("[data-questions]")).to_contain_text("In bags")


def answer(page: Page) -> None:
    """Answer one question, and write on the answer to the other one while the first is on its way: nothing of it is lost."""
    first, other = (page.locator("[data-questions] li").nth(place) for place in (0, 1))
    held = Held(page, "**/answer")
    reach(page, first.locator("textarea"))
    type_in(page, "In bags 袋装")
    press(page, first.locator(".button"))
    held.asked()
    reach(page, other.locator("textarea"))
    type_in(page, "From 从")
    held.let_go()
    expect(first).to_contain_text("In bags")
    expect(other.locator("textarea")).to_be_focused()
    type_in(page, "May 五月")
    expect(other.locator("textarea")).to_have_value("From 从May 五月")


def save(page: Page, round_id: str) -> None:
    """Save the round as a table and its deadlines for a calendar."""
    with page.expect_download() as table:
        press(page, page.locator("[data-table]"))
    with page.expect_download() as deadlines:
        press(page, page.locator("[data-deadlines]"))
    rows = table.value.path().read_text("utf-8")
    events = deadlines.value.path().read_bytes()
    assert table.value.suggested_filename == f"{round_id}.csv"
    assert (rows[0], rows.count("\n")) == ("\ufeff", 3)
    assert events.count(b"BEGIN:VEVENT") == 3
    assert max(map(len, events.split(b"\r\n"))) <= 75


def withdraw(page: Page) -> None:
    """Take back the other invitation, after a word."""
    line = page.locator(f"[data-provider={TWO}]")
    press(page, line.locator("button").last)
    look(page)
    press(page, line.locator(".sure button").first)
    expect(line.locator(".tag")).to_have_text("已撤回")


def lose(people: People, round_id: str) -> None:
    """The only provider declines on its page, and the brand is led to the one that fits next best."""
    theirs = people.page(people.two, "zh", f"opportunity?id={round_id}")
    press(theirs, theirs.locator("[data-go-decline]"))
    look(theirs)
    reach(theirs, theirs.locator("#decline-reason"))
    theirs.keyboard.press("ArrowDown")
    press(theirs, theirs.locator("[data-decline] .primary"))
    expect(theirs.locator("[data-state]")).to_have_text("已谢绝")
    ours = people.page(people.brand, "en", f"round?id={round_id}")
    press(ours, ours.locator("[data-next]"))
    expect(ours.locator("[data-status]")).to_contain_text("fit next best")
    expect(ours.locator("[data-step=send]")).to_be_visible()
    look(ours)


def again(people: People, round_id: str) -> None:
    """The brief of an earlier round becomes a new draft."""
    page = people.page(people.brand, "zh", f"brief?again={round_id}", "tablet")
    press(page, page.locator("[data-reuse] .button"))
    told(page)
    expect(page.locator("#title")).to_have_value(BRIEF["title"])
    expect(page.locator("input[value=food-beverage]").first).to_be_checked()
    look(page)


def authorise(ours: Page, theirs: Page) -> None:
    """The brand authorises a service, and the provider gives that back."""
    press(ours, ours.locator("[data-grant] .button"))
    expect(ours.locator("[data-grant] [data-problems]")).to_be_focused()
    ours.locator("[data-grant] summary").click()
    press(ours, ours.locator("[data-grant] input[value=store-operation]"), "Space")
    ours.fill("#auth-until", (NOW + timedelta(days=90)).date().isoformat())  # the browser's own field of a day
    press(ours, ours.locator("[data-grant] .button"))
    expect(ours.locator("[data-authorisations] li")).to_have_count(1)
    told(ours)
    look(ours)
    theirs.goto(ours.url.replace("/zh/", "/en/"))
    press(theirs, theirs.locator("[data-authorisations] summary"))
    write(theirs, "[data-authorisations] input", "No capacity 人手不足")
    press(theirs, theirs.locator("[data-authorisations] .button"))
    expect(theirs.locator("[data-authorisations]")).to_contain_text("No capacity")
    expect(theirs.locator("[data-authorisations] .todo")).to_have_count(0)
    look(theirs)


def dispute(people: People, ours: Page, record: str) -> None:
    """The brand disputes what the provider wrote, and an operator settles it."""
    press(ours, ours.locator("[data-object]"))
    write(ours, "#dispute-reason", "Another store 另一家店铺")
    press(ours, ours.locator("[data-dispute] .primary"))
    expect(ours.locator("[data-about]")).to_contain_text("Disputed")
    look(ours)
    desk = people.page(people.operator, "zh", "queues?id=cooperations")
    press(desk, desk.locator(f"[data-lines] a[href='#{record}']"))
    press(desk, desk.locator("#choice-uphold"), "Space")
    write(desk, "#decision-reason", "Contract seen 已核对合同")
    press(desk, desk.locator("[data-decision] button"))
    told(desk)
    look(desk)
    read_in(ours, "zh")


def evaluate(ours: Page, theirs: Page) -> None:
    """Both sides let the public see it, the brand evaluates, the provider replies, and the cooperation ends."""
    for page, upheld, shown in (
        (ours, "裁定成立", "双方均同意后方会展示"),
        (theirs, "Upheld by an operator", "appears once both sides do"),
    ):
        expect(page.locator("[data-about]")).to_contain_text(upheld)
        press(page, page.locator("[data-show]"))
        expect(page.locator("[data-status]")).to_contain_text(shown)
    for name in ("delivery", "service", "communication", "result"):
        press(ours, ours.locator(f"#{name}-1"), "Space")
    write(ours, "#comment", "Careful work 细致")
    press(ours, ours.locator("[data-evaluate] .button"))
    told(ours)
    expect(ours.locator("[data-evaluations]")).to_contain_text("Careful work")
    read_in(theirs, "zh")
    write(theirs, "[data-evaluations] textarea", "Thank you 感谢")
    press(theirs, theirs.locator("[data-evaluations] .button"))
    told(theirs)
    expect(theirs.locator("[data-evaluations]")).to_contain_text("Thank you")
    look(theirs)
    ours.fill("#ended-on", TODAY)  # the browser's own field of a day
    press(ours, ours.locator("[data-end] .button"))
    expect(ours.locator("[data-about]")).to_contain_text("已结束")
    look(ours)


def on_behalf(people: People) -> None:
    """An operator finds the brand, reads its ledger, and sends a round on its behalf, visibly so."""
    desk = people.page(people.operator, "en", f"shortlist?add={ONE}")
    expect(desk.locator(f"[data-id={ONE}]")).to_be_visible()
    desk.goto(f"{people.office.address}/en/queues?id=search")
    write(desk, "#find-text", "tea house")
    press(desk, desk.locator("[data-find] button"))
    press(desk, desk.locator("[data-found] button"))
    expect(desk.locator("[data-ledger]")).to_contain_text("organisation.made")
    look(desk)
    press(desk, desk.locator("[data-found] a"))
    expect(desk.locator("[data-behalf]")).to_contain_text("You send on behalf of")
    write(desk, "#title", "Tea again 再谈茶")
    write(desk, "#about", "A tea house")
    press(desk, desk.locator("[data-step=brand] .primary"))
    desk.locator("[data-step=need] summary").first.click()
    press(desk, desk.locator("[data-step=need] input[value=food-beverage]"), "Space")
    press(desk, desk.locator("[data-step=need] .primary"))
    press(desk, desk.locator("[data-step=terms] .primary"))
    press(desk, desk.locator("[data-step=providers] .primary"))
    look(desk)
    press(desk, desk.locator("[data-step=send] .primary"))
    told(desk)
    rounds = people.brand.send("GET", f"/api/rounds/{BRAND}")["lines"]
    assert (rounds[0]["title"], rounds[0]["by_operator"]) == ("Tea again 再谈茶", True)


def test_what_a_brand_a_provider_and_an_operator_do_after_an_invitation(people: People) -> None:
    first = people.send(ROUND, ONE, TWO)
    people.two.send("PUT", f"/api/opportunities/{TWO}/{first}/view", {})
    talk(people, first)
    lose(people, people.send(OTHER_ROUND, TWO))
    again(people, first)

    people.brand.send("POST", f"/api/rounds/{BRAND}/{first}/decide", {"choose": [ONE]})
    chosen = people.one.send("GET", f"/api/opportunities/{ONE}/{first}")
    facts = {"platform": "tmall", "store": "Tea House", "since": MONTH}
    place = f"/api/cooperations/provider/{ONE}"
    record = people.one.send("POST", place, {"id": chosen["cooperation"], "round": first, "facts": facts})["id"]
    ours, theirs = people.page(people.brand, "en", f"cooperation?id={record}"), people.open[people.one, "phone"]
    dispute(people, ours, record)
    authorise(ours, theirs)
    evaluate(ours, theirs)

    on_behalf(people)
