"""The pages of people who are signed in are held to what every page is held to: no accessibility fault, no overflow, two languages."""

from html.parser import HTMLParser
from typing import Any, Final

import pytest
from playwright.sync_api import Page, expect

from site_builder.pages.accounts import NAMES
from site_builder.pages.loop import SCRIPTS
from site_builder.pages.quarters import NAMES as SCORES
from tests.browser.accessibility import Scheme, faults_here
from tests.browser.conftest import Served
from tests.browser.office import Office
from tests.browser.shared import Pages

BRAND = "01KB0000000000000000AXE001"
ENTRY = "demo-saltmarsh-lane"
PAGES = ("login", "desk", "account", "register", "claim", f"organisation?id={BRAND}", f"organisation?provider={ENTRY}", f"queues?id=brands#{BRAND}", "queues?id=suspensions", "confirm", "brief", f"opportunities?provider={ENTRY}")  # fmt: skip
SAID = {"aria-label", "data-empty", "data-wrong", "selected"}
"""What differs between languages; `selected` is which of them a form proposes."""

SETTINGS: Final[tuple[tuple[str, Scheme, int], ...]] = (("en", "dark", 360), ("zh", "light", 1280))


class Outline(HTMLParser):
    """What a page is made of besides its words: every element with its attributes, also of what scripts copy from."""

    def __init__(self, page: str) -> None:
        """Read a page."""
        super().__init__()
        self.elements: Final[list[tuple[str, dict[str, str | None]]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element; of its attributes those that are no words."""
        kept = {name: value for name, value in attrs if name not in SAID}
        self.elements.append((tag, {name: value and value.replace("/zh/", "/en/") for name, value in kept.items()}))


def outline(served: Served, language: str, name: str) -> list[tuple[str, dict[str, str | None]]]:
    """Return what the page of a kind is made of in a language."""
    page = (served.folder / language / f"{name}.html").read_text("utf-8")
    return Outline(page[page.index("<main") : page.index("</main>")]).elements


@pytest.mark.parametrize("name", [*NAMES, *SCRIPTS, *SCORES])
def test_a_page_of_a_person_differs_between_its_languages_in_words_only(served: Served, name: str) -> None:
    """Journeys go through each page in one language here and in the other one there: what works in one works in both."""
    assert outline(served, "en", name) == outline(served, "zh", name)


def found_on(office: Office, page: Page, path: str) -> dict[str, Any]:
    """Open a page and return what is wrong with it."""
    page.goto(office.address + path)
    page.wait_for_load_state("networkidle")
    return faults_here(page)


def test_no_page_of_a_person_has_an_accessibility_fault_or_is_wider_than_its_screen(
    office: Office, pages: Pages
) -> None:
    person, provider = office.operator, office.person(office.mailbox("chen", "saltmarsh-lane.example"))
    person.send("POST", "/api/organisations", {"id": BRAND, "name": {"en": "Birch & Tide"}})
    provider.send("POST", "/api/claims", {"provider": ENTRY})

    found = {}
    for who in (person, provider):
        page = office.let_in(pages.take(), who)
        for language, scheme, width in SETTINGS:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 900})
            paths = [f"/{language}/{name}" for name in PAGES if ("provider=" in name) == (who is provider)]
            found |= {f"{path} {scheme}": found_on(office, page, path) for path in paths}

    assert {path: fault for path, fault in found.items() if fault} == {}


def test_a_link_to_a_round_that_is_none_says_so_and_leads_to_the_others(office: Office, pages: Pages) -> None:
    person = office.person(office.mailbox("liv", "birch-tide.example"))
    person.send("POST", "/api/organisations", {"id": "01KB0000000000000000AXE002", "name": {"en": "Tide & Birch"}})
    page = office.let_in(pages.take(), person)

    page.goto(f"{office.address}/zh/round?id=nope")
    expect(page.get_by_role("main")).to_contain_text("贵品牌没有这轮邀约")
    page.get_by_role("link", name="返回邀约列表").click()
    expect(page).to_have_url(f"{office.address}/zh/rounds")

    page.goto(f"{office.address}/en/round")
    expect(page.get_by_role("main")).to_contain_text("There is no such round of your brand")


def test_what_is_written_into_a_step_of_a_brief_and_not_handed_in_survives_a_reload(
    office: Office, pages: Pages
) -> None:
    person = office.person(office.mailbox("ola", "birch-quay.example"))
    person.send("POST", "/api/organisations", {"id": "01KB0000000000000000AXE003", "name": {"en": "Birch Quay"}})
    page = office.let_in(pages.take(), person)

    page.goto(f"{office.address}/zh/brief")
    page.get_by_label("标题", exact=True).fill("护肤品牌入驻")
    page.reload()

    expect(page.get_by_label("标题", exact=True)).to_have_value("护肤品牌入驻")
