"""The sitemap and its index: every page that search engines may know, with its date and its other language."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from selectolax.lexbor import LexborHTMLParser

from site_builder import outputs, urls
from tests.builders import (
    an_entry,
)
from tests.site_builder.reading import Pages, parse

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
HOST = "https://hezuo.example"


def addresses(content: bytes) -> dict[str, ET.Element]:
    """Return the elements of a sitemap by their address."""
    return {url.findtext(f"{MAP}loc", ""): url for url in parse(content)}


@pytest.fixture(scope="module")
def mapped(real_site: Path) -> dict[str, ET.Element]:
    """Every address of the real sitemap with its element."""
    return addresses((real_site / "sitemaps/1.xml").read_bytes())


def test_the_index_of_sitemaps_names_files_that_exist(real_site: Path) -> None:
    index = parse((real_site / "sitemap.xml").read_bytes())

    assert [entry.findtext(f"{MAP}loc") for entry in index] == [f"{HOST}/sitemaps/1.xml"]
    assert (real_site / "sitemaps/1.xml").is_file()


def test_the_sitemap_names_every_page_that_search_engines_may_know_and_no_other(
    mapped: dict[str, ET.Element], pages: Pages
) -> None:
    open_to_all = {name for name, page in pages.items() if page.css_first('meta[name="robots"]') is None}

    assert {urls.file_of(address.removeprefix(HOST)) for address in mapped} == open_to_all - {"index.html"}


def test_no_fictional_and_no_removed_provider_is_in_the_sitemap(mapped: dict[str, ET.Element]) -> None:
    assert [address for address in mapped if "/providers/demo-" in address] == []
    assert [address for address in mapped if re.search(r"/(shortlist|compare|desk|404)$", address)] == []


def test_every_address_stands_with_its_alternates_in_both_languages(mapped: dict[str, ET.Element]) -> None:
    links = {
        address: {link.get("hreflang"): link.get("href") for link in url.iter(f"{XHTML}link")}
        for address, url in mapped.items()
    }

    rests = {address: address.removeprefix(f"{HOST}/en").removeprefix(f"{HOST}/zh") for address in mapped}
    assert links == {
        address: {"en": f"{HOST}/en{rest}", "zh-Hans": f"{HOST}/zh{rest}", "x-default": f"{HOST}/en{rest}"}
        for address, rest in rests.items()
    }
    assert {link for found in links.values() for link in found.values()} == mapped.keys()


def test_a_page_names_the_same_address_and_alternates_as_the_sitemap(
    mapped: dict[str, ET.Element], pages: Pages
) -> None:
    def of_page(page: LexborHTMLParser) -> dict[str, str | None]:
        links = page.css('link[rel="alternate"][hreflang]')
        return {str(link.attributes["hreflang"]): link.attributes["href"] for link in links}

    found = {address: pages[urls.file_of(address.removeprefix(HOST))] for address in mapped}

    assert [
        address
        for address, page in found.items()
        if of_page(page) != {link.get("hreflang"): link.get("href") for link in mapped[address].iter(f"{XHTML}link")}
        or page.css_first('link[rel="canonical"]').attributes["href"] != address
    ] == []


def test_the_sitemap_dates_a_page_as_the_page_does(mapped: dict[str, ET.Element], pages: Pages) -> None:
    chinese = {address: url for address, url in mapped.items() if address.startswith(f"{HOST}/zh/")}
    printed = {
        address: page.text().rpartition("本页最新日期：")[2].strip()
        for address in chinese
        if (page := pages[urls.file_of(address.removeprefix(HOST))])
    }

    assert printed == {address: url.findtext(f"{MAP}lastmod") for address, url in chinese.items()}


def test_a_large_sitemap_is_split() -> None:
    entries = [outputs.sitemap_entry(HOST, f"/en/providers/p{number}", None) for number in range(5001)]

    files = dict(outputs.sitemaps(f"{HOST}/", entries))

    assert [len(addresses(files[f"sitemaps/{number}.xml"])) for number in (1, 2)] == [10000, 2]
    assert len(parse(files["sitemap.xml"])) == 2


def test_an_address_without_a_date_has_no_lastmod() -> None:
    entries = [outputs.sitemap_entry(HOST, "/en/x", None), outputs.sitemap_entry(HOST, "/en/y", "2026-11-22")]
    files = dict(outputs.sitemaps(HOST, entries))

    urls_ = addresses(files["sitemaps/1.xml"])

    assert urls_[f"{HOST}/zh/x"].find(f"{MAP}lastmod") is None
    assert urls_[f"{HOST}/zh/y"].findtext(f"{MAP}lastmod") == "2026-11-22"


def test_a_fictional_provider_stands_in_no_sitemap() -> None:
    rows = [outputs.sitemap_row(f"{HOST}/", an_entry(is_demo=is_demo)) for is_demo in (False, True)]

    assert rows == [outputs.sitemap_entry(HOST, "/en/providers/lantern-bay", an_entry().newest), b""]


def test_a_directory_of_nothing_has_an_empty_sitemap() -> None:
    assert len(parse(dict(outputs.sitemaps(HOST, []))["sitemap.xml"])) == 0
