"""The site with its functions in the local cloud, and what people do to come in, by keyboard."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import StringIO
from itertools import count
from pathlib import Path
from typing import Any, Literal, cast
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect
from starlette.types import ASGIApp, Receive, Scope, Send

from functions.aws.dynamodb import DynamoTable
from infra.local import emulator
from infra.local.browser import Browser
from infra.local.cloud import mail_templates
from infra.local.deployment import OPERATOR, client, deploy, tick
from infra.local.history import LIVES, remember
from infra.local.mailbox import Mail, sent
from infra.local.rooms import rooms_app
from infra.local.seed import Person, sign_in
from infra.local.site import Site
from tests.builders import ROOT
from tests.clients import live

__all__ = ["OPERATOR", "Office", "press", "reach", "write"]
_PATIENCE = 20.0
_MOST_TABS = 120
_LINK = re.compile(r"https?://\S+")


@dataclass
class Origin:
    """The site and its functions at one address, as behind the CDN; `peer` is where visitors seem to come from."""

    site: ASGIApp
    rooms: ASGIApp | None = None
    peer: str = "198.51.100.1"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        answering = self.rooms if self.rooms and scope["path"].startswith("/api/") else self.site
        await answering({**scope, "client": (self.peer, 50_000)}, receive, send)


@dataclass
class Office:
    """Where it is, and the mails that it sent."""

    address: str
    endpoint: str
    origin: Origin
    table: str
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def tick(self) -> None:
        """Let the clock do what is due."""
        tick(self.endpoint)

    def remember(self, *providers: str) -> None:
        """Give some providers a past of a year."""
        table = DynamoTable(client("dynamodb", self.endpoint), self.table)
        remember(table, datetime.now(UTC), dict.fromkeys(providers, LIVES["demo-lantern-bay"]))

    def move(self) -> None:
        """Let the next visitors come from another network: each has its own limits."""
        self.origin.peer = f"198.51.{next(self._numbers)}.1"

    def mailbox(self, name: str, domain: str) -> str:
        """Return a mailbox that nobody used before."""
        return f"{name}{next(self._numbers)}@{domain}"

    def mails(self, to: str) -> list[Mail]:
        """Return the mails to somebody, the oldest first."""
        return [mail for mail in sent(self.endpoint) if mail.to == to]

    def mail(self, to: str, which: int = 1) -> Mail:
        """Return the mail of a number to somebody, when it has come."""
        deadline = time.monotonic() + _PATIENCE
        while len(found := self.mails(to)) < which:
            assert time.monotonic() < deadline, f"mail {which} to {to} did not come"
            time.sleep(0.1)
        return found[which - 1]

    def code(self, to: str, which: int = 1) -> str:
        """Return the code of a login."""
        return re.findall(r"\d{6}", self.mail(to, which).subject)[0]

    def link(self, to: str, which: int = 1) -> str:
        """Return the first link of a mail."""
        return _LINK.findall(self.mail(to, which).text)[0]

    def person(self, address: str, language: Literal["en", "zh"] = "en") -> Browser:
        """Return somebody who is signed in, for what needs no page."""
        return sign_in(self.address, lambda: sent(self.endpoint), Person(address=address, name="", language=language))

    def page_of(self, browser: Any, person: Browser, **settings: Any) -> Page:  # noqa: ANN401 # Playwright's own
        """Return a page in a browser in which a person is signed in."""
        host = urlsplit(self.address).hostname
        usual = {"domain": host, "path": "/", "secure": True, "httpOnly": True, "sameSite": "Strict", "expires": -1}
        cookies = [{"name": name, "value": value, **usual} for name, value in person.cookies.items()]
        flag = {"origin": self.address, "localStorage": [{"name": "hezuo.signed-in.1", "value": "yes"}]}
        context = browser.new_context(storage_state={"cookies": cookies, "origins": [flag]}, **settings)
        return cast("Page", context.new_page())  # the browser is typed loosely here

    def sign_in(self, page: Page, address: str, language: str = "en", *, path: str = "/login", which: int = 1) -> None:
        """Sign in by the code of the person's mail of a number, on the way to a page."""
        page.goto(f"{self.address}/{language}{path}")
        self.come_in(page, address, which=which)

    def come_in(self, page: Page, address: str, *, which: int = 1) -> None:
        """Sign in by the code of the person's mail of a number, where a page led to the way in."""
        page.wait_for_url(re.compile("/login"))
        reach(page, page.locator("#email"))
        page.keyboard.type(address)
        page.keyboard.press("Enter")
        expect(page.locator("#code")).to_be_visible()
        reach(page, page.locator("#code"))
        page.keyboard.type(self.code(address, which))
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"/(?!login)[a-z]+(\?.*)?$"))


def reach(page: Page, target: Locator) -> None:
    """Move the focus to something by the tabulator key, as somebody without a mouse does: on a new page past its header."""
    expect(target).to_be_visible()
    if page.evaluate("document.activeElement === document.body"):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.skip')"):
            page.keyboard.press("Enter")
    for number in range(_MOST_TABS):
        if number % 10 == 0:  # the page may have made it anew
            handle = target.element_handle()
        if handle.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"no way by keyboard to {target}")


def press(page: Page, target: Locator, key: str = "Enter") -> None:
    """Press something by keyboard."""
    reach(page, target)
    page.keyboard.press(key)


def write(page: Page, field: str, text: str) -> None:
    """Fill a field by keyboard, in place of what stood there."""
    reach(page, page.locator(field))
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(text)


@contextmanager
def opened(site: Path, folder: Path) -> Iterator[Office]:
    """Serve a built site with its functions; the mailer runs in the local cloud."""
    running = emulator.start(folder, extra={"HEZUO_TEMPLATES": str(mail_templates(ROOT, folder / "templates"))})
    origin = Origin(Site(site, uploads=lambda: running.endpoint))
    try:
        with live(origin) as address, pytest.MonkeyPatch.context() as patch:
            for name, value in emulator.access(running.endpoint).items():
                patch.setenv(name, value)
            deployed = deploy(running.endpoint, address, folder, (site / "data/snapshot.json").absolute())
            origin.rooms = rooms_app(deployed.rooms, site / "data/snapshot.json", StringIO())
            yield Office(address=address, endpoint=running.endpoint, origin=origin, table=deployed.outputs["Table"])
    finally:
        running.stop()
