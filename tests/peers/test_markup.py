"""Every page judged by the Nu HTML checker, every XML file by the grammar of its kind and by the pages it names."""

import json
import subprocess
from collections import Counter
from collections.abc import Callable
from itertools import product
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

from tests.peers.served import Served

HERE = Path(__file__).parent
CHECKER = "node_modules/vnu-jar/build/dist/vnu.jar"
JING = "nu.validator.vendor.thaiopensource.relaxng.util.Driver"
NEWER_CSS = {
    "CSS: Unrecognized at-rule “@view-transition”": "CSS View Transitions 2, in Chromium 126 and Safari 18.2; left out by older browsers",
}
"""What the checker's CSS grammar does not know yet, each with the reason why it is right."""
HEEDED = {
    "Empty heading.": "a script writes it before it shows the part that it heads",
    "Text run is not in Unicode Normalization Form C": "the page of the rules shows what a rule is about",
}
"""What the checker warns of, each with the reason why it is right."""
GRAMMARS = {
    "atom.rnc": ("en/feed.xml", "zh/feed.xml"),
    "opensearch.rnc": ("en/opensearch.xml", "zh/opensearch.xml"),
    "sitemap.rnc": ("sitemap.xml", "sitemaps/*.xml"),
}
ROOT = "/"
"""The page that leads to both languages; it stands in no sitemap, since it is no language's alternate."""
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.peers
def test_no_page_breaks_the_rules_of_html(
    packages: Path, production: Served, demo: Served, tell: Callable[[str], None]
) -> None:
    words = ["java", "-jar", CHECKER, "--format", "json", "--exit-zero-always", "--skip-non-html", "--also-check-svg"]
    folders = [str(site.folder) for site in (production, demo)]

    done = subprocess.run([*words, *folders], cwd=packages, check=True, capture_output=True, text=True, timeout=300)  # noqa: S603 # our own words

    messages = json.loads(done.stderr)["messages"]
    css = Counter(message["message"] for message in messages if message["message"].startswith("CSS: "))
    html = Counter(
        (message["url"], message["message"])
        for message in messages
        if message["message"] not in css
        and not (message["type"] == "info" and message["message"].startswith(tuple(HEEDED)))
    )
    number = sum(len([*site.folder.rglob("*.html")]) for site in (production, demo))
    tell(f"Nu: {number} pages, {html.total()} messages; of its older CSS grammar {dict(css)}")
    assert html == {}
    assert css.keys() == NEWER_CSS.keys()


@pytest.mark.peers
@pytest.mark.parametrize(("grammar", "files"), GRAMMARS.items())
def test_every_xml_file_follows_its_grammar(
    packages: Path, production: Served, demo: Served, grammar: str, files: tuple[str, ...]
) -> None:
    found = [str(path) for site, name in product((production, demo), files) for path in site.folder.glob(name)]
    words = ["java", "-cp", CHECKER, JING, "-c", str(HERE / grammar)]

    done = subprocess.run([*words, *found], cwd=packages, check=False, capture_output=True, text=True, timeout=60)  # noqa: S603 # our own words

    assert len(found) >= 4
    assert (done.stdout + done.stderr, done.returncode) == ("", 0)


def test_the_sitemaps_name_every_page_that_may_be_found_once(production: Served) -> None:
    index = addresses(production.folder / "sitemap.xml")
    named = [path for name in index for path in addresses(production.folder / name.lstrip("/"))]

    findable = [path for path in production.pages() if production.tree(path).css_first("meta[name=robots]") is None]

    assert sorted([*named, ROOT]) == sorted(findable)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_feed_names_pages_that_are_there_and_is_as_new_as_its_newest_entry(demo: Served, language: str) -> None:
    feed = ET.parse(demo.folder / language / "feed.xml")  # noqa: S314 # our own file

    entries = feed.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    links = {path_of(link.attrib["href"]) for link in feed.findall(f"{ATOM}entry/{ATOM}link")}
    newest = max(entry.findtext(f"{ATOM}updated", "") for entry in entries)

    assert len(ids) == len(set(ids))
    assert links <= set(demo.pages())
    assert feed.findtext(f"{ATOM}updated") == newest


def addresses(sitemap: Path) -> list[str]:
    """Return the paths that a sitemap names, in its order."""
    root = ET.parse(sitemap)  # noqa: S314 # our own file
    return [path_of(node.text or "") for node in root.iter(LOC)]


def path_of(address: str) -> str:
    """Return the path of a full address."""
    return urlsplit(address).path
