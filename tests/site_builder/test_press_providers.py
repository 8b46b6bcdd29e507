"""A provider's page: every fact with its source, what is not stated, hostile text, relations."""

import json

import pytest
from selectolax.lexbor import LexborHTMLParser

from site_builder.model.directory import Entry, card_of
from site_builder.model.localized import LANGUAGES
from site_builder.press import Press, Shown
from tests.builders import (
    TODAY,
    a_library,
    a_press,
    a_provider,
    an_entry,
    an_index,
    source_fields,
)
from tests.site_builder.reading import Pages

PATH = "content/providers/baozun.yaml"
PAYLOAD = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"


def profile(press: Press, language: str = "en", **sections: object) -> LexborHTMLParser:
    """Return a provider's page."""
    record = a_provider(**sections)
    entry = Entry(card_of("lantern-bay", record, is_demo=False, today=TODAY), None)
    files = dict(press.providers([Shown(PATH, record, entry, [])]))
    return LexborHTMLParser(files[f"{language}/providers/lantern-bay.html"].decode())


def test_a_provider_has_a_page_in_each_language_and_its_data(press: Press) -> None:
    record = a_provider()

    names = [name for name, _ in press.providers([Shown(PATH, record, an_entry(), [])])]

    assert names == [
        "en/providers/lantern-bay.html",
        "zh/providers/lantern-bay.html",
        "data/providers/lantern-bay.yaml",
        "data/providers/lantern-bay.json",
    ]


def hostile() -> dict[str, str]:
    """Return a text in both languages that tries to run."""
    return {"en": PAYLOAD, "zh": PAYLOAD}


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_text_stays_text_wherever_a_page_shows_it(press: Press, language: str) -> None:
    harmless = profile(press, language)

    page = profile(
        press,
        language,
        names={"en": PAYLOAD, "zh": PAYLOAD, "legal": PAYLOAD},
        summary=hostile(),
        company={"team": {"value": 9, "note": hostile(), "seen": PAYLOAD}, "status": hostile()},
        offer={"brands": [PAYLOAD], "stores": [{"name": PAYLOAD, "platform": "tmall"}], "statements": [hostile()]},
        case_studies=[{"title": hostile(), "text": hostile()}],
        sources={"s1": source_fields(title=PAYLOAD, publisher=PAYLOAD)},
    )

    assert page.css("img") == []
    assert len(page.css("script")) == len(harmless.css("script")) == 2
    assert page.css_first("h1").text().count(PAYLOAD) == 2
    assert json.loads(page.css_first("script").text(strip=False))["name"] == PAYLOAD


@pytest.mark.parametrize(
    ("language", "unknown", "none", "add"),
    [("en", "Not stated", "None found in public sources", "Add it"), ("zh", "未说明", "公开来源中未见", "补充")],
)
def test_what_is_not_stated_is_said_so_with_a_way_to_add_it(
    press: Press, language: str, unknown: str, none: str, add: str
) -> None:
    page = profile(press, language, company=None, offer=None)

    rows = {row.css_first("dt").text(): row.css_first("dd") for row in page.css(".facts > div")}
    said = [dd.css_first("span.mute").text() for dd in rows.values() if dd.css_first("span.mute")]
    assert said == [unknown] * 7
    assert [dd.text() for dd in rows.values() if not dd.css_first("span")] == [none]
    assert {link.text() for link in page.css(".facts a.fine")} == {add}
    assert {link.attributes["href"] for link in page.css(".facts a.fine")} == {f"/{language}/propose?id=lantern-bay"}


def test_every_fact_leads_to_its_numbered_source(press: Press) -> None:
    sources = {"s1": source_fields(), "s2": source_fields(kind="press")}
    page = profile(press, company={"founded": {"value": 2014, "source": "s2"}, "team": 9}, sources=sources)

    targets = [str(mark.attributes["href"]) for mark in page.css(".facts a.mark")]

    assert targets[:2] == ["#s2", "#s1"]
    assert [node.attributes["id"] for node in page.css(".sources > li")] == ["s1", "s2"]
    assert page.css_first(".facts a.mark").text() == "Press, undated [2]"


def test_an_old_fact_looks_old_and_says_so(press: Press) -> None:
    page = profile(press, sources={"s1": source_fields(dated="2019-05")})

    marks = {row.css_first("dt").text(): row.css_first("a.mark") for row in page.css(".facts > div")}
    assert marks["Platforms"].attributes["class"] == "mark self-stated old"
    assert marks["Platforms"].text() == "Self-stated, May 2019, old [1]"
    assert marks["Founded"].text() == "Self-stated, May 2019 [1]"


def test_a_note_stands_in_the_brackets_of_the_language(press: Press) -> None:
    company = {"team": {"value": 9, "note": {"en": "end of 2025", "zh": "2025年末"}}}

    english, chinese = (profile(press, language, company=company).css_first(".facts").text() for language in LANGUAGES)

    assert "9 people (end of 2025) Self-stated, undated [1]" in english
    assert "9人（2025年末） 服务商自述，无日期 [1]" in chinese


def test_a_capability_is_heard_by_its_kind_and_its_absence_is_a_dash(press: Press) -> None:
    offer = {
        "platforms": ["tmall", {"values": ["jd"], "source": "s2"}],
        "services": ["livestreaming"],
    }
    page = profile(press, offer=offer, sources={"s1": source_fields(), "s2": source_fields(kind="official")})

    cells = [(cell.attributes["class"], cell.text()) for cell in page.css("table.grid tbody td")]

    assert cells == [("mark self-stated", "Self-stated"), ("mute", "–")]


def test_an_entry_known_in_one_script_says_so_with_the_language_of_its_name(press: Press) -> None:
    page = profile(press, names={"zh": "灯湾电商"})

    heading = page.css_first("h1")
    assert heading.text() == "灯湾电商"
    assert heading.css_first("span").attributes["lang"] == "zh-Hans"


def logos(**sections: object) -> list[dict[str, str | None]]:
    """Return the logo on the page of a provider that has a drawing."""
    press = a_press(a_library(logos={"lantern-bay": b"<svg/>"}))
    return [dict(node.attributes) for node in profile(press, **sections).css("img")]


def test_a_logo_stands_at_the_name_as_an_ornament_with_its_size() -> None:
    assert logos() == [{"class": "logo", "src": "/logos/lantern-bay.svg", "alt": "", "width": "40", "height": "40"}]


def test_a_removed_provider_keeps_no_logo() -> None:
    assert logos(removed={"on": "2026-11-22", "reason": "on-request"}) == []


def test_related_providers_are_of_ones_own_kind(pages: Pages) -> None:
    related = {
        (name, str(link.attributes["href"]))
        for name, page in pages.items()
        if "/providers/" in name
        for link in page.css("section.screen .list a.name")
    }

    assert [pair for pair in related if ("/demo-" in pair[0]) != ("/demo-" in pair[1])] == []
    assert {"/demo-" in name for name, _ in related} == {True, False}


def test_two_firms_of_one_kind_are_related_and_a_fictional_one_never_to_a_real_one() -> None:
    provider = a_provider()

    index = an_index(river=provider, stone=provider, demo_bay=provider, demo_mill=provider)

    assert [card.id for card in index.related("river")] == ["stone"]
    assert [card.id for card in index.related("demo-bay")] == ["demo-mill"]
