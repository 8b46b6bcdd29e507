"""Sites as a reader's browser, and a program, parse them."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

from selectolax.lexbor import LexborHTMLParser

from site_builder import urls
from site_builder.build import Result, build
from site_builder.scan import Options
from tests.builders import TODAY

Pages = dict[str, LexborHTMLParser]


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


def entries_of(pages: Pages, href: str) -> list[str]:
    """Return the addresses of the providers in a list, over all its pages."""
    first = urls.file_of(href)
    rest = re.compile(re.escape(href[1:]) + r"(/page)?/\d+\.html")
    names = [first, *sorted((name for name in pages if rest.fullmatch(name)), key=lambda name: (len(name), name))]
    return [str(node.attributes["href"]) for name in names for node in pages[name].css(".entry h2 a")]


def parse(content: bytes) -> ET.Element:
    """Return the tree of our own XML; one that is not well-formed raises."""
    return ET.fromstring(content)  # noqa: S314 # made by the build
