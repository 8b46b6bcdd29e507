"""The cloud of `./dev up`: the emulator with the template in it, the rooms, and the mailbox, on the site's own origin.

It starts beside the site, whose pages do not wait for it; what asks for it meanwhile waits a moment.
"""

import asyncio
import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TextIO

from starlette.types import ASGIApp, Receive, Scope, Send

from infra.local import emulator
from infra.local.mailbox import PLACE, Read, mailbox, reader
from infra.local.site import Answer, reply, send_answer
from infra.local.words import ACCOUNTS, DEMO, INCOMPLETE, NO_ACCOUNTS
from site_builder.letters import mails_json
from site_builder.model.localized import Language
from site_builder.scan import DEMO_PUBLISHED

_WAIT: Final = 30.0
"""Seconds that a request waits for a cloud that is starting."""

SNAPSHOT: Final = "data/snapshot.json"
PUBLISHED: Final = "published/published.json"
_AWAY: Final = Answer(
    status=503,
    headers={"Content-Type": "application/problem+json", "Cache-Control": "no-store", "Retry-After": "2"},
    body=b'{"type": "about:blank", "status": 503, "code": "edge.busy", "request": ""}',
)
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where the local cloud keeps and finds things.

    Attributes:
        root: The checkout.
        folder: The cloud's state, from one run to the next.
        site: The built site, for what functions may know of it.
    """

    root: Path
    folder: Path
    site: Path

    @property
    def published(self) -> Path:
        """The published file that the site is built from."""
        return self.folder / PUBLISHED


@dataclass(frozen=True, slots=True, kw_only=True)
class _Open:
    """A cloud that has started."""

    emulator: emulator.Emulator
    table: str
    log: TextIO
    rooms: ASGIApp
    read: Read


@dataclass(slots=True)
class _State:
    """How far it is: opened, failed, or on its way."""

    opened: _Open | None = None
    is_settled: threading.Event = field(default_factory=threading.Event)
    is_closing: threading.Event = field(default_factory=threading.Event)


class LocalCloud:
    """An ASGI application for `/api/...` and `/dev/mailbox`, and what runs behind them."""

    def __init__(self, places: Places, *, is_fresh: bool = False, language: Language = "en") -> None:
        """Prepare a cloud; nothing runs yet.

        Args:
            places: Where it keeps and finds things.
            is_fresh: Whether to forget what it kept.
            language: Of what it says.
        """
        self._places: Final = places
        self._is_fresh: Final = is_fresh
        self._language: Final[Language] = language
        self._state: Final = _State()

    def owns(self, path: str) -> bool:
        """Say whether an address is answered here."""
        return path.startswith(("/api/", f"{PLACE}/")) or path in {PLACE, f"{PLACE}.json"}

    def start(self, origin: str, say: Say) -> None:
        """Start in a thread of its own, and say how it went."""
        # A daemon: a start under way does not keep the process, and the emulator ends with it.
        threading.Thread(target=self._start, args=(origin, say), daemon=True).start()

    def close(self) -> None:
        """Let everything be stored and end."""
        self._state.is_closing.set()
        if self._state.opened:
            self._state.opened.emulator.stop()
            self._state.opened.log.close()

    @property
    def read(self) -> Read | None:
        """What reads the mails that were sent; None while there is no cloud."""
        return self._state.opened.read if self._state.opened else None

    @property
    def uploads(self) -> str:
        """The origin that takes documents; empty while there is no cloud."""
        return self._state.opened.emulator.endpoint if self._state.opened else ""

    def renew(self) -> None:
        """Forget what was read of the built site: it was built again."""
        if self._state.opened:
            from functions.directory import read_snapshot  # noqa: PLC0415 # loaded by then, in the other thread

            read_snapshot.cache_clear()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        await asyncio.to_thread(self._state.is_settled.wait, _WAIT)
        opened = self._state.opened
        if opened is None:
            await send_answer(send, _AWAY, with_body=scope["method"] != "HEAD")
        elif scope["path"].startswith("/api/"):
            await opened.rooms(scope, receive, send)
        else:
            answer = await asyncio.to_thread(mailbox, opened.read, scope["path"])
            await reply(scope, send, lambda _path, _query: answer)

    def _start(self, origin: str, say: Say) -> None:
        """Start everything, or say why not: the site is served all the same."""
        from infra.local.deployment import Undeployed  # noqa: PLC0415 # the cloud's library takes its time

        try:
            self._state.opened = self._opened(origin)
        except (emulator.Unstarted, Undeployed) as error:
            say(NO_ACCOUNTS[self._language].format(reason=error))
        finally:
            self._state.is_settled.set()
        if self._state.opened:
            say(ACCOUNTS[self._language].format(address=f"{origin}{PLACE}"))
            self._seed(self._state.opened, origin, say)

    def _seed(self, opened: _Open, origin: str, say: Say) -> None:
        """Make the demo accounts in a cloud that has none, once the site is built."""
        mark, snapshot = self._places.folder / "state/demo", self._places.site / SNAPSHOT
        if mark.exists():
            return
        from infra.local.browser import Turned  # noqa: PLC0415 # seldom needed
        from infra.local.seed import PEOPLE, seed  # noqa: PLC0415

        while not snapshot.exists():
            if self._state.is_closing.wait(0.1):
                return
        try:
            seed(origin, opened.read)
            self._recall(opened, origin)
        except (OSError, Turned) as error:
            if not self._state.is_closing.is_set():
                say(INCOMPLETE[self._language].format(reason=error))
            return
        mark.parent.mkdir(exist_ok=True)
        mark.touch()
        accounts = dict.fromkeys(person.address for person in PEOPLE)
        say(DEMO[self._language].format(accounts=("、" if self._language == "zh" else ", ").join(accounts)))

    def _recall(self, opened: _Open, origin: str) -> None:
        """Give the fictional providers a past, and let the operator close its quarters."""
        from functions.aws.dynamodb import DynamoTable  # noqa: PLC0415 # as above
        from infra.local.deployment import client, tick  # noqa: PLC0415
        from infra.local.history import close, remember  # noqa: PLC0415
        from infra.local.seed import PEOPLE, sign_in  # noqa: PLC0415

        now, endpoint = datetime.now(UTC), opened.emulator.endpoint
        remember(DynamoTable(client("dynamodb", endpoint), opened.table), now)
        close(sign_in(origin, opened.read, PEOPLE[0]), now, lambda: tick(endpoint))

    def _opened(self, origin: str) -> _Open:
        """Start the emulator, deploy, and load the rooms."""
        places = self._places
        variables = {"HEZUO_TEMPLATES": str(mail_templates(places.root, places.folder / "templates"))}
        running = emulator.start(places.folder, is_fresh=self._is_fresh, extra=variables)
        log = (places.folder / "functions.log").open("a", encoding="utf-8")
        try:
            _reach_only(emulator.access(running.endpoint))
            from infra.local.deployment import deploy  # noqa: PLC0415 # while the emulator started, pages were served
            from infra.local.publication import Publication, keep_looking  # noqa: PLC0415
            from infra.local.rooms import rooms_app  # noqa: PLC0415

            deployed = deploy(running.endpoint, origin, places.folder, (places.site / SNAPSHOT).absolute())
            rooms = rooms_app(deployed.rooms, places.site / SNAPSHOT, log)
            bucket = deployed.rooms["events"]["HEZUO_SITE_BUCKET"]
            demo = places.root / DEMO_PUBLISHED
            keep_looking(Publication(running.endpoint, bucket, demo, places.published).look, self._state.is_closing)
        except BaseException:
            running.stop()
            log.close()
            raise
        return _Open(
            emulator=running, table=deployed.outputs["Table"], log=log, rooms=rooms, read=reader(running.endpoint)
        )


def mail_templates(root: Path, folder: Path) -> Path:
    """Return the folder of the mails as the mailer's archive has it: templates, which may change, and sentences."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "emails").unlink(missing_ok=True)
    (folder / "emails").symlink_to(root / "templates/emails", target_is_directory=True)
    (folder / "mails.json").write_bytes(mails_json(root))
    return folder


def _reach_only(variables: Mapping[str, str]) -> None:
    """Let every client of the cloud in this process find the emulator and nothing else."""
    kept = emulator.cleared(os.environ)
    os.environ.clear()
    os.environ.update({**kept, **variables})
