"""A stage for requests: the application over fakes, with people who sign in as a browser does."""

import asyncio
import atexit
import json
from collections.abc import Callable, Coroutine, Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from threading import Thread, current_thread, main_thread
from typing import Any, Final

import httpx

from functions import keys
from functions.app import Guarded, Room, create_app
from functions.codec import decode
from functions.outbox import Outgoing
from functions.services import Services
from functions.settings import Settings
from functions.table import Item, Key, Put, Table, Unavailable
from functions.tokens import derived_code, derived_token
from tests.functions.fakes import FakeClock, FakeDirectory, FakeFiles, FakeLog, FakeRandomness, FakeTable, an_entry

SITE: Final = "https://hezuo.example"
KEY: Final = "a key of thirty-two characters, or more"
OPERATOR: Final = "operator@hezuo.example"
SETTINGS: Final = Settings(table="hezuo", site=SITE, key=KEY, first_operator=OPERATOR, sender="hello@hezuo.example")
Body = Mapping[str, Any]  # Any: what JSON holds


def bring(items: Iterable[Item], table: Table) -> None:
    """Bring items of a stage to another table, as many at once as it takes."""
    writes = [Put(item=item) for item in items]
    for start in range(0, len(writes), 100):
        table.write_all(writes[start : start + 100])


def apart(act: Callable[[], object]) -> None:
    """Do something in a thread of its own: a request within a request, since loops of events cannot be nested."""
    thread = Thread(target=act)
    thread.start()
    thread.join()


_LOOP: Final = asyncio.new_event_loop()
atexit.register(_LOOP.close)


def _run(answering: Coroutine[Any, Any, None]) -> None:
    """Let a request be answered in one loop for all of them, as in production: a loop of its own is a fifth of its time."""
    if current_thread() is main_thread():
        _LOOP.run_until_complete(answering)
    else:
        asyncio.run(answering)


@dataclass(kw_only=True)
class Answer:
    """What came back."""

    status: int
    headers: httpx.Headers
    raw: bytes

    @property
    def body(self) -> Any:  # noqa: ANN401 # what JSON holds
        """The body, read as JSON."""
        return json.loads(self.raw)

    @property
    def code(self) -> str:
        """The code of a request that was turned down."""
        return str(self.body["code"])


class _Call:
    """One request: what the application reads, and what it said so far."""

    def __init__(self, content: bytes) -> None:
        """Hold a body."""
        self._unread = [content]
        self._said = asyncio.Event()
        self.status = 0
        self.headers: list[tuple[bytes, bytes]] = []
        self.raw = bytearray()

    async def receive(self) -> dict[str, Any]:
        """Give the body, and after the answer's end that the other side has gone."""
        if self._unread:
            return {"type": "http.request", "body": self._unread.pop(), "more_body": False}
        await self._said.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: MutableMapping[str, Any]) -> None:
        """Take a part of the answer."""
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], list(message.get("headers", ()))
            return
        self.raw += message.get("body", b"")
        if not message.get("more_body", False):
            self._said.set()


@dataclass(kw_only=True)
class Browser:
    """A browser of a person: it keeps cookies, and sends what a page of the site sends."""

    app: Guarded
    cookies: dict[str, str] = field(default_factory=dict)
    peer: str = "203.0.113.7"

    def send(
        self, method: str, path: str, body: Body | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Send a request as our own page would."""
        usual = {"sec-fetch-site": "same-origin", "user-agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"}
        if method not in {"GET", "HEAD"}:
            usual["content-type"] = "application/json"
        return self.raw(
            method, path, json.dumps(body).encode() if body is not None else b"", {**usual, **(headers or {})}
        )

    def raw(self, method: str, path: str, content: bytes, headers: Mapping[str, str]) -> Answer:
        """Send a request with exactly these headers, and the cookies."""
        sent = dict(headers)
        if self.cookies:
            sent["cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        answer = self._ask(method, path, content, sent)
        for line in answer.headers.get_list("set-cookie"):
            name, _, value = line.partition(";")[0].partition("=")
            if value:
                self.cookies[name] = value
            else:
                self.cookies.pop(name, None)
        return answer

    def _ask(self, method: str, path: str, content: bytes, headers: Mapping[str, str]) -> Answer:
        """Let the application answer, as a server does; a fault that it lets through is an empty 500."""
        call = _Call(content)
        try:
            _run(self.app(self._scope(method, path, content, headers), call.receive, call.send))
        except Exception:  # noqa: BLE001 # whatever a server would note and turn into a 500
            call.status = call.status or 500
        return Answer(status=call.status, headers=httpx.Headers(call.headers), raw=bytes(call.raw))

    def _scope(self, method: str, path: str, content: bytes, headers: Mapping[str, str]) -> dict[str, Any]:
        url = httpx.URL(SITE + path)
        length = {"content-length": str(len(content))} if content or method in {"POST", "PUT", "PATCH"} else {}
        sent = {"host": url.host, "accept": "*/*", **length, **headers}
        return {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": url.scheme,
            "path": url.path,
            "raw_path": url.raw_path.partition(b"?")[0],
            "query_string": url.query,
            "root_path": "",
            "headers": [(name.lower().encode(), value.encode()) for name, value in sent.items()],
            "server": (url.host, None),
            "client": (self.peer, 50_000),
        }

    def get(self, path: str) -> Answer:
        """Ask for something."""
        return self.send("GET", path)

    def post(self, path: str, **body: object) -> Answer:
        """Post a form."""
        return self.send("POST", path, body)


class Stage:
    """The application over fakes."""

    def __init__(self, rooms: Iterable[Room], table: Any = None, settings: Settings = SETTINGS) -> None:  # noqa: ANN401 # any table
        """Build it; the published entries are Lantern Bay and Dusk Pontoon."""
        self.table: Any = table or FakeTable()
        self.clock = FakeClock()
        self.log = FakeLog()
        self.files = FakeFiles()
        self.services = Services(
            settings=settings,
            table=self.table,
            clock=self.clock,
            randomness=FakeRandomness(),
            log=self.log,
            directory=FakeDirectory(
                an_entry(),
                an_entry("dusk-pontoon", "https://www.dusk-pontoon.cn"),
                an_entry("hosted", "https://gmail.com/x"),
            ),
            files=self.files,
        )
        self.app = create_app(self.services, rooms)

    def browser(self, peer: str = "203.0.113.7") -> Browser:
        """Return a browser without cookies."""
        return Browser(app=self.app, peer=peer)

    def mails(self) -> Sequence[Outgoing]:
        """Return the outbox, oldest first."""
        return [decode(Outgoing, item) for key, item in self.table.items.items() if key.pk.startswith("OUT#")]

    def letter_secrets(self, mail: Outgoing) -> tuple[str, str]:
        """Return the token and the code that a mail will show."""
        return derived_token(KEY, mail.event, mail.nonce), derived_code(KEY, mail.event, mail.nonce)

    def sign_in(self, address: str, browser: Browser | None = None) -> Browser:
        """Let a person sign in by the code of the mail."""
        browser = browser or self.browser()
        assert browser.post("/api/login", email=address, lang="en").status == 202
        _, code = self.letter_secrets(self.mails()[-1])
        answer = browser.post("/api/login/finish", code=code)
        assert answer.status == 200, answer.raw
        return browser

    def item(self, key: Key) -> Mapping[str, Any] | None:
        """Return what the table holds at a key."""
        return self.table.items.get(key)  # type: ignore[no-any-return] # any table

    def events(self, pk: str) -> list[str]:
        """Return the kinds of a record's events, oldest first."""
        lines = (item for key, item in self.table.items.items() if key.pk == pk and key.sk.startswith(keys.EVENTS))
        return [str(line["kind"]) for line in lines]

    def unavailable_at(self, call: str) -> Callable[[str], None]:
        """Return the fault of a table that does not answer a kind of call."""

        def fail(name: str) -> None:
            if name.startswith(call):
                raise Unavailable

        return fail

    def calls_of(self, ask: Any) -> tuple[Answer, list[str]]:  # noqa: ANN401 # a function without arguments
        """Return an answer, and the calls of the table that it took."""
        self.table.calls.clear()
        answer = ask()
        return answer, list(self.table.calls)
