"""The files that show the whole directory: what they say, and that each is made again when what it shows changes."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from site_builder.batch import differing
from site_builder.index import EVERYONE, Index
from site_builder.model.card import Card
from site_builder.model.directory import Entry
from site_builder.model.localized import LANGUAGES
from site_builder.overview import batches
from site_builder.press import Press
from site_builder.unchanging import unchanging_files
from tests.builders import TODAY, a_library, a_press, a_standing, an_entry

PAYLOAD = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"


def overview(press: Press, index: Index) -> dict[str, bytes]:
    """Return every file that shows a directory."""
    return {name: content for batch in batches(press, index, lambda: None) for name, content in batch.make()}


def test_the_sitemap_dates_home_and_what_is_new_by_the_latest_change_even_of_a_removed_entry(press: Press) -> None:
    days = {"listed_on": "2026-01-01", "changed_on": "2026-01-01"}
    listed = an_entry(id="listed", confirmed_on="2026-11-20", **days)
    removed = an_entry(
        id="gone", listed_on="2026-01-01", changed_on="2026-11-23", removed_on="2026-11-23", removal_reason="closed"
    )

    files = overview(press, Index([listed, removed], TODAY))

    dates = dict(re.findall(r"<loc>[^<]*/en(/[^<]*)</loc><lastmod>([^<]*)", files["sitemaps/1.xml"].decode()))
    shown = {name: LexborHTMLParser(files[f"en{name}.html"].decode()) for name in ("/new", "/categories")}
    assert (dates["/"], dates["/new"]) == ("2026-11-23", "2026-11-23")
    assert dates["/categories"] == dates["/providers"] == "2026-11-20"
    assert [page.css_first(".footer").text().strip()[-11:] for page in shown.values()] == ["23 Nov 2026", "20 Nov 2026"]


def test_another_base_url_stands_in_every_absolute_address(press: Press) -> None:
    moved = a_press(base_url="https://directory.test/")

    here, there = (
        {name: content.decode() for name, content in overview(made, Index([an_entry()], TODAY)).items()}
        for made in (press, moved)
    )

    assert {name for name, text in there.items() if "hezuo.example" in text.replace("hello@hezuo.example", "")} == set()
    assert {name for name, text in here.items() if "https://hezuo.example" in text} == {
        name for name, text in there.items() if "https://directory.test" in text
    }
    assert not re.search(r"directory\.test//", there["en/feed.xml"] + there["sitemaps/1.xml"] + there["en/index.html"])


def test_a_directory_without_guides_and_providers_prints_no_date_that_it_does_not_know() -> None:
    press = a_press(a_library(guides=()))

    files = {**dict(unchanging_files(press)), **overview(press, Index([], TODAY))}

    pages = [LexborHTMLParser(files[f"en/{name}.html"].decode()) for name in ("index", "new", "guides", "glossary")]
    assert [page.css(".footer .fine") for page in pages] == [[]] * 4


def test_the_number_of_changes_is_capped_on_the_page_and_in_the_feed(press: Press) -> None:
    index = Index((an_entry(id=f"p{number:03}") for number in range(80)), TODAY)

    files = overview(press, index)

    assert len(LexborHTMLParser(files["en/new.html"].decode()).css("main li")) == 50
    assert files["en/feed.xml"].count(b"<entry>") == 50


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_text_stays_text_in_lists_and_among_the_changes(press: Press, language: str) -> None:
    index = Index([an_entry(id="hostile", name_en=PAYLOAD, name_zh=PAYLOAD, tickers=(PAYLOAD,))], TODAY)

    lists = press.listings(index, EVERYONE, [1], language)
    files = dict(lists) | overview(press, index)

    shown = [LexborHTMLParser(files[f"{language}/{name}.html"].decode()) for name in ("providers", "new", "index")]
    assert [page.css("img, script:not([type])") for page in shown] == [[], [], []]
    assert [PAYLOAD in page.css_first("main").text() for page in shown] == [True] * 3


# What follows from what

PROOF = "s2026-11-22"
USUAL: dict[str, object] = {
    "legal": "云港网络有限公司",
    "minimum_budget": "500k-1m",
    "accepting": True,
    "tickers": ("HKEX: 1",),
    "markets": ("JP",),
    "languages": ("en",),
    "former": ("旧名",),
    "brands": ("Acme",),
    "proofs": "|".join([PROOF] * 6),
    "removal_reason": "on-request",
}
CHANGES: dict[str, object] = {
    "is_demo": True,
    "name_en": "Zenith Quay",
    "name_zh": "雲港",
    "legal": "东港网络有限公司",
    "summary_en": "Something else.",
    "summary_zh": "别的。",
    "place": "shanghai",
    "offices": ("tokyo",),
    "founded": 1999,
    "website": "https://another.example/",
    "minimum_budget": "over-10m",
    "accepting": False,
    "tickers": ("HKEX: 9",),
    "types": ("logistics",),
    "platforms": ("jd",),
    "services": ("livestreaming",),
    "categories": ("luxury",),
    "markets": ("KR",),
    "languages": ("ko",),
    "levels": ("tmall-5-star",),
    "former": ("舊號",),
    "brands": ("Zeta",),
    "kinds": (9, 9, 9, 0),
    "strength": 990,
    "proofs": "|".join(["f2020-01"] * 6),
    "sources": 77,
    "read_on": "2026-11-25",
    "confirmed_on": "2026-11-25",
    "listed_on": "2026-11-19",
    "changed_on": "2026-11-25",
    "removed_on": "2026-11-25",
    "removal_reason": "closed",
}
REMOVED = {"removed_on": "2026-11-20"}


def made(press: Press, entry: Entry) -> list[tuple[frozenset[str], dict[str, bytes]]]:
    """Return what each batch shows, and its files, for a directory of this entry and two others."""
    others = [an_entry(4, id="amber", name_en="Amber"), an_entry(id="yard", name_en="Yard", strength=20)]
    index = Index([*others, entry], TODAY)
    return [(batch.shows, dict(batch.make())) for batch in batches(press, index, lambda: None)]


def unsaid(press: Press, before: Entry, after: Entry) -> set[str]:
    """Return the files that change between two states of an entry, though their batch does not say so."""
    pairs = zip(made(press, before), made(press, after), strict=True)
    return {
        name
        for (shows, old), (_, new) in pairs
        if not shows & differing(before, after)
        for name, _ in old.items() ^ new.items()
    }


def test_every_field_of_a_card_is_tried() -> None:
    assert CHANGES.keys() | {"id"} == set(Card._fields)


@pytest.mark.parametrize("usual", [USUAL, USUAL | REMOVED], ids=["listed", "removed"])
def test_no_file_follows_from_a_field_that_its_batch_does_not_name(press: Press, usual: dict[str, object]) -> None:
    before = an_entry(3, **usual)

    changed = {name: Entry(before.card._replace(**{name: value}), before.standing) for name, value in CHANGES.items()}
    changed["standing"] = Entry(before.card, a_standing(5, response={"invited": 9, "answered": 8, "median_hours": 7}))

    found = {name: unsaid(press, before, after) for name, after in changed.items()}
    assert {name: files for name, files in found.items() if files} == {}


def test_a_new_founding_year_makes_what_shows_it_and_nothing_else(press: Press) -> None:
    fields = differing(an_entry(founded=2014), an_entry(founded=2015))

    files = [
        name
        for batch in batches(press, Index([an_entry()], TODAY), lambda: None)
        if batch.shows & fields
        for name, _ in batch.make()
    ]

    assert sorted(files) == ["data/providers.csv", "data/providers.json", "data/search/lines.json"]
