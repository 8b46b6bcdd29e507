"""A person comes in by a mail, in the browser that asked for it, and leaves again; a visitor is not asked anything."""

import re
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Complaints
from tests.browser.office import Office, press, reach

LANGUAGES = ("en", "zh")
SHIFT = """new Promise(done => new PerformanceObserver(list => done(list.getEntries().reduce((sum, entry) => sum + entry.value, 0)))
    .observe({type: 'layout-shift', buffered: true}) || setTimeout(() => done(0), 1500))"""


def asked(page: Page) -> list[str]:
    """Return the list of requests to the functions, which grows."""
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url) if "/api/" in request.url else None)
    return found


def begin(office: Office, page: Page, address: str, language: str = "en") -> None:
    """Ask for a mail."""
    page.goto(f"{office.address}/{language}/login")
    page.fill("#email", address)
    page.keyboard.press("Enter")
    expect(page.locator("#code")).to_be_visible()


def problems(page: Page) -> Any:  # noqa: ANN401 # a locator
    """Return what is said to be wrong."""
    return page.locator("[data-problems]:visible")


@pytest.mark.parametrize(("language", "name"), [("en", "Sign in now"), ("zh", "确认登录")])
def test_the_link_signs_in_after_one_press_in_the_browser_that_asked(
    office: Office, context: BrowserContext, page: Page, complaints: Complaints, language: str, name: str
) -> None:
    address = office.mailbox("lin", "nordlys.com")
    begin(office, page, address, language)
    other = context.new_page()
    other.goto(office.link(address))

    press(other, other.get_by_role("button", name=name))

    expect(other).to_have_url(f"{office.address}/{language}/desk")
    expect(other.locator("[data-who]")).to_contain_text(address)
    expect(page.locator("[data-status] a")).to_have_attribute("href", f"/{language}/desk")
    assert complaints.texts == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "began in another browser"), ("zh", "在其他浏览器中发起")],
)
def test_a_forwarded_link_fails_in_another_browser_while_the_code_works_in_the_first(
    office: Office, quiet_browser: Browser, page: Page, language: str, sentence: str
) -> None:
    address = office.mailbox("eva", "nordlys.com")
    begin(office, page, address, language)
    foreign = quiet_browser.new_context().new_page()
    foreign.goto(office.link(address))
    press(foreign, foreign.locator("[data-link-form] button"))
    expect(problems(foreign)).to_contain_text(sentence)
    expect(problems(foreign)).to_be_focused()
    foreign.context.close()

    reach(page, page.locator("#code"))
    page.keyboard.type(office.code(address))
    page.keyboard.press("Enter")

    expect(page).to_have_url(f"{office.address}/{language}/desk")


@pytest.mark.parametrize(("language", "sentence"), [("en", "not the right one"), ("zh", "不正确")])
def test_a_wrong_code_is_said_beside_its_field_and_the_fifth_is_the_last(
    office: Office, page: Page, language: str, sentence: str
) -> None:
    address = office.mailbox("mia", "nordlys.com")
    begin(office, page, address, language)
    wrong = str((int(office.code(address)) + 1) % 1_000_000).zfill(6)
    page.fill("#code", wrong)
    page.keyboard.press("Enter")
    expect(problems(page)).to_contain_text(sentence)
    expect(page.locator("#code-fault")).to_contain_text(sentence)
    expect(page.locator("#code")).to_have_value(wrong)

    again = "body => Promise.all([1, 2, 3, 4].map(() => fetch('/api/login/finish', {method: 'POST', headers: {'content-type': 'application/json'}, body})))"
    page.evaluate(again, f'{{"code": "{wrong}"}}')
    page.fill("#code", office.code(address))
    press(page, page.locator("[data-code-form] button"))

    expect(problems(page)).to_contain_text("Ask for a new mail" if language == "en" else "重新获取邮件")
    press(page, page.locator("[data-again]"))
    page.fill("#code", office.code(address, 2))
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{office.address}/{language}/desk")


@pytest.mark.parametrize(("typed", "sentence"), [("", "Enter the six digits"), ("12345", "The code has six digits")])
def test_a_code_that_cannot_be_one_is_not_sent(office: Office, page: Page, typed: str, sentence: str) -> None:
    begin(office, page, office.mailbox("kim", "nordlys.com"))
    requests = asked(page)

    page.fill("#code", typed)
    page.keyboard.press("Enter")

    expect(problems(page)).to_contain_text(sentence)
    problems(page).locator("a").click()
    expect(page.locator("#code")).to_be_focused()
    assert requests == []


def test_a_reload_does_not_forget_that_a_mail_is_on_its_way(office: Office, page: Page) -> None:
    address = office.mailbox("pia", "nordlys.com")
    begin(office, page, address)

    page.reload()

    expect(page.locator("[data-sent-to]")).to_contain_text(address)
    press(page, page.locator("[data-other]"))
    expect(page.locator("#email")).to_be_focused()


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_is_not_signed_in_learns_why_and_returns_to_the_page_that_was_wanted(
    office: Office, page: Page, language: str
) -> None:
    requests = asked(page)
    page.goto(f"{office.address}/{language}/account")
    expect(page).to_have_url(re.compile(rf"/{language}/login\?why=needed&next=%2Faccount$"))
    expect(page.locator("[data-why]")).to_be_visible()
    assert requests == []

    office.sign_in(page, office.mailbox("ben", "nordlys.com"), language, path="/account")

    expect(page).to_have_url(f"{office.address}/{language}/account")


@pytest.mark.parametrize("wanted", ["https://evil.example/", "//evil.example", "/\\evil.example", "/desk/../x"])
def test_nobody_is_led_elsewhere_after_signing_in(office: Office, page: Page, wanted: str) -> None:
    path = f"/login?{urlencode({'next': wanted})}"

    office.sign_in(page, office.mailbox("leo", "nordlys.com"), path=path)

    expect(page).to_have_url(f"{office.address}/en/desk")


@pytest.mark.parametrize(
    "path", ["/en/providers", "/en/shortlist", "/zh/compare", "/en/desk", "/en/claim?provider=baozun"]
)
def test_a_visitor_who_never_signed_in_causes_no_request_to_the_functions(
    office: Office, page: Page, path: str
) -> None:
    requests = asked(page)

    page.goto(office.address + path)
    page.wait_for_load_state("networkidle")

    assert requests == []
    expect(page.locator("[data-me]")).to_have_attribute("href", re.compile("^/.*/login$"))


@pytest.mark.parametrize("width", [390, 1280])
def test_the_name_stands_where_the_way_in_stood_and_moves_nothing(office: Office, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{office.address}/en/providers")
    before = page.locator("[data-me]").bounding_box()
    address = office.mailbox("a-very-long-name-of-somebody", "nordlys.com")
    office.sign_in(page, address)

    page.goto(f"{office.address}/en/providers")

    expect(page.locator("[data-me]")).to_have_text(address)
    expect(page.locator("[data-me]")).to_have_attribute("href", "/en/desk")
    assert page.locator("[data-me]").bounding_box() == before
    assert page.evaluate(SHIFT) == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_signing_out_is_said_and_asks_nothing_any_more(office: Office, page: Page, language: str) -> None:
    office.sign_in(page, office.mailbox("tom", "nordlys.com"), language)

    press(page, page.locator("[data-logout]"))

    expect(page).to_have_url(re.compile(rf"/{language}/login\?why=left$"))
    expect(page.locator("[data-why]")).to_be_visible()
    requests = asked(page)
    page.goto(f"{office.address}/{language}/desk")
    expect(page).to_have_url(re.compile("why=needed"))
    assert requests == []


def test_a_session_that_ended_elsewhere_leads_to_the_way_in_and_says_so(office: Office, page: Page) -> None:
    office.sign_in(page, office.mailbox("ida", "nordlys.com"))
    page.context.clear_cookies()

    page.reload()

    expect(page).to_have_url(re.compile("why=ended&next=%2Fdesk"))
    expect(page.locator("[data-why]")).to_contain_text("You were signed out")
    expect(page.locator("[data-me]")).to_have_text("Sign in")


@pytest.mark.parametrize(("language", "sentence"), [("en", "Your device is offline"), ("zh", "您的设备已离线")])
def test_without_a_connection_nothing_typed_is_lost(
    office: Office, context: BrowserContext, page: Page, language: str, sentence: str
) -> None:
    address = office.mailbox("ole", "nordlys.com")
    page.goto(f"{office.address}/{language}/login")
    context.set_offline(offline=True)
    page.fill("#email", address)
    page.keyboard.press("Enter")
    expect(problems(page)).to_contain_text(sentence)
    expect(page.locator("#email")).to_have_value(address)

    context.set_offline(offline=False)
    press(page, page.locator("[data-ask-form] button"))

    expect(page.locator("[data-sent-to]")).to_contain_text(address)


def test_functions_that_do_not_answer_are_asked_again_by_a_press(office: Office, page: Page) -> None:
    office.sign_in(page, office.mailbox("una", "nordlys.com"))
    page.route("**/api/me/offers", lambda route: route.fulfill(status=502, body="<html>"))
    page.reload()
    expect(page.locator("[data-status]")).to_contain_text("The service did not answer")
    page.unroute("**/api/me/offers")

    press(page, page.get_by_role("button", name="Try again"))

    expect(page.locator("[data-who]")).to_be_visible()
    expect(page.locator("[data-status]")).to_be_empty()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["login", "desk", "account", "register", "organisation", "claim", "confirm", "queues"])
def test_without_scripts_a_page_says_so_and_where_to_write(
    office: Office, quiet_browser: Browser, language: str, name: str
) -> None:
    context = quiet_browser.new_context(java_script_enabled=False)
    page = context.new_page()

    page.goto(f"{office.address}/{language}/{name}")

    note = page.locator("noscript")
    expect(note.locator("a")).to_have_attribute("href", re.compile("^mailto:"))
    expect(page.locator("form:visible, button:visible")).to_have_count(0)
    assert urlsplit(page.url).path == f"/{language}/{name}"
    context.close()
