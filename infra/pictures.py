"""Pictures of what a proposal changes: the pages that differ, before and after, at two widths, with the pages themselves.

    python -m infra.pictures BASE [--out DIR]

Both sites are built by the code that lies here, so that only the content differs, on the same day.
"""

import argparse
import io
import subprocess
import sys
import tarfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from html import escape
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlsplit

from site_builder import urls
from site_builder.build import build
from site_builder.scan import Options, today

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

WIDTHS: Final = (390, 1280)
MOST_PAGES: Final = 16
SIDES: Final = ("before", "after")
_HEIGHT: Final = 900
_ORIGIN: Final = "http://site.invalid"


def base_root(root: Path, base: str, folder: Path) -> Path:
    """Return a project that has the content of what a revision and this one have in common, and the templates from here."""
    start = _git(root, "merge-base", "--", base, "HEAD").decode().strip()
    with tarfile.open(fileobj=io.BytesIO(_git(root, "archive", "--format=tar", start, "content"))) as archive:
        archive.extractall(folder, filter="data")
    copytree(root / "templates", folder / "templates")
    return folder


def _git(root: Path, *words: str) -> bytes:
    return subprocess.run(["git", "-C", root, *words], check=True, capture_output=True).stdout  # noqa: S603, S607 # git of this machine, our own words


def built(root: Path, out: Path, day: date) -> Path:
    """Return the site of a project; of one with faults an empty folder."""
    build(Options(root=root, out=out / "site", cache=out / "cache", today=day, with_demo=True))
    return out / "site"


def differing(before: Path, after: Path) -> list[str]:
    """Return the pages that differ, those of providers first, then by name."""
    names = {path.relative_to(side).as_posix() for side in (before, after) for path in side.rglob("*.html")}
    found = [name for name in names if _bytes(before / name) != _bytes(after / name)]
    return sorted(found, key=lambda name: ("/providers/" not in name, name))


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def address_of(name: str) -> str:
    """Return the address of a page's file."""
    return "/" + name.removesuffix(".html").removesuffix("index")


def take(browser: "Browser", folder: Path, names: Sequence[str], out: Path) -> None:
    """Save each page that a side has, and pictures of it at each width."""
    for width in WIDTHS:
        page = browser.new_page(viewport={"width": width, "height": _HEIGHT}, reduced_motion="reduce")
        page.route("**/*", lambda route: _answer(route, folder))
        for name in names:
            if not (folder / name).is_file():
                continue
            saved = out / name
            saved.parent.mkdir(parents=True, exist_ok=True)
            saved.write_bytes((folder / name).read_bytes())
            page.goto(_ORIGIN + address_of(name), wait_until="load")
            page.screenshot(path=saved.with_suffix(f".{width}.png"), full_page=True)
        page.close()


def _answer(route: "Route", folder: Path) -> None:
    """Answer a page's request from a site's folder; nothing is asked of the network."""
    parts = urlsplit(route.request.url)
    file = folder / urls.file_of(parts.path)
    if f"{parts.scheme}://{parts.netloc}" == _ORIGIN and ".." not in file.parts and file.is_file():
        route.fulfill(path=file)
    else:
        route.abort()


def overview(names: Sequence[str], rest: int, out: Path) -> str:
    """Return a page that shows the pictures side by side; `rest` pages differ as well."""
    rows = "".join(_row(name, width, out) for name in names for width in WIDTHS)
    more = f"<p>+{rest} pages · 另有{rest}个页面</p>" if rest else ""
    nothing = "" if names else "<p>No page changes. · 没有页面发生变化。</p>"
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Before and after · 改动前后</title>'
        f"<h1>Before and after · 改动前后</h1>{nothing}<table>{rows}</table>{more}</html>\n"
    )


def _row(name: str, width: int, out: Path) -> str:
    cells = "".join(f"<td>{_picture(side, name, width, out)}</td>" for side in SIDES)
    return f"<tr><th>{escape(address_of(name))}<br>{width}</th>{cells}</tr>"


def _picture(side: str, name: str, width: int, out: Path) -> str:
    path = Path(side, name).with_suffix(f".{width}.png")
    return f'<img src="{quote(path.as_posix())}" alt="{side}" width="{width}">' if (out / path).is_file() else "–"


@contextmanager
def _chromium(path: str) -> Iterator["Browser"]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 # a package of the tests

    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])


def main(arguments: Sequence[str]) -> int:
    """Build both sides, compare them and save the pictures."""
    parser = argparse.ArgumentParser(
        prog="python -m infra.pictures", description="Pictures of what a proposal changes."
    )
    parser.add_argument("base", help="revision to compare with")
    parser.add_argument("--out", type=Path, default=Path("build/pictures"))
    parser.add_argument("--chromium", required=True)
    options = parser.parse_args(arguments)
    with TemporaryDirectory() as temporary:
        folder, day = Path(temporary), today()
        roots = {"before": base_root(Path(), options.base, folder / "root"), "after": Path()}
        sites = {side: built(root, folder / side, day) for side, root in roots.items()}
        found = differing(sites["before"], sites["after"])
        names = found[:MOST_PAGES]
        with _chromium(options.chromium) as browser:
            for side, site in sites.items():
                take(browser, site, names, options.out / side)
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "index.html").write_text(overview(names, len(found) - len(names), options.out), encoding="utf-8")
    sys.stdout.write("".join(f"{address_of(name)}\n" for name in found))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
