"""A stranger tries to act in somebody's name from a page of its own, and to run a script on the pages of others."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect
from starlette.responses import HTMLResponse

from infra.local.browser import Browser as Person
from tests.browser.conftest import Complaints
from tests.browser.office import Office
from tests.browser.shared import Pages
from tests.clients import live

BRAND = "01KB000000000000000STRANG1"
ROUND = "01KB000000000000000STRANG2"
QUESTION = "01KB000000000000000STRANG3"
MESSAGE = "01KB000000000000000STRANG4"
FIRM = "juniper-stair"
MARKUP = "<img src=x onerror=hit()>"
PAYLOADS = (MARKUP, "<script>hit()</script>", "\"'><svg onload=hit()>", "{{7*7}}${hit()}", "javascript:hit()", "</template><b>hit()</b>")  # fmt: skip
ALL = " ".join(PAYLOADS)
REGISTER = """async address => {
  const body = JSON.stringify({id: '01KB000000000000000STRANG9', name: {en: 'Taken'}});
  const send = more => fetch(address + '/api/organisations', {method: 'POST', credentials: 'include', body, ...more}).then(answer => answer.type, error => error.name);
  const read = fetch(address + '/api/me', {credentials: 'include'}).then(answer => answer.status, error => error.name);
  return [await send({mode: 'no-cors', headers: {'content-type': 'text/plain'}}), await send({headers: {'content-type': 'application/json'}}), await read];
}"""
FORM = """address => {
  const form = document.createElement('form');
  Object.assign(form, {method: 'post', enctype: 'text/plain', action: address + '/api/organisations'});
  const input = document.createElement('input');
  Object.assign(input, {name: '{"id":"01KB000000000000000STRANG9","name":{"en":"x', value: '"}}'});
  form.append(input);
  document.body.append(form);
  form.submit();
}"""


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[str]:
    """The address of somebody else's page; `localhost` is another site, `127.0.0.1` the same one by another port."""
    with live(HTMLResponse("<!doctype html><title>Elsewhere</title>")) as address:
        yield address


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_page_of_another_origin_does_nothing_in_a_persons_name(
    office: Office, pages: Pages, elsewhere: str, host: str
) -> None:
    person = office.person(office.mailbox("ida", "fjordlys.example"))
    page = office.let_in(pages.take(), person)
    page.goto(elsewhere.replace("127.0.0.1", host))

    sent = page.evaluate(REGISTER, office.address)
    page.evaluate(FORM, office.address)
    page.wait_for_url(f"{office.address}/api/organisations")

    assert sent == ["TypeError"] * 3  # what was sent is answered, and what was answered is not handed out
    assert "edge.foreign_origin" in page.content()
    assert person.send("GET", "/api/me")["memberships"] == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_people_write_is_text_on_every_page_also_without_the_policy(
    office: Office,
    pages: Pages,
    hostile: tuple[tuple[Person, tuple[str, ...]], ...],
    complaints: Complaints,
    language: str,
) -> None:
    found = {}
    for person, paths in hostile:
        page = office.let_in(pages.take(bypass_csp=True), person)
        complaints.listen(page)
        for path in paths:
            page.goto(f"{office.address}/{language}/{path}")
            expect(page.locator("main")).to_contain_text(MARKUP)
            page.wait_for_load_state("networkidle")
            found[path] = page.locator("main img[src=x], main svg[onload]").count()

    assert set(found.values()) == {0}
    assert complaints.texts == []  # nobody defines `hit`: whoever runs it is told so


@pytest.fixture(scope="module")
def hostile(running_office: Office) -> tuple[tuple[Person, tuple[str, ...]], ...]:
    """What a brand and a provider wrote everywhere, and the pages on which it stands, by who sees them."""
    office, now = running_office, datetime.now(UTC)
    office.move()
    li = office.mailbox("li", f"{FIRM}.example")
    brand, provider = office.person(office.mailbox("ana", "hostile.example")), office.person(li)
    brand.send("PATCH", "/api/me", {"name": MARKUP, "v": brand.send("GET", "/api/me")["v"]})
    brand.send(
        "POST", "/api/organisations", {"id": BRAND, "name": {"en": MARKUP}, "website": "https://hostile.example"}
    )
    provider.send("POST", "/api/claims", {"provider": f"demo-{FIRM}"})
    brief = {
        "title": MARKUP, "about": ALL, "stores": MARKUP, "timeline": ALL, "musts": list(PAYLOADS), "nices": [MARKUP],
        "categories": {"must": ["beauty"], "nice": []}, "platforms": {"must": ["tmall"], "nice": []},
        "services": {"must": ["store-operation"], "nice": []},
    }  # fmt: skip
    days = {name: (now + timedelta(days=many)).isoformat() for name, many in (("questions_by", 5), ("reply_by", 9))}
    form = {"id": ROUND, "providers": [f"demo-{FIRM}"], "blind": False, "language": "en", "documents": []}
    brand.send("POST", f"/api/rounds/{BRAND}", {**form, "brief": brief, **days})
    place = f"/api/opportunities/demo-{FIRM}/{ROUND}"
    provider.send("POST", f"{place}/questions", {"id": QUESTION, "text": ALL})
    contact = {"name": MARKUP, "mailbox": li, "phone": MARKUP}
    answers = [{"met": "yes", "evidence": each} for each in PAYLOADS]
    provider.send("POST", f"{place}/interest", {"note": ALL, "contact": contact, "answers": answers})
    provider.send("POST", f"{place}/thread", {"id": MESSAGE, "text": ALL})
    return (
        (brand, ("desk", "account", f"organisation?id={BRAND}", "rounds", f"round?id={ROUND}")),
        (provider, ("opportunities?tab=answered", f"opportunity?id={ROUND}")),
    )
