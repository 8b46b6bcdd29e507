"""A brand says what it needs, reads why a provider ranks where it does, and passes the list on."""

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

import brotli
import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from site_builder import urls
from site_builder.index import Index
from site_builder.model.brief import read_brief
from site_builder.model.proof import BOTH_SIDES, Proof, age_before
from site_builder.model.ranking import Ranking, criteria_of, fit
from site_builder.search.files import search_files
from tests.browser.accessibility import SCHEME_OF, STILL, faults
from tests.browser.conftest import Complaints, Served
from tests.browser.keyboard import tab_to
from tests.builders import TODAY, a_library, a_rule, a_taxonomy, an_edition
from tests.fits import BANDS, OLD_BEFORE

BRIEF = "categories=beauty&platforms=tmall&nice-platforms=douyin&services=store-operation,digital-marketing&nice-services=crm-membership&origin=EU&languages=en&budget=1m-3m&size=50-249&start=2027-03"
SHORT = "platforms=tmall"
KEY = "hezuo.brief.1"
STORAGE_OFF = (
    "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('off', 'SecurityError'); }});"
)


def places(page: Page) -> Locator:
    """Return the ranked providers."""
    return page.locator("[data-list] > li")


def said(page: Page) -> Locator:
    """Return what the page says of the last step."""
    return page.locator("[data-status]")


def trouble(page: Page) -> Locator:
    """Return what the page says of things that do not work."""
    return page.locator("[data-trouble]")


def find(page: Page, served: Served, query: str = BRIEF, language: str = "en") -> None:
    """Open the list of a brief."""
    page.goto(f"{served.address}/{language}/fit#{query}")
    expect(page.locator("[data-results]")).to_be_visible()


@pytest.mark.parametrize(
    ("language", "width", "labels"),
    [
        ("en", 1280, ("Beauty", "Tmall", "Douyin", "must have", "nice to have", "Your recommended list", "Meets all 2 must-haves.")),
        ("zh", 390, ("美妆", "天猫", "抖音电商", "必备", "加分", "为您推荐的服务商", "满足全部2项必备项。")),
    ],
)  # fmt: skip
def test_a_brief_is_filled_in_and_its_list_read_by_keyboard_alone(
    served: Served, page: Page, complaints: Complaints, language: str, width: int, labels: Sequence[str]
) -> None:
    beauty, tmall, douyin, must, nice, title, state = labels
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{served.address}/{language}/fit")
    expect(page.locator("[data-form]")).to_be_visible()

    tick(page, "categories", beauty)
    tick(page, "platforms", tmall)
    tick(page, "platforms", douyin)
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label(re.compile(f"^{douyin}(:|：)")).locator("option:checked")).to_have_text(nice)
    expect(page.get_by_label(re.compile(f"^{tmall}(:|：)")).locator("option:checked")).to_have_text(must)
    tab_to(page, page.locator("[data-form] .primary"))
    page.keyboard.press("Enter")

    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator("h1")).to_be_focused()
    expect(page).to_have_title(re.compile(f"^{title}"))
    expect(page).to_have_url(f"{served.address}/{language}/fit#categories=beauty&platforms=tmall&nice-platforms=douyin")
    expect(places(page).first.locator("[data-state]")).to_contain_text(state)
    tab_to(page, places(page).nth(2).locator("summary"))
    page.keyboard.press("Enter")
    expect(places(page).nth(2).locator("tbody tr")).to_have_count(3)
    tab_to(page, places(page).nth(2).locator("[data-add]"))
    page.keyboard.press("Enter")
    expect(places(page).nth(2).locator("[data-add]")).to_have_attribute("aria-pressed", "true")
    assert complaints.texts == []


def tick(page: Page, field: str, label: str) -> None:
    """Tick a value by keyboard; open its list first where it is closed."""
    group = page.locator("fieldset", has=page.locator(f"input[name={field}]"))
    box = group.get_by_role("checkbox", name=label, exact=True)
    if not box.is_visible():
        tab_to(page, group.locator("summary"))
        page.keyboard.press("Enter")
    tab_to(page, box)
    page.keyboard.press("Space")


def test_before_a_brief_nothing_is_asked_for(served: Served, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))

    page.goto(f"{served.address}/en/fit", wait_until="networkidle")

    assert [path for path in asked if not path.startswith(("/static/", "/en/fit", "/speculation.json"))] == []


def test_the_list_says_the_sums_and_the_sums_are_right(served: Served, page: Page, complaints: Complaints) -> None:
    find(page, served)
    page.locator("[data-print]").evaluate("button => { window.print = () => {}; button.click(); }")
    expect(page.locator(".sums")).to_have_count(10)

    told = page.evaluate("""[...document.querySelectorAll('.fit')].map(item => ({
        points: item.querySelector('[data-points] b').textContent,
        total: item.querySelector('tfoot b').textContent,
        rows: [...item.querySelectorAll('tbody tr')].map(row => [...row.cells].map(cell => cell.textContent)),
    }))""")

    for item in told:
        amounts = [tuple(map(float, row[3].split(" / "))) for row in item["rows"]]
        weights = [weight_of(row[2]) for row in item["rows"]]
        assert [points for points, _ in amounts] == [
            weight * of for weight, (_, of) in zip(weights, amounts, strict=True)
        ]
        assert [of for _, of in amounts] == [20 if row[1] == "must have" else 10 for row in item["rows"]]
        assert item["total"].split(" / ")[0] == f"{sum(points for points, _ in amounts):g}" == item["points"]
    assert complaints.texts == []


def weight_of(evidence: str) -> float:
    """Return the weight that the words of an evidence cell say."""
    if evidence == "not found in a source" or evidence.startswith("names a higher"):
        return 0
    return float(evidence.partition(" × ")[2] or 1)


def test_the_kinds_and_ages_are_those_of_the_entries(served: Served, page: Page) -> None:
    find(page, served)

    for mark in places(page).first.locator("tbody a.mark").all()[:3]:
        words, href = mark.text_content() or "", mark.get_attribute("href") or ""
        profile = page.context.new_page()
        profile.goto(served.address + href)
        number = href.rpartition("#s")[2]
        expect(profile.locator(f".facts a.mark[href$='#s{number}']").first).to_contain_text(words)
        profile.close()


def test_an_address_is_all_that_a_colleague_needs_in_either_language(served: Served, page: Page) -> None:
    orders = []
    for language in ("en", "zh"):
        find(page, served, language=language)
        orders.append(page.evaluate("[...document.querySelectorAll('.fit')].map(item => [item.dataset.id, item.querySelector('[data-points] b').textContent])"))  # fmt: skip
        page.evaluate("localStorage.clear()")

    assert orders[0] == orders[1]


def test_the_browser_ranks_the_site_as_the_functions_would(served: Served, page: Page) -> None:
    rows, index_rows = rows_of(served)
    brief = read_brief(BRIEF, a_taxonomy()).brief
    criteria = criteria_of(brief, a_rule(), BANDS)
    ranking = Ranking([fit(criteria, known, a_rule()) for known in rows.values()])
    wanted = [list(rows)[place] for place in ranking.order]
    find(page, served)

    while page.locator("[data-more] button").is_visible():
        page.locator("[data-more] button").click()

    assert index_rows > 40
    assert page.evaluate("[...document.querySelectorAll('.fit')].map(item => item.dataset.id)") == wanted


def rows_of(served: Served) -> tuple[dict[str, Any], int]:
    """Return the proofs of every listed provider in the recommended order, told from its public data."""
    listed = json.loads((served.folder / "data/providers.json").read_bytes())["providers"]
    facets = {
        "services": "offer",
        "categories": "offer",
        "platforms": "offer",
        "markets": "offer",
        "languages": "offer",
    }
    found = {}
    for row in listed:
        data = json.loads((served.folder / f"data/providers/{row['id']}.json").read_bytes())
        known: dict[str, dict[str, tuple[Any, ...]]] = {
            facet: {
                code: (proof_of(data, group),)
                for group in data.get(section, {}).get(facet, ())
                for code in group["values"]
            }
            for facet, section in facets.items()
        }
        budget = data.get("terms", {}).get("minimum_budget")
        known["budgets"] = {budget["value"]: (proof_of(data, budget),)} if budget else {}
        for facet, code in confirmed_of(data):
            known[facet][code] = (*known[facet].get(code, ()), BOTH_SIDES)
        found[row["id"]] = known
    return found, len(listed)


def proof_of(data: dict[str, Any], fact: dict[str, Any]) -> Proof:
    """Return the proof of a fact in a provider's public data."""
    source = data["sources"][fact["source"]]
    dated = source.get("dated") or source["read"]
    return Proof(fact.get("kind") or source["kind"], age_before(OLD_BEFORE)(dated))


def confirmed_of(data: dict[str, Any]) -> list[tuple[str, str]]:
    """Return what confirmed cooperations prove in a provider's public data."""
    cooperations = (data["standing"] or {}).get("cooperations", ())
    services = [("services", code) for item in cooperations for code in item.get("services", ())]
    return [("platforms", item["platform"]) for item in cooperations] + services


def test_what_would_change_a_place_is_said_and_what_lacks_too(served: Served, page: Page) -> None:
    find(page, served, "services=training,seo")

    lacking = places(page).filter(has_text="Lacks 1 must-have").first

    expect(lacking.locator("[data-state]")).to_contain_text(
        re.compile(r"(Training|Search engine optimisation) \(not found in a source\)")
    )
    expect(lacking.locator("[data-outlook]")).to_contain_text(
        re.compile(r"Would (rank \d+(st|nd|rd|th)|score \d+) with a current fact")
    )


def test_the_brief_is_changed_and_the_way_back_leads_to_the_list_before(served: Served, page: Page) -> None:
    find(page, served, SHORT)
    page.get_by_role("button", name="Change").click()
    expect(page.get_by_role("heading", name="What you need")).to_be_focused()
    expect(page.get_by_role("checkbox", name="Tmall", exact=True)).to_be_checked()

    page.get_by_role("checkbox", name="Douyin", exact=True).check()
    page.get_by_role("button", name="Rank the providers").click()
    expect(page).to_have_url(f"{served.address}/en/fit#platforms=tmall,douyin")
    expect(page.locator("[data-asked]")).to_contain_text("Tmall, Douyin")
    page.go_back()

    expect(page).to_have_url(f"{served.address}/en/fit#platforms=tmall")
    expect(page.locator("[data-asked]")).not_to_contain_text("Douyin")


def test_the_way_back_from_the_first_list_leads_to_the_form_as_it_was(served: Served, page: Page) -> None:
    page.goto(f"{served.address}/en/fit")
    page.get_by_role("checkbox", name="Tmall", exact=True).check()
    page.get_by_role("button", name="Rank the providers").click()
    expect(page.locator("[data-results]")).to_be_visible()

    page.go_back()

    expect(page.locator("[data-form]")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Tmall", exact=True)).to_be_checked()


@pytest.mark.usefixtures("own_page")
def test_no_request_carries_the_brief(served: Served, page: Page) -> None:
    sent: list[str] = []
    page.on(
        "request",
        lambda request: sent.append(f"{request.url.partition('#')[0]} {request.all_headers()} {request.post_data}"),
    )
    find(page, served, "platforms=tmall&nice-services=crm-membership&size=50-249")

    page.locator("[data-add]").first.click()
    page.reload()
    expect(page.locator("[data-results]")).to_be_visible()

    assert len(sent) > 10
    assert [line for line in sent if "crm-membership" in line or "50-249" in line] == []


def test_a_link_may_give_the_brief_as_a_query_too(served: Served, page: Page) -> None:
    page.goto(f"{served.address}/en/fit?platforms=tmall&utm_source=mail")

    expect(page.locator("[data-asked]")).to_contain_text("Tmall")
    expect(page).to_have_url(f"{served.address}/en/fit#platforms=tmall")


def test_the_skip_link_leaves_the_list_as_it_is(served: Served, page: Page) -> None:
    find(page, served, SHORT)

    page.locator("a.skip").focus()
    page.keyboard.press("Enter")

    expect(page).to_have_url(f"{served.address}/en/fit#main")
    expect(page.locator("[data-results]")).to_be_visible()


def test_a_change_that_is_not_wanted_leads_back_to_the_list(served: Served, page: Page) -> None:
    find(page, served, SHORT)
    page.get_by_role("button", name="Change").click()

    page.get_by_role("button", name="Back to the list").click()

    expect(page.locator("[data-results]")).to_be_visible()
    expect(page.locator("h1")).to_have_text("Your recommended list")


def test_the_brief_is_kept_in_this_browser_until_it_is_cleared(served: Served, page: Page) -> None:
    find(page, served, SHORT)

    page.goto(f"{served.address}/zh/fit")
    expect(page.locator("[data-results]")).to_be_visible()
    expect(page).to_have_url(f"{served.address}/zh/fit#platforms=tmall")
    page.get_by_role("button", name="修改").click()
    page.get_by_role("button", name="清空").click()

    expect(page).to_have_url(f"{served.address}/zh/fit")
    expect(page.locator("[data-form] :checked[name]")).to_have_count(0)
    page.reload()
    expect(page.locator("[data-form]")).to_be_visible()


def test_the_language_menu_keeps_the_brief(served: Served, page: Page) -> None:
    find(page, served)

    page.locator("details.menu summary").click()
    page.get_by_role("link", name="简体中文").click()

    expect(page).to_have_url(f"{served.address}/zh/fit#{BRIEF}")
    expect(page.locator("[data-asked]")).to_contain_text("50–249人")


@pytest.mark.parametrize(
    "query", ["size=50-249&start=2027-03", "platforms=", "platforms=%ZZ", "x", "platforms=" + "a," * 3000]
)
def test_an_address_without_a_wish_shows_the_form(
    served: Served, page: Page, complaints: Complaints, query: str
) -> None:
    page.goto(f"{served.address}/en/fit#{query}")

    expect(page.locator("[data-form]")).to_be_visible()
    expect(page.locator("[data-results]")).to_be_hidden()
    assert complaints.texts == []


def test_values_that_nobody_knows_are_left_out_and_named(served: Served, page: Page, complaints: Complaints) -> None:
    page.goto(f"{served.address}/en/fit#platforms=tmall,%3Cb%3Emyspace&origin=XX")

    expect(trouble(page)).to_contain_text("They are left out: <b>myspace, XX.")
    expect(places(page).first).to_be_visible()
    assert complaints.texts == []


def test_a_form_without_a_wish_says_what_is_missing(served: Served, page: Page) -> None:
    page.goto(f"{served.address}/zh/fit")
    page.locator("#size").select_option("under-10")

    page.get_by_role("button", name="查看排序").click()

    expect(page.get_by_text("尚无排序依据")).to_be_focused()
    expect(page).to_have_url(f"{served.address}/zh/fit")


def test_a_month_of_an_older_link_stays(served: Served, page: Page) -> None:
    find(page, served, f"{SHORT}&start=2025-03")
    page.get_by_role("button", name="Change").click()

    page.get_by_role("button", name="Rank the providers").click()

    expect(page).to_have_url(f"{served.address}/en/fit#{SHORT}&start=2025-03")


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


def test_a_brief_that_nobody_meets_says_that_this_is_no_no(served: Served, page: Page) -> None:
    list_nobody(page, served)

    find(page, served, SHORT)

    expect(page.get_by_role("heading", name="No provider has a sourced fact for this brief")).to_be_visible()
    expect(places(page)).to_have_count(0)


def list_nobody(page: Page, served: Served) -> None:
    """Let the directory list nobody: in the real one, every value is one that somebody has."""
    [path] = (served.folder / "search").glob("fit.*.json")
    editions = (an_edition("en"), an_edition("zh"))
    parts = {f"/{name}": content for name, content in search_files(Index([], TODAY), a_library(), editions)}
    rows = json.loads(parts[urls.SEARCH])["rows"]
    none = {**json.loads(path.read_bytes()), "rows": rows, "count": 0, "evidence": "", "extra": [], "demo": []}
    page.route("**/search/fit.*.json", lambda route: route.fulfill(json=none))
    page.route("**/data/search/*.json", lambda route: route.fulfill(body=parts[urlsplit(route.request.url).path]))


def test_a_provider_is_put_on_the_shortlist_and_taken_off_again(served: Served, page: Page) -> None:
    find(page, served, SHORT)
    button = places(page).first.locator("[data-add]")
    provider_id = places(page).first.get_attribute("data-id")

    button.click()
    expect(said(page)).to_contain_text("is on your shortlist.")
    assert page.evaluate("JSON.parse(localStorage.getItem('hezuo.shortlist.1'))") == [provider_id]
    button.click()

    expect(said(page)).to_contain_text("is off your shortlist.")
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(page.get_by_role("button", name="Undo")).to_be_focused()


def test_an_eleventh_provider_is_refused_with_the_reason(served: Served, page: Page) -> None:
    find(page, served, SHORT)
    page.locator("[data-more] button").click()
    for number in range(10):
        places(page).nth(number).locator("[data-add]").click()

    places(page).nth(10).locator("[data-add]").click()

    expect(said(page)).to_contain_text("It holds 10, since more invitations mean fewer and later replies.")
    expect(said(page)).to_be_in_viewport()
    expect(places(page).nth(10).locator("[data-add]")).to_have_attribute("aria-pressed", "false")


def test_more_places_are_shown_and_the_focus_goes_to_the_first_of_them(served: Served, page: Page) -> None:
    find(page, served, SHORT)
    expect(places(page)).to_have_count(10)

    page.get_by_role("button", name="Show 10 more").click()

    expect(places(page)).to_have_count(20)
    expect(places(page).nth(10).locator("[data-name]")).to_be_focused()


def test_the_link_is_copied_or_said(served: Served, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    find(page, served, SHORT)

    page.get_by_role("button", name="Copy link").click()
    expect(said(page)).to_have_text("The link is copied. It holds the whole brief.")
    assert page.evaluate("navigator.clipboard.readText()") == f"{served.address}/en/fit#{SHORT}"

    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    page.get_by_role("button", name="Copy link").click()
    expect(said(page)).to_have_text(
        f"This browser does not allow copying. The link is: {served.address}/en/fit#{SHORT}"
    )


def test_the_decision_record_is_the_same_for_everyone_and_holds_every_step(served: Served, page: Page) -> None:
    records = []
    for language, button in (("en", "Decision record"), ("zh", "决策记录")):
        find(page, served, language=language)
        with page.expect_download() as download:
            page.get_by_role("button", name=button).click()
        records.append((download.value.suggested_filename, download.value.path().read_bytes()))
        page.evaluate("localStorage.clear()")

    name, content = records[0]
    record = json.loads(content)
    digest = record.pop("digest")
    assert records[0] == records[1]
    assert hashlib.sha256(json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest() == digest
    assert name == f"hezuo-fit-2026-11-22-{digest[:8]}.json"
    assert (record["query"], record["rule"]["version"], record["day"]) == (BRIEF, 1, "2026-11-22")
    assert all(sum(line["points"] for line in place["criteria"]) == place["points"] for place in record["places"])
    assert [place["rank"] for place in record["places"]] == list(range(1, len(record["places"]) + 1))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_without_script_the_page_says_what_to_do_instead(plain_page: Page, served: Served, language: str) -> None:
    plain_page.goto(f"{served.address}/{language}/fit#{SHORT}")

    expect(plain_page.locator("noscript .note")).to_contain_text("@")
    expect(plain_page.locator(".tool")).to_be_hidden()
    expect(plain_page.locator("noscript a[href$='/platforms']")).to_be_visible()


def test_where_the_script_does_not_come_the_page_says_so(served: Served, page: Page) -> None:
    page.route("**/*.js", lambda route: route.abort())

    page.goto(f"{served.address}/zh/fit")

    expect(page.get_by_text("本页脚本未能加载")).to_be_visible()


def test_the_rule_is_one_link_away(served: Served, page: Page) -> None:
    find(page, served, SHORT)

    page.locator("[data-results]").get_by_role("link", name="The rule, version 1").click()

    expect(page.locator("h2#fit")).to_be_in_viewport()
    expect(page.locator("table", has_text="Self-stated").filter(has_text="0.25")).to_be_visible()


def tick_tmall(page: Page) -> None:
    """Open every list of values and tick one."""
    page.locator("summary").evaluate_all("all => all.forEach(summary => summary.parentElement.open = true)")
    page.locator("input[value=tmall]").check()


def states(page: Page, served: Served, language: str) -> Iterator[str]:
    """Bring the page into every state that only scripts can make, one after the other, and yield the name of each."""
    address = f"{served.address}/{language}/fit"
    page.goto(address)
    page.locator("[data-form] .primary").click()
    yield "nothing"
    tick_tmall(page)
    yield "ticked"
    find(page, served, language=language)  # the page stays, as when somebody goes back to a list
    page.locator("[data-print]").evaluate("button => { window.print = () => {}; button.click(); }")
    expect(page.locator(".sums")).to_have_count(10)
    yield "all open"
    places(page).first.locator("[data-add]").click()
    expect(said(page)).not_to_be_empty()
    yield "said"
    page.locator("[data-change]").click()
    yield "changing"
    page.goto(f"{address}#platforms=tmall,myspace")
    expect(trouble(page)).to_contain_text("myspace")
    yield "unknown"
    for state, prepare in (("nobody", list_nobody), ("unreadable", cut_the_search)):
        page.goto(f"{served.address}/robots.txt")
        prepare(page, served)
        page.goto(f"{address}#{BRIEF}")
        expect(page.locator("[data-form]:visible, [data-results]:visible")).to_have_count(1)
        yield state


def cut_the_search(page: Page, _: Served) -> None:
    """Let nothing come of what the page reads."""
    page.route("**/search/*.json", lambda route: route.abort())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_state_of_the_page_has_an_accessibility_fault_or_is_too_wide(
    bare_page: Page, served: Served, language: str
) -> None:
    found = {state: faults(bare_page, SCHEME_OF[language]) for state in states(bare_page, served, language)}

    assert {state: seen for state, seen in found.items() if seen} == {}
    assert len(found) == 8


def test_everything_that_is_pressed_on_a_phone_is_large_enough(browser: Browser, served: Served) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{served.address}/en/fit")
    tick_tmall(page)
    in_the_form = too_low(page)
    find(page, served)
    in_the_list = too_low(page)

    context.close()
    assert (in_the_form, in_the_list) == ([], [])


def too_low(page: Page) -> list[str]:
    """Return what is pressed and lower than a thumb."""
    found: list[str] = page.locator(".tool :is(button, summary, select, .choices label, .actions a)").evaluate_all(
        "all => all.filter(one => one.offsetParent && one.getBoundingClientRect().height < 44).map(one => one.outerHTML.slice(0, 80))"
    )
    return found


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 900)])
def test_nothing_moves_while_the_list_comes(browser: Browser, served: Served, width: int, height: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    script = "new Promise(done => { new PerformanceObserver(list => done(list.getEntries().reduce((sum, e) => sum + e.value, 0))).observe({type: 'layout-shift', buffered: true}); setTimeout(() => done(0), 300); })"

    page.goto(f"{served.address}/en/fit#{BRIEF}", wait_until="networkidle")
    shift = page.evaluate(script)

    context.close()
    assert shift <= STILL


@pytest.mark.usefixtures("own_page")
@pytest.mark.parametrize(("query", "scripts"), [("", 9 * 1024), (BRIEF, 26 * 1024)])
def test_the_page_with_its_scripts_stays_small_and_ranks_only_when_asked(
    served: Served, page: Page, query: str, scripts: int
) -> None:
    sizes: dict[str, int] = {}
    page.on(
        "response",
        lambda response: sizes.update({urlsplit(response.url).path: len(brotli.compress(response.body(), quality=9))}),
    )

    page.goto(f"{served.address}/en/fit#{query}", wait_until="networkidle")

    assert sum(size for path, size in sizes.items() if path.endswith(".js")) <= scripts
    assert sizes["/en/fit"] <= 11 * 1024
