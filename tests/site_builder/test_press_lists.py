"""Lists of providers as a reader gets them: counts, pages, lines."""

import re
from collections import Counter
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from site_builder import urls
from site_builder.index import EVERYONE, Index, ListKey
from site_builder.model.localized import LANGUAGES
from site_builder.press import Press
from site_builder.shelf import Shelf
from tests.builders import (
    TODAY,
    a_press,
    an_entry,
)
from tests.site_builder.reading import Pages, entries_of


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
    press.shelf.put([an_entry(name_en="Before")])

    def shown(name: str) -> str:
        index = Index([an_entry(name_en=name)], TODAY)
        ((_, content),) = press.listings(index, EVERYONE, [1], "en")
        return LexborHTMLParser(content.decode()).css_first(".entry h2 a").text()

    assert shown("After") == "Before"
    press.shelf.put([an_entry(name_en="After")])
    assert shown("After") == "After"


def test_a_list_of_one_value_has_its_own_address(press: Press) -> None:
    index = Index([an_entry(markets=("FR",))], TODAY)

    ((name, content),) = press.listings(index, ListKey("markets", "FR"), [1], "zh")

    page = LexborHTMLParser(content.decode())
    assert name == "zh/markets/fr.html"
    assert [node.text() for node in page.css(".crumbs a")] == ["服务商", "品牌来源市场"]
