"""A visitor reads what a score is made of, recomputes it in the browser, and finds who is featured."""

import json
import os
from datetime import date
from typing import Any

import orjson
import pytest
from playwright.sync_api import Browser, Page, expect

from site_builder.assets import gather_assets
from site_builder.model.assessment import Facts, Indicator, Value, assess_quarter, canonical, divided
from site_builder.model.quarter import last_day, months_later
from tests.browser.accessibility import SCHEME_OF, faults
from tests.browser.conftest import Complaints, Served
from tests.builders import ROOT, a_method
from tests.site_builder.test_verifying import ten_thousand

LANGUAGES = ("en", "zh")
WORDS = {
    "en": (
        "Every step of the scores",
        "Recomputed here: equal",
        "Recompute every score",
        "all equal what was published",
    ),
    "zh": ("得分的计算过程", "在此复算：一致", "复算全部得分", "与公布的全部一致"),
}
TABLE = [(0, 1), (1, 2), (3, 2), (2, 3), (10_000, 3), (7 * 10**9, 10**6 - 1), (2**51, 2**20 + 1), (999_999, 2_000_000)]
DAYS = ["2026-01-31", "2025-11-30", "2023-11-30", "2026-09-30", "2024-02-29"]
# What is large is a file of the site: through the driver it would be copied four times.
SUMS = """async ({module, method, file, table, days, quarters}) => {
    const {assess, canonical, divided, lastDay, monthsLater, pointsFor, recomputed} = await import(module);
    const scores = Object.entries(await (await fetch(file)).json()).map(([id, {assessments: [score]}]) => [id, score]);
    const wrong = [];
    for (const [id, score] of scores) {
        const {inputs, ...rest} = await recomputed(id, score, method);
        if (canonical({...rest, inputs}) !== canonical(score)) wrong.push(id);
    }
    return {
        wrong,
        quotients: table.map(([amount, by]) => divided(amount, by)),
        days: days.map(day => monthsLater(day, 3)),
        ends: quarters.map(lastDay),
        points: method.indicators.map(one => [one.nothing, one.full, one.nothing + 1, 0, 12345, 10 ** 7].map(value => pointsFor(one, value))),
        text: canonical({b: "灯\\u007f\\n", a: [1, null, "é"]}),
        steps: assess(scores[1][1], method).lines.map(line => [line.points, line.weight, line.contribution]),
    };
}"""


@pytest.fixture(scope="module")
def sums(browser: Browser, served: Served) -> Any:  # noqa: ANN401 # JSON
    """What the browser makes of ten thousand providers and of a table of figures, in one batch."""
    file = served.folder / f"ten-thousand-{os.getpid()}.json"  # other workers have files of their own
    file.write_bytes(orjson.dumps(ten_thousand()["providers"]))
    page = browser.new_context().new_page()
    page.goto(served.address + "/en/glossary")
    module = gather_assets(ROOT / "templates/static").addresses["js/assessment.js"]
    known = {
        "module": module,
        "method": a_method().model_dump(mode="json"),
        "file": f"/{file.name}",
        "table": TABLE,
        "days": DAYS,
        "quarters": ["2024-Q1", "2026-Q2", "2026-Q4"],
    }
    found = page.evaluate(SUMS, known)
    page.context.close()
    file.unlink()
    return found


def test_the_browser_makes_the_same_ten_thousand_scores_byte_for_byte(sums: Any) -> None:  # noqa: ANN401 # as above
    assert sums["wrong"] == []


def test_the_browser_does_the_same_arithmetic(sums: Any) -> None:  # noqa: ANN401 # as above
    indicators = a_method().method.indicators

    assert sums["quotients"] == [divided(amount, by) for amount, by in TABLE]
    assert sums["days"] == [months_later(date.fromisoformat(day), 3).isoformat() for day in DAYS]
    assert sums["ends"] == [last_day(quarter).isoformat() for quarter in ("2024-Q1", "2026-Q2", "2026-Q4")]
    assert sums["points"] == [[each.points(value) for value in probes(each)] for each in indicators]
    assert sums["text"] == canonical({"b": "灯\x7f\n", "a": [1, None, "é"]}).decode()


def probes(indicator: Indicator) -> tuple[int, ...]:
    """Return values at, near and beyond the bounds of an indicator."""
    return indicator.nothing, indicator.full, indicator.nothing + 1, 0, 12_345, 10**7


def test_the_browser_takes_the_same_steps(sums: Any) -> None:  # noqa: ANN401 # as above
    score = ten_thousand()["providers"]["p-1"]["assessments"][0]
    values = {code: Value(**each) for code, each in score["inputs"].items()}

    lines = assess_quarter(Facts("p-1", score["quarter"], date(2025, 2, 2), values), a_method().method).lines

    assert sums["steps"] == [[line.points, line.weight, line.contribution] for line in lines]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_visitor_goes_from_the_stars_to_every_step_and_recomputes_the_quarter(
    page: Page, served: Served, complaints: Complaints, language: str
) -> None:
    steps, same, start, equal = WORDS[language]
    page.goto(f"{served.address}/{language}/providers/demo-kiln-ridge")

    expect(page.get_by_role("img", name="2026 Q3")).to_have_count(2)
    expect(page.locator("tr", has_text="2026 Q2")).to_have_count(2)
    page.get_by_role("link", name=steps).click()
    expect(page.locator("[data-revisions] details")).to_have_count(8)
    expect(page.locator("details[open] tbody tr")).to_have_count(17)
    expect(page.get_by_text(same)).to_have_count(8)
    page.get_by_role("button", name=start).click()
    expect(page.locator("[data-result]")).to_contain_text(equal)
    assert complaints.texts == []


@pytest.mark.parametrize(
    ("language", "footer", "place"),
    [
        ("en", "Featured", "Featured 2026 Q3: rank 1 of"),
        ("zh", "精选服务商", "2026 Q3精选："),
    ],
)
def test_a_visitor_finds_who_is_featured_and_why_without_a_script(
    plain_page: Page, served: Served, language: str, footer: str, place: str
) -> None:
    plain_page.goto(f"{served.address}/{language}/providers")

    plain_page.get_by_role("contentinfo").get_by_role("link", name=footer).click()
    expect(plain_page.get_by_text(place).first).to_be_visible()
    plain_page.get_by_role("link", name="2026 Q2").click()
    plain_page.locator(".list a.name").first.click()

    expect(plain_page.locator("h1")).to_be_visible()
    expect(plain_page.locator("#scores")).to_be_visible()


def test_a_changed_figure_and_a_changed_file_are_seen(page: Page, served: Served) -> None:
    release = json.loads((served.folder / "data/scores/2026-Q3.json").read_bytes())
    score = next(each for each in release["scores"] if each["provider"] == "demo-kiln-ridge")
    score["total"] += 1
    page.route("**/data/scores/2026-Q3.json", lambda route: route.fulfill(body=orjson.dumps(release)))

    page.goto(served.address + "/en/verify")
    page.get_by_role("button", name="Recompute every score").click()

    expect(page.locator("[data-differences] li")).to_have_count(1)
    expect(page.locator("[data-differences]")).to_contain_text("demo-kiln-ridge, 2026 Q3 r1, score: published")
    expect(page.locator("[data-result]")).to_contain_text("does not have the published checksum")


def test_data_that_cannot_be_read_is_said(page: Page, served: Served) -> None:
    page.route("**/data/method.json", lambda route: route.abort())

    page.goto(served.address + "/zh/verify")

    expect(page.locator("[data-result]")).to_have_text("无法读取数据，请重试。")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_with_every_step_has_no_accessibility_fault(bare_page: Page, served: Served, language: str) -> None:
    bare_page.goto(f"{served.address}/{language}/verify?provider=demo-kiln-ridge")
    bare_page.locator("[data-revisions] details").first.wait_for()
    found = faults(bare_page, SCHEME_OF[language])

    assert found == {}
