"""The site with its functions in the local cloud, and what people do to come in, by keyboard."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from io import StringIO
from itertools import count
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page
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
from tests.browser.accessibility import Readable
from tests.browser.keyboard import write
from tests.builders import ROOT
from tests.clients import live

__all__ = ["OPERATOR", "Office"]
_PATIENCE = 60.0
_CODE = re.compile(r"\d{6}")
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

    def codes(self, to: str) -> list[str]:
        """Return the codes that were mailed to somebody, the oldest first; other mails may come in between."""
        return [found[0] for mail in self.mails(to) if (found := _CODE.search(mail.subject))]

    def code(self, to: str, before: int = 0) -> str:
        """Return the code that was mailed to somebody after so many others, when it has come."""
        deadline = time.monotonic() + _PATIENCE
        while len(found := self.codes(to)) <= before:
            assert time.monotonic() < deadline, f"code {before + 1} to {to} did not come"
            time.sleep(0.1)
        return found[before]

    def link(self, to: str, which: int = 1) -> str:
        """Return the first link of a mail."""
        return _LINK.findall(self.mail(to, which).text)[0]

    def person(self, address: str, language: Literal["en", "zh"] = "en") -> Browser:
        """Return somebody who is signed in, for what needs no page."""
        return sign_in(self.address, lambda: sent(self.endpoint), Person(address=address, name="", language=language))

    @cached_property
    def operator(self) -> Browser:
        """The operator, signed in once: within a quarter of an hour a mailbox is sent only a few codes."""
        return self.person(OPERATOR)

    def let_in(self, page: Page, person: Browser) -> Page:
        """Let a person who is signed in sit down at a page, where nobody is; return the page."""
        host = urlsplit(self.address).hostname
        usual: Any = {"domain": host, "path": "/", "secure": True, "httpOnly": True, "sameSite": "Strict"}
        page.context.add_cookies([{"name": name, "value": value, **usual} for name, value in person.cookies.items()])
        page.goto(f"{self.address}/robots.txt")
        page.evaluate("localStorage.setItem('hezuo.signed-in.1', 'yes')")
        return page

    def sign_in(self, page: Page, address: str, language: str = "en", *, path: str = "/login") -> None:
        """Sign in by the code that is mailed, on the way to a page."""
        page.goto(f"{self.address}/{language}{path}")
        self.come_in(page, address)

    def come_in(self, page: Page, address: str) -> None:
        """Sign in by the code that is mailed, where a page led to the way in."""
        page.wait_for_url(re.compile("/login"))
        before = len(self.codes(address))
        write(page, "#email", address)
        page.keyboard.press("Enter")
        write(page, "#code", self.code(address, before))
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"/(?!login)[a-z]+(\?.*)?$"))


def read_in(page: Page, language: Literal["en", "zh"]) -> None:
    """Load what is open in the other language: a journey that goes on in it proves that nothing hangs on a language."""
    page.goto(re.sub("/(en|zh)/", f"/{language}/", page.url, count=1))


@contextmanager
def opened(site: Path, folder: Path) -> Iterator[Office]:
    """Serve a built site with its functions; the mailer runs in the local cloud."""
    running = emulator.start(folder, extra={"HEZUO_TEMPLATES": str(mail_templates(ROOT, folder / "templates"))})
    origin = Origin(Readable(Site(site, uploads=lambda: running.endpoint)))
    try:
        with live(origin) as address, pytest.MonkeyPatch.context() as patch:
            for name, value in emulator.access(running.endpoint).items():
                patch.setenv(name, value)
            deployed = deploy(running.endpoint, address, folder, (site / "data/snapshot.json").absolute())
            origin.rooms = rooms_app(deployed.rooms, site / "data/snapshot.json", StringIO())
            yield Office(address=address, endpoint=running.endpoint, origin=origin, table=deployed.outputs["Table"])
    finally:
        running.stop()
