"""A person comes in by a mail, in the browser that asked for it, and leaves again; a visitor is not asked anything."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import BrowserContext, Locator, Page, Request, expect

from site_builder.pages.accounts import NAMES
from site_builder.pages.loop import SCRIPTS
from site_builder.pages.quarters import NAMES as SCORES
from tests.browser.conftest import Complaints, Served
from tests.browser.keyboard import press, write
from tests.browser.office import Office, read_in
from tests.browser.shared import Pages

PUBLIC = ("/en/providers", "/zh/compare", "/en/login", "/en/claim?provider=baozun", "/zh/desk")
SHIFT = """new Promise(done => new PerformanceObserver(list => done(list.getEntries().reduce((sum, entry) => sum + entry.value, 0)))
    .observe({type: 'layout-shift', buffered: true}) || setTimeout(() => done(0), 1000))"""


@contextmanager
def asked(page: Page) -> Iterator[list[str]]:
    """Yield the list of requests to the functions, which grows meanwhile."""
    found: list[str] = []

    def note(request: Request) -> None:
        if "/api/" in request.url:
            found.append(request.url)

    page.on("request", note)
    yield found
    page.remove_listener("request", note)


def send(page: Page, field: str, text: str) -> None:
    """Fill a field by keyboard and send its form."""
    write(page, field, text)
    page.keyboard.press("Enter")


def problems(page: Page) -> Locator:
    """Return what is said to be wrong."""
    return page.locator("[data-problems]:visible")


def test_a_forwarded_link_fails_in_another_browser_while_code_and_link_work_in_the_first(
    office: Office, pages: Pages, page: Page
) -> None:
    address = office.mailbox("eva", "nordlys.com")
    with asked(page) as requests:
        page.goto(f"{office.address}/en/account")
        expect(page).to_have_url(re.compile(r"/en/login\?why=needed&next=%2Faccount$"))
    assert requests == []
    send(page, "#email", address)
    expect(page.locator("[data-sent-to]")).to_be_focused()

    foreign = pages.take()
    foreign.goto(office.link(address).replace("/en/", "/zh/"))
    press(foreign, foreign.locator("[data-link-form] button"))
    expect(problems(foreign)).to_contain_text("在其他浏览器中发起")
    expect(problems(foreign)).to_be_focused()

    code = office.code(address)
    send(page, "#code", str((int(code) + 1) % 1_000_000).zfill(6))
    expect(page.locator("#code-fault")).to_contain_text("not the right one")
    send(page, "#code", code)
    expect(page).to_have_url(f"{office.address}/en/account")

    read_in(page, "zh")
    press(page, page.locator("[data-logout]"))
    expect(page).to_have_url(re.compile(r"/zh/login\?why=left$"))
    send(page, "#email", address)
    expect(page.locator("[data-sent-to]")).to_be_focused()
    other = page.context.new_page()
    other.goto(office.link(address, 2).replace("/zh/", "/en/"))
    press(other, other.get_by_role("button", name="Sign in now"))
    expect(other).to_have_url(f"{office.address}/en/desk")
    expect(other.locator("[data-who]")).to_contain_text(address)
    expect(page.locator("[data-status] a")).to_have_attribute("href", "/zh/desk")


def test_nothing_typed_is_lost_offline_after_a_reload_or_when_the_session_ends(
    office: Office, context: BrowserContext, page: Page
) -> None:
    address = office.mailbox("ole", "nordlys.com")
    page.goto(f"{office.address}/en/login")
    context.set_offline(offline=True)
    send(page, "#email", address)
    expect(problems(page)).to_contain_text("Your device is offline")
    expect(page.locator("#email")).to_have_value(address)
    context.set_offline(offline=False)
    press(page, page.locator("[data-ask-form] button"))
    expect(page.locator("[data-sent-to]")).to_contain_text(address)
    page.reload()
    expect(page.locator("[data-sent-to]")).to_contain_text(address)
    send(page, "#code", "12345")
    expect(problems(page)).to_contain_text("The code has six digits")
    send(page, "#code", office.code(address))

    page.route("**/api/me/offers", lambda route: route.fulfill(status=502, body="<html>"))
    page.wait_for_url("**/desk")
    expect(page.locator("[data-status]")).to_contain_text("The service did not answer")
    page.unroute("**/api/me/offers")
    press(page, page.get_by_role("button", name="Try again"))
    expect(page.locator("[data-who]")).to_be_visible()

    page.goto(f"{office.address}/en/account")
    expect(page.locator("#name")).to_be_visible()
    kept = context.cookies()
    context.clear_cookies()
    send(page, "#name", "Ole 林")
    expect(problems(page).locator("a")).to_have_attribute("target", "_blank")
    expect(page.locator("#name")).to_have_value("Ole 林")
    context.add_cookies([{**cookie} for cookie in kept])  # type: ignore[list-item,misc] # what was read can be set
    press(page, page.locator("[data-person] button"))
    expect(page.locator("[data-me]")).to_have_text("Ole 林")
    context.clear_cookies()
    page.reload()
    expect(page).to_have_url(re.compile("why=ended&next=%2Faccount"))
    expect(page.locator("[data-me]")).to_have_text("Sign in")


def test_a_visitor_causes_no_request_and_the_name_comes_where_the_way_in_stood(
    office: Office, pages: Pages, page: Page, complaints: Complaints
) -> None:
    with asked(page) as requests:
        for path in PUBLIC:
            page.goto(office.address + path, wait_until="networkidle")
    assert requests == []

    address = office.mailbox("a-very-long-name-of-somebody", "nordlys.com")
    known = office.let_in(pages.take(), office.person(address))
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(f"{office.address}/en/providers")
        before = page.locator("[data-me]").bounding_box()
        known.set_viewport_size({"width": width, "height": 844})
        known.goto(f"{office.address}/en/providers")
        expect(known.locator("[data-me]")).to_have_text(address)
        expect(known.locator("[data-me]")).to_have_attribute("href", "/en/desk")
        assert known.locator("[data-me]").bounding_box() == before
        assert known.evaluate(SHIFT) == 0
    assert complaints.texts == []


def test_without_scripts_every_page_says_so_and_where_to_write(served: Served, plain_page: Page) -> None:
    found = {}

    for path in (f"/{language}/{name}" for language in ("en", "zh") for name in (*NAMES, *SCRIPTS, *SCORES)):
        plain_page.goto(served.address + path, wait_until="domcontentloaded")
        links = plain_page.locator("noscript a[href^='mailto:']").count()
        found[path] = (links, plain_page.locator("form:visible, main button:visible").count())

    assert set(found.values()) == {(1, 0)}
