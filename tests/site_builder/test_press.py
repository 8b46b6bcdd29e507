"""Every page of the real site, and what a press is made of: messages, templates, limits."""

import base64
import hashlib
import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from selectolax.lexbor import LexborHTMLParser, LexborNode

from site_builder import urls
from site_builder.pages import accounts, loop, quarters
from site_builder.press import Press, Shown, load_catalogs
from tests.builders import (
    ROOT,
    a_library,
    a_press,
    a_program,
    a_project,
    a_provider,
    a_provider_text,
    an_entry,
)
from tests.site_builder.reading import Pages, built

PATH = "content/providers/baozun.yaml"


# Every page of the real site


def nodes(page: LexborHTMLParser) -> list[LexborNode]:
    """Return every element of a page."""
    return page.css("*")


def test_no_page_carries_an_inline_script(pages: Pages) -> None:
    inline = {
        name: script.html
        for name, page in pages.items()
        for script in page.css("script")
        if not script.attributes.get("src")
        and script.attributes.get("type") not in {"application/json", "application/ld+json"}
    }

    assert inline == {}
    assert len(pages) > 300


def test_no_page_carries_a_style_attribute_an_event_handler_or_a_link_that_runs(pages: Pages) -> None:
    found = {
        (name, attribute)
        for name, page in pages.items()
        for node in nodes(page)
        for attribute, value in node.attributes.items()
        if attribute == "style"
        or attribute.startswith("on")
        or (value or "").lstrip().lower().startswith("javascript:")
    }

    assert found == set()


def test_every_page_has_one_style_sheet_which_the_release_allows_by_its_hash(real_site: Path, pages: Pages) -> None:
    styles = {name: [node.text(strip=False) for node in page.css("style")] for name, page in pages.items()}
    hashes = {
        "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        for texts in styles.values()
        for text in texts
    }

    assert {name for name, texts in styles.items() if len(texts) != 1} == set()
    assert sorted(hashes) == sorted(json.loads((real_site / ".release.json").read_bytes())["styles"])


def test_the_style_sheet_asks_for_nothing(pages: Pages) -> None:
    style = pages["en/index.html"].css_first("style").text(strip=False)

    assert re.findall(r"@import|url\((?!data:)", style) == []


def test_every_page_says_its_language(pages: Pages) -> None:
    expected = {"en": "en", "zh": "zh-Hans", "index.html": "en", "404.html": "en"}

    found = {name: page.css_first("html").attributes["lang"] for name, page in pages.items()}

    assert found == {name: expected[name.partition("/")[0]] for name in pages}


def test_only_the_pages_of_tools_carry_a_script(pages: Pages) -> None:
    carrying = {name[3:] for name, page in pages.items() if page.css_first("script[src]")}

    signed_in = {f"{name}.html" for name in (*accounts.NAMES, *loop.SCRIPTS, *quarters.NAMES)}
    assert (
        carrying
        == {"providers.html", "shortlist.html", "compare.html", "fit.html", "propose.html", "verify.html"} | signed_in
    )


def test_no_two_sentences_of_a_page_have_the_same_key(pages: Pages) -> None:
    keys = {
        name: [
            node.attributes["data-key"]
            for template in page.css("template[data-sentences]")
            for node in LexborHTMLParser(template.html or "").css("[data-key]")
        ]
        for name, page in pages.items()
    }

    twice = {name: sorted(key for key, count in Counter(found).items() if count > 1) for name, found in keys.items()}

    assert {name: found for name, found in twice.items() if found} == {}


def test_every_script_and_icon_of_a_page_is_a_file_of_the_site(real_site: Path, pages: Pages) -> None:
    named = {
        str(node.attributes.get("src") or node.attributes.get("href"))
        for page in pages.values()
        for node in page.css(
            'script[src], img[src], link[rel="icon"], link[rel="search"], link[type="application/atom+xml"]'
        )
    }

    assert [address for address in named if not (real_site / urls.file_of(address)).is_file()] == []


def test_no_id_stands_twice_on_a_page(pages: Pages) -> None:
    twice = {
        (name, key)
        for name, page in pages.items()
        for key, count in Counter(node.attributes["id"] for node in page.css("[id]")).items()
        if count > 1
    }

    assert twice == set()


def test_every_page_has_one_heading_of_the_first_level_and_a_title_and_a_description(pages: Pages) -> None:
    without = {
        name
        for name, page in pages.items()
        if len(page.css("h1")) != 1
        or not page.css_first("title").text(strip=True)
        or not page.css_first('meta[name="description"]').attributes["content"]
    }

    assert without == set()


def test_all_structured_data_can_be_read(pages: Pages) -> None:
    blocks = [
        json.loads(node.text(strip=False))
        for page in pages.values()
        for node in page.css('[type="application/ld+json"]')
    ]

    assert {block["@context"] for block in blocks} == {"https://schema.org"}
    assert {block["@type"] for block in blocks} == {
        "Article",
        "BreadcrumbList",
        "ItemList",
        "ProfessionalService",
        "WebSite",
    }


def test_a_fictional_provider_carries_a_banner_and_stays_out_of_search_engines(pages: Pages) -> None:
    def is_marked(page: LexborHTMLParser) -> bool:
        robots = page.css_first('meta[name="robots"]')
        return bool(robots and robots.attributes["content"] == "noindex" and page.css_first(".banner.firm"))

    marked = {name for name, page in pages.items() if is_marked(page)}

    assert marked == {name for name in pages if "/providers/demo-" in name}


def test_a_removed_provider_answers_that_it_is_no_longer_listed_and_shows_no_fact(pages: Pages) -> None:
    page = pages["en/providers/demo-amber-causeway.html"]

    assert page.css_first("main .note.matters").text().startswith("No longer listed. ")
    assert page.css("main dl, main .sources, main .box") == []
    assert page.css('[type="application/ld+json"]') == []


# Messages and templates


def test_the_real_messages_of_pages_can_be_read_and_those_of_the_check_are_not_among_them() -> None:
    catalogs = load_catalogs(ROOT / "templates/messages")

    assert "nav.providers" in catalogs["zh"]
    assert "file-empty" not in catalogs["zh"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a.b: [unfinished", "not YAML"),
        ("- a list", "no keys"),
        ("a.b: {en: only}", "a language is missing"),
        ("a.b: {en: A, zh: 一, de: A}", "a language too many"),
        ("nav.guides: {en: A, zh: 一}", "a key of another file"),
    ],
)
def test_a_message_file_that_cannot_be_used_stops_the_press(tmp_path: Path, text: str, reason: str) -> None:
    shutil.copytree(ROOT / "templates/messages", tmp_path, dirs_exist_ok=True)
    (tmp_path / "zz.yaml").write_text(text, encoding="utf-8")

    with pytest.raises(ValueError, match=r"zz\.yaml|a\.b|nav\.guides"):
        load_catalogs(tmp_path)
    assert reason


@pytest.mark.parametrize(
    ("name", "error"), [("nonesuch", UndefinedError), ("view.nonesuch", AttributeError), ("t('none.such')", KeyError)]
)
def test_a_name_that_a_template_does_not_have_fails_the_build(
    tmp_path: Path, name: str, error: type[Exception]
) -> None:
    root = a_project(tmp_path / "root")
    path = root / "templates/pages/guide.html"  # the first page that is made
    path.write_text(path.read_text("utf-8").replace("{% block main %}", "{% block main %}{{ " + name + " }}"), "utf-8")

    with pytest.raises(error, match=r"nonesuch|none\.such"):
        built(root, tmp_path)


# The whole directory


def test_the_path_to_a_removed_provider_leads_to_pages_that_exist(tmp_path: Path) -> None:
    text = a_provider_text(listed_on="2026-11-01", removed={"on": "2026-11-22", "reason": "closed"})
    built(a_project(tmp_path / "root", {"lantern-bay": text}), tmp_path)

    page = LexborHTMLParser((tmp_path / "site/en/providers/lantern-bay.html").read_text("utf-8"))

    links = [str(link.attributes["href"]) for link in page.css(".crumbs a, main a")]
    assert [href for href in links if not (tmp_path / "site" / urls.file_of(href)).is_file()] == []


def test_the_limits_of_the_programme_reach_the_pages() -> None:
    limits = a_program().limits.model_copy(update={"listing_page": 3})
    press = a_press(a_library(program=a_program(limits=limits)))

    assert press.pages_of(7) == 3


def test_a_press_that_was_made_ready_for_workers_makes_the_same_pages(press: Press, tmp_path: Path) -> None:
    ready = a_press(compiled=tmp_path)

    ready.warm("en")
    ready.warm("zh")

    shown = [Shown(PATH, a_provider(), an_entry(), [])]
    made = [dict(each.providers(shown)) for each in (press, ready)]
    assert made[0] == made[1]
