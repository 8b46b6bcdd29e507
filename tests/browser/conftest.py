"""A built site, a server with production's headers, and a browser that keeps what it complained about."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fcntl import LOCK_EX, flock
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Frame, Page, Request, expect

from infra.local.site import Site
from site_builder.build import build
from site_builder.scan import Options
from tests.browser.accessibility import BARE, Readable
from tests.browser.office import Office, opened
from tests.browser.shared import Pages, Shared
from tests.clients import live

expect.set_options(timeout=30_000)  # machines are busy; what comes at once is not waited for
TODAY = date(2026, 11, 22)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]  # fmt: skip


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Take the Chromium of the machine."""
    path = os.environ.get("HEZUO_CHROMIUM") or shutil.which("chromium-headless-shell") or shutil.which("chromium")
    assert path, "no Chromium: run ./dev test, which gets one or says how"
    return {**browser_type_launch_args, "executable_path": path, "args": FLAGS}


@dataclass(frozen=True)
class Served:
    """A built site and where it is."""

    folder: Path
    address: str

    def pages(self) -> tuple[str, ...]:
        """Return the address of every page."""
        found = sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))
        return tuple(
            "/" + name.removesuffix(".html").removesuffix("index") for name in found if not name.endswith("404.html")
        )


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real content with the demo providers, built by the worker that wants it first; nobody changes it."""
    own = tmp_path_factory.getbasetemp()
    base = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "browser"
    base.mkdir(exist_ok=True)
    with (base / "lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not (base / "built").exists():
            result = build(Options(root=Path(), out=base / "site", cache=base / "cache", today=TODAY, with_demo=True, jobs=1))  # fmt: skip
            assert not result.has_errors, result.problems
            (base / "built").touch()
    return base / "site"


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[Served]:
    """The built site, served."""
    with live(Readable(Site(site))) as address:
        yield Served(site, address)


@pytest.fixture(scope="session")
def running_office(served: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The same site with its functions in the local cloud, for a whole run."""
    with opened(served.folder, tmp_path_factory.mktemp("cloud")) as office:
        yield office


@pytest.fixture
def office(running_office: Office) -> Office:
    """The site with its functions, for visitors from a network of their own."""
    running_office.move()
    return running_office


@pytest.fixture(scope="session")
def shared(browser: Browser) -> Shared:
    """The page of the visitors."""
    return Shared(browser)


@pytest.fixture(scope="session")
def shared_bare(browser: Browser) -> Shared:
    """The page into which axe can be put."""
    return Shared(browser, **BARE)


@pytest.fixture(scope="session")
def shared_plain(browser: Browser) -> Shared:
    """The page of visitors without scripts."""
    return Shared(browser, java_script_enabled=False)


@pytest.fixture(scope="session")
def all_pages(browser: Browser) -> Pages:
    """The pages at which people take turns."""
    return Pages(browser)


@pytest.fixture
def pages(all_pages: Pages) -> Iterator[Pages]:
    """Pages for people, as many as a journey needs, without a past."""
    yield all_pages
    all_pages.empty()


@pytest.fixture
def page(request: pytest.FixtureRequest) -> Page:
    """A visitor's page, which keeps nothing; whoever asks for it has one of their own."""
    is_own = "own_page" in request.fixturenames
    found: Page = request.getfixturevalue("own_page" if is_own else "shared_page")
    return found


@pytest.fixture
def context(page: Page) -> BrowserContext:
    """The context of the visitor's page."""
    return page.context


@pytest.fixture
def shared_page(shared: Shared) -> Iterator[Page]:
    """A page without a past."""
    yield shared.page
    shared.empty()


@pytest.fixture
def own_page(browser: Browser) -> Iterator[Page]:
    """A page for tests that put scripts into it, listen to it or need an empty cache: `usefixtures` makes it the visitor's."""
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture
def bare_page(shared_bare: Shared) -> Iterator[Page]:
    """A page into which axe can be put."""
    yield shared_bare.page
    shared_bare.empty()


@pytest.fixture
def plain_page(shared_plain: Shared) -> Iterator[Page]:
    """A page without scripts."""
    yield shared_plain.page
    shared_plain.empty()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let what needs the functions come first: one worker is given it, so that their cloud is started once."""
    items.sort(key=lambda item: "running_office" not in getattr(item, "fixturenames", ()))


_NO_TRANSITION: Final = "Transition was aborted because of invalid state"
"""A browser's remark that a page was shown before its transition began, which a busy machine makes it do."""


@dataclass
class Complaints:
    """What the console and the network said while pages were open.

    Attributes:
        texts: What was said.
        is_open: Whether anything was opened yet: what a page says that the test before left is no concern of this one.
    """

    texts: list[str] = field(default_factory=list)
    is_open: bool = True
    _pages: list[Page] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        """Note what a page complains about."""
        self._pages.append(page)
        page.on("framenavigated", self._opened)
        page.on("console", self._console)
        page.on("pageerror", self._fault)
        page.on("requestfailed", self._failed)

    def leave(self) -> None:
        """Note nothing more."""
        for page in self._pages:
            page.remove_listener("framenavigated", self._opened)
            page.remove_listener("console", self._console)
            page.remove_listener("pageerror", self._fault)
            page.remove_listener("requestfailed", self._failed)

    def _opened(self, _: Frame) -> None:
        self.is_open = True

    def _note(self, text: str) -> None:
        if self.is_open:
            self.texts.append(text)

    def _fault(self, error: Error) -> None:
        if _NO_TRANSITION not in str(error):
            self._note(str(error))

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the next page was opened before this one's icon came
            self._note(f"{request.url}: {request.failure}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self._note(f"{message.page.url if message.page else ''}: {message.text}")


@pytest.fixture
def complaints(page: Page) -> Iterator[Complaints]:
    """What the page of this test complains about; a journey ends with none."""
    found = Complaints(is_open=False)
    found.listen(page)
    yield found
    found.leave()


@pytest.fixture
def quiet_browser(browser: Browser) -> Browser:
    """The browser itself, for journeys that need contexts of their own."""
    return browser
