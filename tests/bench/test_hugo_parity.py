"""Hugo's site in the benchmark is the same site: what is compared is the same work."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest
from selectolax.lexbor import LexborHTMLParser

from site_builder.build import build
from site_builder.pages import accounts, loop, quarters
from site_builder.scan import Options
from tests.bench import hugo
from tests.bench.generate import generate
from tests.bench.measure import run

PROVIDERS: Final = 60
SAMPLED: Final = 100
TODAY: Final = date(2026, 11, 22)
NOT_ASKED: Final = {
    "404",
    "new",
    "shortlist",
    "featured",
    "verify",
    "compare",
    "fit",
    "mails",
    "rules",
    "propose",
    *accounts.NAMES,
    *loop.SCRIPTS,
    *quarters.NAMES,
}
_OWN: Final = re.compile(r"^/\w+/[\w-]+\.html(?=#)")  # Hugo writes a link within a page with the page's own file
_NUMBER: Final = re.compile(r"\d+")
_SPACE: Final = re.compile(r"\s+")
_URL: Final = re.compile(r"<url>.*?</url>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sites:
    """Both builders' sites of one project."""

    ours: Path
    hugos: Path

    def differences(self, look: Callable[[LexborHTMLParser], Any]) -> list[str]:
        """Return the sampled pages on which both sides do not look the same, with the first difference."""
        found = []
        for name in self.sample():
            ours, hugos = (look(LexborHTMLParser((site / name).read_bytes())) for site in (self.ours, self.hugos))
            if ours != hugos:
                found.append(f"{name}: {first_difference(ours, hugos)}")
        return found

    def sample(self) -> list[str]:
        """Return a hundred pages: some of every kind, the rest by lot."""
        kinds: dict[str, str] = {}
        names = sorted(pages(self.hugos))
        Random(60).shuffle(names)  # noqa: S311 # a lot, not a secret
        for name in names:
            kinds.setdefault(kind_of(name), name)
        rest = [name for name in names if name not in kinds.values()]
        return sorted([*kinds.values(), *rest][: max(SAMPLED, len(kinds))])


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """Generate one project and build it with both."""
    folder = tmp_path_factory.mktemp("parity")
    root, prepared = folder / "project", folder / "prepared"
    generate(PROVIDERS, root, guides=15)
    built = build(Options(root=root, out=folder / "ours", cache=folder / "cache", today=TODAY, jobs=1))
    assert not built.problems
    hugo.prepare(root, prepared, TODAY)
    run(hugo.command(prepared, folder / "hugos"), limit_s=120)
    return Sites(ours=folder / "ours", hugos=folder / "hugos")


def test_hugo_makes_every_page_that_a_reader_looks_for(sites: Sites) -> None:
    wanted = {
        name
        for name in pages(sites.ours)
        if name.count("/") and NOT_ASKED.isdisjoint({Path(name).stem, Path(name).parent.name})
    }

    made = pages(sites.hugos)

    assert made == wanted


def test_both_sides_show_the_same_facts(sites: Sites) -> None:
    assert sites.differences(words) == []


def test_both_sides_have_the_same_links_in_the_same_order(sites: Sites) -> None:
    assert sites.differences(links) == []


def test_both_sides_have_the_same_elements_with_the_same_names_and_languages(sites: Sites) -> None:
    assert sites.differences(elements) == []


def test_both_sides_tell_machines_the_same(sites: Sites) -> None:
    assert sites.differences(heads) == []


def test_the_sizes_of_pages_differ_by_at_most_a_twentieth(sites: Sites) -> None:
    sizes = {name: ((sites.ours / name).stat().st_size, (sites.hugos / name).stat().st_size) for name in sites.sample()}

    far = {name: pair for name, pair in sizes.items() if abs(pair[0] - pair[1]) * 20 > pair[0]}

    assert far == {}


def test_both_sitemaps_name_the_same_addresses_with_dates_and_alternates(sites: Sites) -> None:
    ours, hugos = (sorted(addresses(site)) for site in (sites.ours, sites.hugos))

    assert first_difference(ours, hugos) == ""


def test_the_data_of_the_directory_is_the_same(sites: Sites) -> None:
    ours, hugos = (json.loads((site / "data/providers.json").read_bytes()) for site in (sites.ours, sites.hugos))

    assert first_difference(ours["providers"], hugos["providers"]) == ""
    assert {**ours, "providers": ()} == {**hugos, "providers": ()}


def pages(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*.html")}


def kind_of(name: str) -> str:
    """Return what a page is one of: providers are a kind, guides, and a facet's lists, first pages and later ones."""
    parts = _NUMBER.sub("", name).split("/")
    return "/".join([*parts[:2], str(len(parts))]) if parts[2:] else name


def words(page: LexborHTMLParser) -> list[str]:
    """Return the title, the description and every piece of text of a page, without regard to white space."""
    (body,), (title,) = page.css("body"), page.css("title")
    description = page.css('meta[name="description"]')[0].attributes["content"]
    texts = (part.text_content or "" for part in body.traverse(include_text=True) if part.is_text_node)
    shown = (_SPACE.sub(" ", text).strip() for text in texts)
    return [title.text(), str(description), *filter(None, shown)]


def links(page: LexborHTMLParser) -> list[str]:
    return [_OWN.sub("", str(link.attributes["href"])) for link in page.css("body a")]


def elements(page: LexborHTMLParser) -> list[tuple[str, ...]]:
    """Return the elements of a page in order, with what names them; how they are styled is no part of the work."""
    kept = ("id", "lang", "aria-current", "aria-label", "aria-labelledby", "rel", "open", "scope", "datetime")
    return [
        (str(node.tag), *(f"{name}={node.attributes[name]}" for name in kept if name in node.attributes))
        for node in page.css("body *")
    ]


def heads(page: LexborHTMLParser) -> list[Any]:
    """Return the head's links and descriptions, and the structured data as data."""
    tags = page.css("head meta, head link")
    data = [json.loads(block.text()) for block in page.css('script[type="application/ld+json"]')]
    styles = [style.text() for style in page.css("style")]
    return [*(sorted(map(str, tag.attributes.items())) for tag in tags), styles, *data]


def addresses(site: Path) -> Iterator[str]:
    """Yield the entries of all sitemaps that the index names."""
    for location in re.findall(r"<loc>[^<]*?(/sitemaps/[^<]*)</loc>", (site / "sitemap.xml").read_text("utf-8")):
        yield from _URL.findall((site / location.lstrip("/")).read_text("utf-8"))


def first_difference(ours: list[Any], hugos: list[Any]) -> str:
    """Return where two lists begin to differ; nothing where they do not."""
    for at in range(max(len(ours), len(hugos))):
        pair = (ours[at : at + 1], hugos[at : at + 1])
        if pair[0] != pair[1]:
            return f"at {at} ours has {pair[0]}, Hugo's has {pair[1]}"
    return ""
