"""The feed of what is new, changed and removed."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from site_builder import outputs
from site_builder.model.localized import LANGUAGES, Language
from site_builder.pages import home
from tests.builders import (
    a_card,
    a_guide,
    an_edition,
)
from tests.site_builder.reading import parse

ATOM = "{http://www.w3.org/2005/Atom}"
HOST = "https://hezuo.example"


def a_feed(language: Language = "en", **fields: object) -> ET.Element:
    """Return the feed of a changed, a removed and a new entry and a guide."""
    edition = an_edition(language, **fields)
    cards = [
        a_card(id="new"),
        a_card(id="old", listed_on="2026-01-01", changed_on="2026-02-01"),
        a_card(id="gone", changed_on="2026-03-01", removed_on="2026-03-01", removal_reason="closed"),
    ]
    return parse(outputs.feed(edition, home.changes(edition, cards, [a_guide("g")], 50)))


def entries(feed: ET.Element, field: str) -> list[str]:
    """Return one field of all entries."""
    return [entry.findtext(f"{ATOM}{field}", "") for entry in feed.iter(f"{ATOM}entry")]


def test_the_feed_names_new_changed_and_removed_entries_and_guides_newest_first() -> None:
    feed = a_feed()

    assert entries(feed, "summary") == [
        "entry added: 4 facts, 1 source",
        "guide published",
        "no longer listed: Closed",
        "entry changed",
    ]
    assert [day[:10] for day in entries(feed, "updated")] == ["2026-11-22", "2026-11-22", "2026-03-01", "2026-02-01"]
    assert feed.findtext(f"{ATOM}updated") == entries(feed, "updated")[0] == "2026-11-22T00:00:00+08:00"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_real_feed_has_what_atom_requires(real_site: Path, language: Language) -> None:
    feed = parse((real_site / language / "feed.xml").read_bytes())

    required = [
        [entry.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated")] for entry in feed.iter(f"{ATOM}entry")
    ]
    links = {link.get("rel", "alternate"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert feed.tag == f"{ATOM}feed"
    assert links == {"self": f"{HOST}/{language}/feed.xml", "alternate": f"{HOST}/{language}/"}
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    assert len(required) == 50
    assert [fields for fields in required if not all(fields)] == []
    assert [day for _, _, day in required if not re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00\+08:00", day or "")] == []


def test_no_two_entries_of_the_real_feed_share_an_id(real_site: Path) -> None:
    found = entries(parse((real_site / "en/feed.xml").read_bytes()), "id")

    assert len(set(found)) == len(found)


def test_an_entry_keeps_its_id_until_it_changes_again() -> None:
    same, later = a_card(), a_card(listed_on="2026-01-01", changed_on="2026-12-01")
    edition = an_edition()

    ids = [
        entries(parse(outputs.feed(edition, home.changes(edition, cards, [], 9))), "id")
        for cards in ([same], [same, a_card(id="x")], [later])
    ]

    assert ids[0] == [f"{HOST}/en/providers/lantern-bay#2026-11-22"]
    assert ids[0][0] in ids[1]
    assert ids[2] == [f"{HOST}/en/providers/lantern-bay#2026-12-01"]


def test_names_are_text_in_the_feed() -> None:
    edition = an_edition("zh", name={"en": "A & B", "zh": "甲<乙"})

    feed = parse(outputs.feed(edition, home.changes(edition, [a_card(name_zh="<b>&")], [], 9)))

    assert entries(feed, "title") == ["<b>& Lantern Bay"]
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "甲<乙"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-Hans"


def test_a_feed_of_nothing_is_still_a_feed() -> None:
    feed = parse(outputs.feed(an_edition(), ()))

    assert entries(feed, "id") == []
    assert feed.findtext(f"{ATOM}updated")
