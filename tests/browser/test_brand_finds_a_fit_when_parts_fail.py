"""A brief is safe where a part of the page, or what the browser keeps, does not work."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Complaints, Served
from tests.browser.fitting import KEY, SHORT, find, places
from tests.browser.tools import STORAGE_OFF, trouble

BROKEN: tuple[dict[str, Any], ...] = ({}, {"status": 500, "body": "broken"}, {"body": "<html>"}, {"body": "{}"}, {"body": '{"format":1,"count":52}'})  # fmt: skip


@pytest.mark.parametrize("part", ["**/search/fit.*.json", "**/data/search/main.json"])
def test_facts_that_cannot_be_read_lose_no_brief_and_are_asked_for_again(served: Served, page: Page, part: str) -> None:
    answers = iter(BROKEN)
    page.route(part, lambda route: fulfill(route, next(answers, None)))
    page.goto(f"{served.address}/en/fit#{SHORT}")

    ask_again(page, times=len(BROKEN))

    expect(places(page).first).to_be_visible()
    expect(trouble(page)).to_be_empty()
    assert next(answers, None) is None


def fulfill(route: Route, answer: dict[str, Any] | None) -> None:
    """Give an answer; an empty one is none at all, and without one the server answers."""
    if answer is None:
        route.continue_()
    elif answer:
        route.fulfill(**answer)
    else:
        route.abort()


def ask_again(page: Page, times: int) -> None:
    """Let the page try again so often: each time it has said anew what is wrong, and the brief is still there."""
    for _ in range(times):
        button = trouble(page).locator("button:not([data-pressed])")
        button.evaluate("button => { button.dataset.pressed = ''; }")  # it is made anew with what is said next
        expect(trouble(page)).to_contain_text("Your brief is not lost.")
        expect(page.get_by_role("checkbox", name="Tmall", exact=True)).to_be_checked()
        page.get_by_role("button", name="Try again").click()


@pytest.mark.parametrize("change", ["cut", "longer", "strange"])
def test_damaged_evidence_ranks_nobody(served: Served, page: Page, change: str) -> None:
    [path] = (served.folder / "search").glob("fit.*.json")
    data = json.loads(path.read_bytes())
    letters = data["evidence"]
    data["evidence"] = {"cut": letters[:-4], "longer": letters + "A", "strange": letters[:9] + "~" + letters[10:]}[
        change
    ]
    page.route("**/search/fit.*.json", lambda route: route.fulfill(body=json.dumps(data)))

    page.goto(f"{served.address}/en/fit#{SHORT}")

    expect(trouble(page)).to_contain_text("could not be read")
    expect(places(page)).to_have_count(0)


def test_without_the_details_kinds_and_points_stand(served: Served, page: Page) -> None:
    page.route("**/data/providers/*", lambda route: route.abort())

    find(page, served, SHORT)

    expect(places(page).first.locator("[data-detail]")).to_contain_text("kinds and points stand")
    expect(places(page).first.locator("tfoot b")).to_have_text("20 / 20")


@pytest.mark.usefixtures("own_page")
def test_where_the_browser_keeps_nothing_the_address_holds_the_brief(
    served: Served, page: Page, complaints: Complaints
) -> None:
    page.add_init_script(STORAGE_OFF)

    find(page, served, SHORT)

    expect(trouble(page)).to_contain_text("does not keep the brief")
    places(page).first.locator("[data-add]").click()
    expect(places(page).first.locator("[data-add]")).to_have_text(re.compile("On the shortlist"))
    assert complaints.texts == []


@pytest.mark.parametrize("text", ["{", "platforms=tmal&origin=1", "x" * 5000])
def test_corrupt_content_of_the_browser_does_no_harm(
    served: Served, page: Page, complaints: Complaints, text: str
) -> None:
    page.goto(f"{served.address}/robots.txt")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])

    page.goto(f"{served.address}/en/fit")

    expect(page.locator("[data-form]")).to_be_visible()
    assert complaints.texts == []
