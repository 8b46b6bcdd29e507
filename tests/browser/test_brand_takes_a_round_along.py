"""A round as files for other programs: tables that run nothing, and a calendar of RFC 5545."""

import csv
import io
import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page

from site_builder.assets import gather_assets
from tests.browser.conftest import Served
from tests.builders import ROOT

NAMES = ("sheet.js", "calendar.js")
HOSTILE = ["=1+1", "+86", "-2", "@x", "\t=1", " =cmd|'/C calc'!A0", "＝1", 'say "a", b', "two\nlines", "", None, 7]
LONG = "截止：" + "护肤品牌入驻天猫国际；" * 9 + "a,b\\c\nd"
MADE = """async ({sheet, calendar, rows, events, url}) => {
    const [{sheetOf}, {calendarOf}] = await Promise.all([import(sheet), import(calendar)]);
    return [sheetOf(rows), calendarOf(events, {url, now: new Date("2026-11-26T01:02:03.456Z")})];
}"""


@pytest.fixture(scope="module")
def modules() -> dict[str, str]:
    """The addresses of both modules."""
    addresses = gather_assets(ROOT / "templates/static").addresses
    return {name.removesuffix(".js"): addresses[f"js/{name}"] for name in NAMES}


def made(page: Page, served: Served, modules: dict[str, str]) -> tuple[str, str]:
    """Return a table of hostile cells and a calendar with a long title, as a browser makes them."""
    page.goto(f"{served.address}/en/")
    events = [{"id": "R-replies", "at": "2026-12-05T10:00:00.000Z", "summary": LONG}]
    asked = {**modules, "rows": [HOSTILE], "events": events, "url": "https://hezuo.example/zh/round?id=R"}
    sheet, calendar = page.evaluate(MADE, asked)
    return sheet, calendar


def test_no_cell_of_a_table_is_a_formula_and_every_text_comes_back(
    page: Page, served: Served, modules: dict[str, str]
) -> None:
    sheet, _ = made(page, served, modules)

    (row,) = csv.reader(io.StringIO(sheet.removeprefix("\ufeff"), newline=""))

    assert sheet.startswith("\ufeff")
    assert [cell.removeprefix("'") for cell in row] == ["" if each is None else str(each) for each in HOSTILE]
    assert [cell[:1] == "'" for cell in row] == [True] * 7 + [False] * 5


def test_a_calendar_is_folded_between_signs_and_holds_the_whole_title(
    page: Page, served: Served, modules: dict[str, str]
) -> None:
    _, calendar = made(page, served, modules)
    lines = calendar.encode().split(b"\r\n")

    unfolded = re.sub(r"\r\n[ \t]", "", calendar).split("\r\n")
    fields = dict(line.split(":", 1) for line in unfolded if ":" in line)
    summary = re.sub(r"\\([\\;,])", r"\1", fields["SUMMARY"].replace("\\n", "\n"))

    assert [line for line in lines if len(line) > 75] == []
    assert [line.decode() for line in lines] != unfolded
    assert (summary, lines[-1]) == (LONG, b"")
    assert datetime.strptime(fields["DTSTART"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC) == datetime(2026, 12, 5, 10, tzinfo=UTC)  # fmt: skip
    assert (fields["DTSTAMP"], fields["UID"], fields["TRIGGER"]) == ("20261126T010203Z", "R-replies@hezuo.example", "-P1D")  # fmt: skip
    assert (unfolded[0], unfolded[-2]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
