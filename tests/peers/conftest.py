"""The tools, installed from their lock; the real site and the one with demo providers, built and served."""

import fcntl
import hashlib
import os
import shutil
import subprocess
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
from tests.peers.served import Compressed, Served

HERE = Path(__file__).parent
FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]  # fmt: skip
INSTALL = ["npm", "ci", "--ignore-scripts", "--engine-strict", "--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--no-audit", "--no-fund", "--loglevel=error"]  # fmt: skip
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
    """The folder with Lighthouse and the Nu checker; the first worker that comes installs them, the other waits."""
    folder = ROOT / ".cache/peers"
    folder.mkdir(parents=True, exist_ok=True)
    files = [HERE / "package.json", HERE / "package-lock.json"]
    wanted = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    stamp = folder / "stamp"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not stamp.exists() or stamp.read_text("utf-8") != wanted:
            stamp.unlink(missing_ok=True)
            for file in files:
                shutil.copy(file, folder)
            _install(folder)
            stamp.write_text(wanted, "utf-8")
    return folder


def _install(folder: Path) -> None:
    """Install the packages of the lock, none of whose scripts is run."""
    environment = {**os.environ, "npm_config_update_notifier": "false"}
    done = subprocess.run(  # noqa: S603 # our own words
        INSTALL, cwd=folder, env=environment, check=False, capture_output=True, text=True, timeout=300
    )
    if done.returncode:
        words = " ".join(line.removeprefix("npm error").strip() for line in done.stderr.splitlines()[:6])
        pytest.fail(f"Lighthouse and the Nu checker could not be installed: {words}", pytrace=False)


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
