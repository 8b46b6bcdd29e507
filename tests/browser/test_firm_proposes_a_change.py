"""A firm corrects its entry, or adds one, without git: form, rules while it types, preview, and the file at the end."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from site_builder.check import check_provider
from site_builder.document import Document
from site_builder.proposal import Proposal, judge
from site_builder.read import parse
from tests.browser.accessibility import faults_here
from tests.browser.conftest import Complaints, Served
from tests.browser.keyboard import tab_to
from tests.browser.shared import Shared
from tests.builders import ROOT, a_world
from tests.site_builder.answers import ANSWERS

NOON = datetime(2026, 12, 1, 4, tzinfo=UTC)
TODAY = "2026-12-01"
PATH = "content/providers/baozun.yaml"
TEXT = (ROOT / PATH).read_text("utf-8")
JUDGE = """async ([address, cases]) => {
    const {Rules} = await import(address);
    const data = JSON.parse(document.querySelector("[data-data]").textContent);
    const rules = new Rules(data, "2026-11-22");
    const shaped = ({is_needed: isNeeded, is_fact: isFact, parts, ...about}) => ({...about, isNeeded, isFact, parts: (parts ?? []).map(shaped)});
    const text = {section: "sources", kind: "text", many: "one", isNeeded: false, pattern: ""};
    const kinds = {url: "link", dated: "day"};
    const known = new Map(data.questions.map((one) => [one.id, shaped(one)]));
    return cases.map(([field, answer]) => {
        const name = field.split(".").at(-1);
        const question = known.get(field) ?? {...text, name, kind: kinds[name] ?? "text"};
        return [...new Set(rules.faultsOf(question, answer).map(({code}) => code))].sort();
    });
}"""


@pytest.fixture(scope="module")
def shared(browser: Browser) -> Shared:
    """The page of a day: its clock does not go on."""
    found = Shared(browser)
    found.page.clock.set_fixed_time(NOON)
    return found


def opened(page: Page, served: Served, query: str = "?id=baozun", language: str = "en") -> None:
    """Open the form."""
    page.goto(f"{served.address}/{language}/propose{query}")
    expect(page.locator("[data-form]")).to_be_visible()


def question(page: Page, name: str) -> Locator:
    """Return a question of the form."""
    return page.locator(f'[data-question="{name}"]')


def control(page: Page, name: str) -> Locator:
    """Return the first control of a question."""
    return question(page, name).locator("input, select, textarea").first


def state(page: Page) -> Locator:
    """Return what the page says of the whole proposal."""
    return page.locator("[data-state]")


def typed(page: Page, target: Locator, text: str) -> None:
    """Write an answer by keyboard alone, in place of the one that is there."""
    tab_to(page, target)
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def downloaded(page: Page) -> tuple[str, str]:
    """Return name and text of the file that the page offers."""
    with page.expect_download() as found:
        page.locator("[data-download]").click()
    return found.value.suggested_filename, Path(found.value.path()).read_text("utf-8")


def document(text: str, path: str = PATH) -> Document:
    """Return a file as the check reads it."""
    return parse(path, text)


def differing(text: str) -> Sequence[str]:
    """Return the lines that a file has and the entry has not."""
    return [line for line in text.split("\n") if line not in TEXT.split("\n")]


def test_the_page_judges_every_answer_as_the_check_does(served: Served, page: Page) -> None:
    opened(page, served)
    module = next((served.folder / "static/js").glob("faults.*.js")).name
    cases = [[answer.field, answer.answer] for answer in ANSWERS]

    said = page.evaluate(JUDGE, [f"/static/js/{module}", cases])

    assert dict(zip(map(str, ANSWERS), map(tuple, said), strict=True)) == {str(one): one.codes for one in ANSWERS}


@pytest.mark.parametrize(
    ("language", "width", "labels"),
    [
        ("en", 1280, ("is not a whole number", "2 fields change.", "changed")),
        ("zh", 360, ("不是整数", "共改动2个字段", "有改动")),
    ],
)
def test_a_firm_corrects_its_entry_by_keyboard_alone(
    served: Served, page: Page, complaints: Complaints, language: str, width: int, labels: tuple[str, str, str]
) -> None:
    number, ready, changed = labels
    page.set_viewport_size({"width": width, "height": 800})
    opened(page, served, language=language)

    typed(page, control(page, "company.founded"), "since 2006")
    expect(question(page, "company.founded").locator("[data-faults]")).to_contain_text(number)
    expect(question(page, "company.founded").locator("code")).to_have_text("number-format")
    expect(page.locator("[data-made]")).to_be_hidden()
    page.keyboard.press("Control+A")
    page.keyboard.type("2006")
    typed(page, control(page, "company.team"), "4000")
    typed(page, page.locator("#q-title"), "About Baozun: who we are")
    typed(page, page.locator("#q-url"), "https://www.baozun.com/about")

    expect(state(page)).to_contain_text(ready)
    expect(page.locator("[data-preview] .tag")).to_have_text([changed] * 4)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    name, text = downloaded(page)
    assert name == "baozun.yaml"
    assert differing(text) == [
        f"changed_on: {TODAY}",
        "    value: 2006",
        "    source: s8",
        "  team: {value: 4000, source: s8}",
        "  s8:",
        '    title: "About Baozun: who we are"',
        "    url: https://www.baozun.com/about",
        "    kind: self-stated",
        f"    read: {TODAY}",
    ]
    assert complaints.texts == []


def test_what_the_page_writes_passes_the_check_of_the_entry_and_of_the_change(served: Served, page: Page) -> None:
    opened(page, served)

    control(page, "company.headquarters").select_option("hangzhou")
    question(page, "offer.platforms").locator("summary").click()
    question(page, "offer.platforms").get_by_role("checkbox", name="Taobao").check()
    question(page, "offer.platforms").get_by_role("checkbox", name="Lazada").uncheck()
    control(page, "offer.brands").fill("Philips\nNike\nMirelune = 蜜黎露")
    question(page, "offer.stores").locator("[data-add]").click()
    question(page, "offer.stores").locator("[data-part=name] input").fill("Nike旗舰店")
    question(page, "offer.stores").locator("[data-part=platform] select").select_option("tmall")
    question(page, "terms.contract").locator("textarea").first.fill("one year")
    question(page, "terms.contract").locator("textarea").last.fill("一年一签")
    page.locator("[data-source]").select_option("s2")
    _, text = downloaded(page)

    before, after = document(TEXT), document(text)
    record, problems = check_provider(after, a_world(today=NOON.date()))
    change = Proposal(id="baozun", path=PATH, before=before, after=after)
    assert record is not None
    assert [problem.code for problem in (*problems, *judge(change)) if problem.severity == "error"] == []
    assert {change.field for change in change.changes} >= {"headquarters", "platforms", "brands", "stores", "contract"}
    assert "    confirmed: 2026-12-01" in differing(text)


def test_a_new_entry_is_complete_and_its_form_is_handed_over_filled_in(served: Served, page: Page) -> None:
    opened(page, served, "")
    tool = page.locator("[data-propose]")
    tool.evaluate("tool => { tool.dataset.new = 'https://code.test/new/main?filename={path}&value={text}'; }")

    control(page, "names.en").fill("Stone Mill Commerce")
    control(page, "id").fill("admin")
    expect(question(page, "id").locator("code")).to_have_text("id-reserved")
    control(page, "id").fill("stone-mill")
    question(page, "types").locator("summary").click()
    question(page, "types").locator("input").first.check()
    question(page, "summary").locator("textarea").first.fill("Store operation provider in Hangzhou.")
    question(page, "summary").locator("textarea").last.fill("杭州的代运营服务商。")
    control(page, "company.founded").fill("2014")
    page.locator("#q-title").fill("About us")
    page.locator("#q-url").fill("https://www.stone-mill.test/about")

    address = urlsplit(page.locator("[data-host]").get_attribute("href") or "")
    path, text = (parse_qs(address.query)[name][0] for name in ("filename", "value"))
    record, problems = check_provider(document(text, path), a_world(today=NOON.date()))
    assert (path, address.hostname) == ("content/providers/stone-mill.yaml", "code.test")
    assert record is not None
    assert problems == ()
    assert text == downloaded(page)[1]


def test_where_the_host_takes_no_text_it_is_copied_and_a_mail_names_the_lines(served: Served, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, served)
    page.locator("[data-propose]").evaluate("tool => { tool.dataset.edit = 'https://code.test/edit/main/{path}'; }")

    control(page, "company.founded").fill("2006")
    page.locator("[data-source]").select_option("s3")
    page.locator("[data-copy]").click()

    expect(page.locator("[data-next]")).to_have_text("The text of the whole file is copied.")
    expect(page.locator("[data-host]")).to_have_attribute("href", f"https://code.test/edit/main/{PATH}")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "    value: 2006" in differing(copied)
    mail = unquote(page.locator("[data-mail]").get_attribute("href") or "")
    assert mail.startswith("mailto:hello@hezuo.example?subject=Entry baozun: proposal&body=")
    assert "-     value: 2007\n" in mail


def test_nothing_is_offered_while_something_is_wrong_and_warnings_do_not_stop_it(served: Served, page: Page) -> None:
    opened(page, served)
    control(page, "company.founded").fill("2006")
    expect(state(page)).to_have_text("1 thing has to be mended first.")
    expect(page.locator("[data-made]")).to_be_hidden()

    page.locator("#q-title").fill("About")
    question(page, "company.owner").locator("textarea").first.fill("Waiter Group, since 2020")
    question(page, "company.owner").locator("textarea").last.fill("某集团，2020年起")

    expect(question(page, "company.owner").locator(".fault")).to_contain_text("Please check")
    expect(state(page)).to_contain_text("2 fields change.")


def test_a_value_that_was_read_today_already_needs_another_source(served: Served, page: Page) -> None:
    page.route("**/data/providers/baozun.yaml", lambda route: route.fulfill(body=TEXT.replace("2026-11-22", TODAY), content_type="text/plain"))  # fmt: skip
    opened(page, served)

    control(page, "company.founded").fill("2006")
    page.locator("[data-source]").select_option("s1")

    expect(question(page, "company.founded").locator("code")).to_have_text("change-source")


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("a: &x 1\n", "written in a way that the form cannot change"),
        ("removed: {on: 2026-11-22, reason: closed}\n", "This entry was removed."),
    ],
)
def test_a_file_that_the_form_cannot_change_leads_to_the_mailbox(
    served: Served, page: Page, file: str, said: str
) -> None:
    page.route("**/data/providers/baozun.yaml", lambda route: route.fulfill(body=file, content_type="text/plain"))

    page.goto(f"{served.address}/en/propose?id=baozun")

    expect(page.locator("[data-status]")).to_contain_text(said)
    expect(page.locator("[data-status] a")).to_have_attribute("href", "mailto:hello@hezuo.example?subject=baozun")


def test_what_cannot_be_read_can_be_read_again(served: Served, page: Page) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    page.route("**/data/providers/baozun.yaml", refuse)
    page.goto(f"{served.address}/en/propose?id=baozun")
    expect(page.locator("[data-status]")).to_contain_text("The entry could not be read.")

    page.unroute("**/data/providers/baozun.yaml", refuse)
    page.locator("[data-status] button").click()

    expect(control(page, "company.founded")).to_have_value("2007")


def test_an_unknown_id_and_a_strange_one_begin_a_new_entry(served: Served, page: Page) -> None:
    opened(page, served, "?id=nobody-yet")
    expect(control(page, "id")).to_have_value("nobody-yet")

    opened(page, served, "?id=../../etc")
    expect(control(page, "id")).to_have_value("")


@pytest.mark.parametrize(
    ("language", "width", "scheme"), [("en", 360, "dark"), ("zh", 1280, "light"), ("zh", 360, "light")]
)
def test_no_state_of_the_page_has_an_accessibility_fault_or_is_too_wide(
    served: Served, bare_page: Page, language: str, width: int, scheme: str
) -> None:
    bare_page.set_viewport_size({"width": width, "height": 800})
    bare_page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # one of the two
    opened(bare_page, served, language=language)
    found = [faults_here(bare_page)]
    for name in ("offer.stores", "offer.certifications", "offer.statements", "case_studies"):
        question(bare_page, name).locator("[data-add]").click()
    control(bare_page, "company.founded").fill("many")
    found.append(faults_here(bare_page))
    control(bare_page, "company.founded").fill("2006")
    bare_page.locator("#q-title").fill("About")
    expect(bare_page.locator("[data-made]")).to_be_visible()
    found.append(faults_here(bare_page))

    assert found == [{}, {}, {}]


def test_without_a_script_the_page_says_where_to_write(served: Served) -> None:
    html = (served.folder / "zh/propose.html").read_text("utf-8")

    noscript = re.search(r"<noscript>(.*?)</noscript>", html)

    assert noscript is not None
    assert "mailto:hello@hezuo.example" in noscript[1]


@pytest.mark.parametrize(
    ("language", "kept", "anew"), [("en", "still here", "Start again"), ("zh", "已恢复", "重新填写")]
)
def test_a_reload_keeps_what_was_written_until_the_firm_starts_again(
    served: Served, page: Page, language: str, kept: str, anew: str
) -> None:
    opened(page, served, language=language)
    founded = control(page, "company.founded").input_value()
    study = question(page, "case_studies")
    control(page, "company.founded").fill("2008")
    control(page, "source.title").fill("Annual report")
    study.locator("[data-add]").click()
    study.locator("[data-records] > * textarea").last.fill("新的案例")
    said = state(page).text_content()

    page.reload()
    expect(page.locator("[data-status]")).to_contain_text(kept)
    restored = control(page, "company.founded").input_value(), control(page, "source.title").input_value()
    expect(study.locator("[data-records] > * textarea").last).to_have_value("新的案例")
    assert (restored, state(page).text_content()) == (("2008", "Annual report"), said)

    page.get_by_role("button", name=anew).click()
    expect(control(page, "company.founded")).to_have_value(founded)
    expect(page.locator("[data-status]")).to_be_empty()
