"""From records to files: the pages as a reader's browser parses them, and what is published of a provider."""

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
from site_builder.build import Result, build
from site_builder.index import EVERYONE, Index, ListKey
from site_builder.model.directory import Entry, card_of
from site_builder.model.localized import LANGUAGES
from site_builder.model.published import Response
from site_builder.pages import accounts, loop, quarters
from site_builder.press import Press, load_catalogs
from site_builder.scan import Options
from site_builder.shelf import Shelf
from tests.builders import (
    ROOT,
    TODAY,
    a_library,
    a_press,
    a_program,
    a_project,
    a_provider,
    a_provider_text,
    a_published,
    a_quarter,
    a_standing,
    an_entry,
    an_index,
    source_fields,
)

Pages = dict[str, LexborHTMLParser]
PATH = "content/providers/baozun.yaml"
PAYLOAD = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"


def parsed(folder: Path) -> Pages:
    """Return every page of a site by its file."""
    return {
        path.relative_to(folder).as_posix(): LexborHTMLParser(path.read_text("utf-8"))
        for path in sorted(folder.rglob("*.html"))
    }


def built(root: Path, out: Path, **options: object) -> Result:
    """Build a project into a folder of its own."""
    given = {"today": TODAY, "jobs": 1, **options}
    return build(Options(root=root, out=out / "site", cache=out / "cache", **given))


@pytest.fixture(scope="module")
def pages(real_site: Path) -> Pages:
    """The pages of the real site."""
    return parsed(real_site)


@pytest.fixture(scope="module")
def press() -> Press:
    """A press with the real templates."""
    return a_press()


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


# Lists


def entries_of(pages: Pages, href: str) -> list[str]:
    """Return the addresses of the providers in a list, over all its pages."""
    first = urls.file_of(href)
    rest = re.compile(re.escape(href[1:]) + r"(/page)?/\d+\.html")
    names = [first, *sorted((name for name in pages if rest.fullmatch(name)), key=lambda name: (len(name), name))]
    return [str(node.attributes["href"]) for name in names for node in pages[name].css(".entry h2 a")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_to_a_list_counts_the_providers_of_that_list(pages: Pages, language: str) -> None:
    counts = {
        str(link.attributes["href"]): int(link.css_first(".mute").text().replace(",", ""))
        for facet in urls.FACETS
        for link in pages[f"{language}/{facet}.html"].css("main .rows a")
    }

    assert counts == {href: len(entries_of(pages, href)) for href in counts}
    assert len(counts) > 30


def test_the_links_beside_every_list_carry_the_same_counts(pages: Pages) -> None:
    beside = {
        (str(link.attributes["href"]), link.css_first(".mute").text())
        for page in pages.values()
        for link in page.css(".filters .rows a")
    }

    assert [href for href, count in Counter(href for href, _ in beside).items() if count > 1] == []
    assert [href for href, count in beside if len(entries_of(pages, href)) != int(count)] == []


def test_the_list_of_all_providers_names_each_of_them_once_in_both_languages(pages: Pages) -> None:
    english, chinese = (entries_of(pages, f"/{language}/providers") for language in LANGUAGES)

    listed = [
        "/" + name.removesuffix(".html")
        for name, page in pages.items()
        if re.fullmatch(r"en/providers/[^/]+\.html", name) and not page.css_first("main .note.matters")
    ]
    assert sorted(english) == sorted(listed)
    assert [address[3:] for address in english] == [address[3:] for address in chinese]


def test_the_list_that_is_shown_is_current_among_the_links_beside_it(pages: Pages) -> None:
    current = [node.attributes["href"] for node in pages["en/platforms/tmall.html"].css(".filters [aria-current]")]

    assert current == ["/en/platforms/tmall"]


def listing_files(press: Press, count: int, numbers: list[int]) -> Pages:
    """Return some pages of the list of so many providers."""
    index = Index((an_entry(id=f"p{number:03}", name_en=f"P{number:03}") for number in range(count)), TODAY)
    files = press.listings(index, EVERYONE, numbers, "en")
    return {name: LexborHTMLParser(content.decode()) for name, content in files}


def test_a_long_list_is_cut_into_pages_of_the_programmes_size(press: Press) -> None:
    files = listing_files(press, 50, [1, 2, 3])

    sizes = {name: len(page.css(".entry")) for name, page in files.items()}
    assert sizes == {"en/providers.html": 24, "en/providers/page/2.html": 24, "en/providers/page/3.html": 2}
    lists = [[link.text() for link in page.css(".entry h2 a")] for page in files.values()]
    assert sorted(name for names in lists for name in names) == [f"P{number:03}" for number in range(50)]


def test_the_pages_of_a_list_lead_to_each_other(press: Press) -> None:
    page = listing_files(press, 24 * 9, [5])["en/providers/page/5.html"]

    links = {node.text(): node.attributes["href"] for node in page.css(".pager a")}

    assert list(links) == ["Previous", "1", "3", "4", "5", "6", "7", "9", "Next"]
    assert (links["Previous"], links["1"], links["Next"]) == (
        "/en/providers/page/4",
        "/en/providers",
        "/en/providers/page/6",
    )
    assert page.css_first('.pager [aria-current="page"]').text() == "5"
    assert [node.text() for node in page.css(".pager [aria-hidden]")] == ["…", "…"]


@pytest.mark.parametrize(("length", "count"), [(0, 1), (1, 1), (24, 1), (25, 2), (48, 2), (49, 3)])
def test_a_list_has_as_many_pages_as_it_needs_and_at_least_one(press: Press, length: int, count: int) -> None:
    assert press.pages_of(length) == count


def test_a_page_of_a_list_is_the_same_beside_others_and_alone(press: Press) -> None:
    entries = [an_entry(id=f"p{number}", name_en=f"Firm & {number}") for number in range(110)]
    index = Index(entries, TODAY)

    together = dict(press.listings(index, EVERYONE, range(1, 6), "zh"))

    alone = [next(press.listings(index, EVERYONE, [number], "zh")) for number in range(1, 6)]
    assert together == dict(alone)


def test_an_empty_directory_still_has_its_list(press: Press) -> None:
    page = listing_files(press, 0, [1])["en/providers.html"]

    assert "0 providers" in page.css_first("main").text()
    assert page.css(".entry, .pager") == []


def test_the_lines_of_a_list_are_those_that_are_kept(tmp_path: Path) -> None:
    press = a_press()
    press.shelf = Shelf(press.rows, tmp_path)
    press.shelf.put(an_entry(name_en="Before"))

    def shown(name: str) -> str:
        index = Index([an_entry(name_en=name)], TODAY)
        ((_, content),) = press.listings(index, EVERYONE, [1], "en")
        return LexborHTMLParser(content.decode()).css_first(".entry h2 a").text()

    assert shown("After") == "Before"
    press.shelf.put(an_entry(name_en="After"))
    assert shown("After") == "After"


def test_a_list_of_one_value_has_its_own_address(press: Press) -> None:
    index = Index([an_entry(markets=("FR",))], TODAY)

    ((name, content),) = press.listings(index, ListKey("markets", "FR"), [1], "zh")

    page = LexborHTMLParser(content.decode())
    assert name == "zh/markets/fr.html"
    assert [node.text() for node in page.css(".crumbs a")] == ["服务商", "品牌来源市场"]


# A provider's page


def profile(press: Press, language: str = "en", **sections: object) -> LexborHTMLParser:
    """Return a provider's page."""
    record = a_provider(**sections)
    entry = Entry(card_of("lantern-bay", record, is_demo=False, today=TODAY), None)
    files = dict(press.provider(PATH, record, entry, []))
    return LexborHTMLParser(files[f"{language}/providers/lantern-bay.html"].decode())


def test_a_provider_has_a_page_in_each_language_and_its_data(press: Press) -> None:
    record = a_provider()

    names = [name for name, _ in press.provider(PATH, record, an_entry(), [])]

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


def test_a_press_that_was_made_ready_for_workers_makes_the_same_pages(press: Press) -> None:
    ready = a_press()

    ready.warm("en")
    ready.warm("zh")

    made = [dict(each.provider(PATH, a_provider(), an_entry(), [])) for each in (press, ready)]
    assert made[0] == made[1]


def test_two_firms_of_one_kind_are_related_and_a_fictional_one_never_to_a_real_one() -> None:
    provider = a_provider()

    index = an_index(river=provider, stone=provider, demo_bay=provider, demo_mill=provider)

    assert [card.id for card in index.related("river")] == ["stone"]
    assert [card.id for card in index.related("demo-bay")] == ["demo-mill"]


# What is published


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A small directory without and with a published file: nothing of one provider, replies of one, stars of one."""
    base = tmp_path_factory.mktemp("published")
    names = ("lantern-bay", "river-gate", "stone-bay")
    root = a_project(base / "root", {name: a_provider_text(names={"en": name}) for name in names})
    published = a_published(
        river_gate=a_standing(claimed_on=TODAY, accepting=True, response=Response(invited=5, answered=4)),
        stone_bay=a_standing(assessments=(a_quarter(4.5),), response=Response(invited=4, answered=4)),
    )
    (base / "published.json").write_text(published.model_dump_json())
    built(root, base / "plain")
    built(root, base / "shown", published=base / "published.json")
    return base / "plain/site", base / "shown/site"


def contents(site: Path) -> dict[str, bytes]:
    """Return every file of a site."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def main_of(site: Path, name: str) -> str:
    """Return what a page says."""
    return LexborHTMLParser((site / name).read_text("utf-8")).css_first("main").text(separator=" ")


def test_without_a_published_file_nobody_is_claimed_or_assessed(both: tuple[Path, Path]) -> None:
    texts = [main_of(both[0], f"en/providers/{name}.html") for name in ("lantern-bay", "river-gate", "stone-bay")]

    assert [("Not yet claimed" in text, "No assessment yet" in text) for text in texts] == [(True, True)] * 3


def test_a_claim_and_figures_of_replies_stand_on_the_providers_page_and_in_lists(both: tuple[Path, Path]) -> None:
    page, listing = main_of(both[1], "en/providers/river-gate.html"), main_of(both[1], "en/providers.html")

    assert "Claimed by the firm on 22 Nov 2026" in page
    assert "Takes new clients" in page
    assert "Replies 80% (n = 5)" in page
    assert listing.count("Replies") == 1


def test_stars_stand_on_the_providers_page_and_first_in_lists(both: tuple[Path, Path]) -> None:
    page, lists = main_of(both[1], "zh/providers/stone-bay.html"), parsed(both[1])

    assert "2026 Q3，得分90.00，n = 12" in page
    assert "回复率" not in page
    assert entries_of(lists, "/zh/providers")[0] == "/zh/providers/stone-bay"
    assert entries_of(parsed(both[0]), "/zh/providers")[-1] == "/zh/providers/stone-bay"


def test_a_published_file_changes_nothing_else(both: tuple[Path, Path]) -> None:
    plain, shown = (contents(site) for site in both)
    changed = {name for name, content in plain.items() if shown[name] != content}

    own = {f"{language}/providers/{name}.html" for language in LANGUAGES for name in ("river-gate", "stone-bay")}
    lists = {
        f"{language}/{name}.html"
        for language in LANGUAGES
        for name in ("providers", "categories/beauty", "platforms/tmall", "services/store-operation")
    }
    data = {
        f"data/{name}"
        for name in (
            "providers.json",
            "providers.csv",
            "providers/river-gate.json",
            "providers/stone-bay.json",
            "search/main.json",
            "search/lines.json",
            "scores/index.json",
            "scores/changelog.json",
            "scores/sha256sums.txt",
        )
    }
    featured = {f"{language}/featured.html" for language in LANGUAGES}
    assert changed == own | lists | data | featured | {"sitemaps/1.xml"}
    first, second = ((site / "sitemaps/1.xml").read_text().splitlines() for site in both)
    assert set(first) < set(second)
    assert shown.keys() - plain.keys() == {
        "data/scores/2026-Q3.json",
        "data/scores/2026-Q3.csv",
        "en/featured/2026-q3.html",
        "zh/featured/2026-q3.html",
    }


def test_a_provider_that_nobody_lists_is_published_for_nothing(tmp_path: Path) -> None:
    root = a_project(tmp_path / "root")
    (tmp_path / "published.json").write_text(a_published(nobody=a_standing(5)).model_dump_json())

    result = built(root, tmp_path, published=tmp_path / "published.json")

    assert not result.has_errors
    assert not (tmp_path / "site/en/providers/nobody.html").exists()


@pytest.mark.parametrize("text", [None, "", "[]", '{"format": 1, "written_at": "2026-11-01T00:00:00Z"}'])
def test_a_published_file_that_cannot_be_read_is_a_problem_and_nothing_is_written(
    both: tuple[Path, Path], tmp_path: Path, text: str | None
) -> None:
    shutil.copytree(both[0], tmp_path / "site")
    published = tmp_path / "published.json"
    published.write_text(text or "") if text is not None else None

    result = built(both[0].parents[1] / "root", tmp_path, published=published)

    assert [problem.code for problem in result.problems] == ["published-unreadable"]
    assert (result.pages, result.changed, result.removed) == (0, (), ())
    assert contents(tmp_path / "site") == contents(both[0])


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
