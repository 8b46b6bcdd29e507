"""The tools, installed from their lock; the real site and the one with demo providers, built and served."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from infra.local.site import Site
from site_builder.build import build
from site_builder.scan import Options
from tests.builders import ROOT, TODAY
from tests.clients import live
from tests.peers.lighthouse import Lighthouse, running
from tests.peers.packages import InstallError, installed
from tests.peers.served import Compressed, Served

FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]  # fmt: skip
EMPTY = """\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Empty</title>
<h1>Empty</h1>
</html>
"""


@pytest.fixture(scope="session")
def packages() -> Path:
    """The folder with Lighthouse and the Nu checker."""
    try:
        return installed()
    except InstallError as error:
        pytest.fail(str(error), pytrace=False)


@pytest.fixture(scope="session")
def production(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The real site, and an empty page beside it."""
    folder = _built(tmp_path_factory.mktemp("production"), with_demo=False)
    (folder / "empty.html").write_text(EMPTY, "utf-8")
    with live(Compressed(Site(folder))) as address:
        yield Served(folder, address)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The site with the demo providers: it alone has scores and a removed provider."""
    folder = _built(tmp_path_factory.mktemp("demo"), with_demo=True)
    with live(Compressed(Site(folder))) as address:
        yield Served(folder, address)


def _built(base: Path, *, with_demo: bool) -> Path:
    """Build the content and return the folder of the site."""
    options = Options(root=ROOT, out=base / "site", cache=base / "cache", today=TODAY, with_demo=with_demo, jobs=1)
    result = build(options)
    assert not result.has_errors, result.problems
    return base / "site"


@pytest.fixture(scope="session")
def lighthouse(packages: Path) -> Iterator[Lighthouse]:
    """Lighthouse in the Chromium of the machine."""
    chromium = os.environ.get("HEZUO_CHROMIUM") or shutil.which("chromium")
    assert chromium, "no Chromium: run ./dev test --peers, which gets one or says how"
    with running(packages, chromium, FLAGS) as program:
        yield program


@pytest.fixture
def tell(capfd: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    """Show a line of figures whether the test passes or not."""

    def write(line: str) -> None:
        with capfd.disabled():
            sys.stderr.write(f"\n{line}")
            sys.stderr.flush()

    return write
