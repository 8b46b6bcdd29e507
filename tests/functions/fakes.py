"""Collaborators of the functions in memory: a table, a clock, randomness, a log, a directory, a mail service."""

import copy
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Final

from functions.files import Came, UploadForm, disposition
from functions.mailer.post import Letter
from functions.services import Bounds, Entry
from functions.table import (
    Above,
    Absent,
    Below,
    Check,
    Condition,
    Conflict,
    Delete,
    Is,
    Item,
    Key,
    Page,
    Present,
    Put,
    Question,
    Update,
    Write,
    key_of,
    require_atomic,
)
from site_builder.model.assessment import Method
from site_builder.model.localized import Localized
from tests.builders import a_method, a_taxonomy

NOW: Final = datetime(2026, 11, 25, 8, tzinfo=UTC)
Fault = Callable[[str], None]


def _nothing(_call: str) -> None:
    """Let a call through."""


def holds(condition: Condition, item: Item | None) -> bool:
    """Whether a condition holds for what stands there."""
    value = (item or {}).get(condition.name)
    match condition:
        case Present():
            return value is not None
        case Absent():
            return value is None
        case Is(value=wanted):
            return value == wanted
        case Above(value=bound):
            return isinstance(value, type(bound)) and value > bound  # type: ignore[operator] # both are of one type
        case Below(value=bound):
            return isinstance(value, type(bound)) and value < bound  # type: ignore[operator] # both are of one type


class FakeTable:
    """The table as a dictionary; it tells which calls were made."""

    def __init__(self) -> None:
        """Begin empty, and without a fault."""
        self.items: dict[Key, dict[str, object]] = {}
        self.calls: list[str] = []
        self.fault: Fault = _nothing

    def read(self, *keys: Key) -> Mapping[Key, Item]:
        """Return those items that are there."""
        if len(set(keys)) != len(keys):
            raise ValueError(keys)
        self._call("GetItem" if len(keys) == 1 else "BatchGetItem")
        return {key: copy.deepcopy(self.items[key]) for key in keys if key in self.items}  # type: ignore[misc] # items hold values

    def write(self, write: Put | Update | Delete) -> Item:
        """Make one write."""
        self._call(f"{type(write).__name__}Item")
        before = self.items.get(write.key)
        self._require([write])
        self._apply(write)
        after = before if isinstance(write, Delete) else self.items[write.key]
        return copy.deepcopy(after or {})  # type: ignore[return-value] # items hold values

    def write_all(self, writes: Sequence[Write], token: str = "") -> None:
        """Make all writes or none."""
        del token
        require_atomic(writes)
        self._call(f"TransactWriteItems({len(writes)})")
        self._require(writes)
        for write in writes:
            self._apply(write)

    def list(self, question: Question) -> Page:
        """Return a page of a list."""
        self._call("Query")
        pk, sk = (f"{question.index}{name}" if question.index else name for name in ("pk", "sk"))
        found = [
            item
            for item in self.items.values()
            if item.get(pk) == question.pk and str(item.get(sk, "")).startswith(question.prefix)
        ]
        found.sort(key=lambda item: (str(item[sk]), str(item["pk"]), str(item["sk"])), reverse=question.newest_first)
        if question.after:
            mark = str(question.after[sk])
            found = [
                item for item in found if (str(item[sk]) < mark if question.newest_first else str(item[sk]) > mark)
            ]
        page = copy.deepcopy(found[: question.limit])
        return Page(tuple(page), len(page) == question.limit)  # type: ignore[arg-type] # items hold values

    @contextmanager
    def interrupted(self, act: Callable[[], object]) -> Iterator[None]:
        """Let something happen before the first transaction of the block, between its request's reading and writing."""

        def cut_in(call: str) -> None:
            if call.startswith("Transact"):
                self.fault = _nothing
                act()

        self.fault = cut_in
        try:
            yield
        finally:
            self.fault = _nothing

    def _call(self, name: str) -> None:
        self.calls.append(name)
        self.fault(name)

    def _require(self, writes: Sequence[Write]) -> None:
        found: list[Item | None] = [self.items.get(write.key) for write in writes]  # type: ignore[misc] # as above
        failed = [
            number
            for number, (write, item) in enumerate(zip(writes, found, strict=True))
            if not all(holds(condition, item) for condition in write.when)
        ]
        if failed:
            raise Conflict(failed, [item if number in failed else None for number, item in enumerate(found)])

    def _apply(self, write: Write) -> None:
        match write:
            case Put(item=item):
                self.items[key_of(item)] = dict(item)
            case Delete(key=key):
                self.items.pop(key, None)
            case Update(key=key):
                item = {"pk": key.pk, "sk": key.sk, **self.items.get(key, {}), **write.set}
                self.items[key] = item
                for name, number in write.add.items():
                    item[name] = int(str(item.get(name, 0))) + number
                for name in write.remove:
                    item.pop(name, None)
            case Check():
                pass


class FakeClock:
    """A clock that stands until it is moved."""

    def __init__(self, now: datetime = NOW) -> None:
        """Stand at an instant."""
        self.now = now

    def __call__(self) -> datetime:
        """Return the instant at which it stands."""
        return self.now

    def move(self, **by: float) -> None:
        """Move it forward, by `minutes=10`."""
        self.now += timedelta(**by)


class FakeRandomness:
    """Bytes that differ each time and are the same in each test."""

    def __init__(self) -> None:
        """Begin with the first bytes."""
        self._drawn = 0

    def __call__(self, size: int, /) -> bytes:
        """Return the next bytes."""
        self._drawn += 1
        return sha256(str(self._drawn).encode()).digest()[:size]


class FakeLog:
    """Keeps the lines."""

    def __init__(self) -> None:
        """Begin without lines."""
        self.lines: list[dict[str, str | float]] = []

    def __call__(self, event: str, /, **fields: str | float) -> None:
        """Keep a line."""
        self.lines.append({"event": event, **fields})


class FakeDirectory:
    """Published entries."""

    def __init__(self, *entries: Entry) -> None:
        """Know some entries."""
        self._entries = {entry.id: entry for entry in entries}

    def find(self, provider_id: str) -> Entry | None:
        """Return an entry."""
        return self._entries.get(provider_id)

    def named(self, text: str) -> Sequence[Entry]:
        """Return the entries that have a text in their names or their id."""
        wanted = text.casefold()
        entries = self._entries.values()
        return [each for each in entries if wanted in f"{each.id} {each.name.en} {each.name.zh}".casefold()]

    def learn(self, provider_id: str, entry: Entry) -> None:
        """List an entry as a copy of another one."""
        self._entries[provider_id] = replace(entry, id=provider_id)

    def codes(self, name: str) -> Sequence[str]:
        """Return the codes of a closed list, as the product has them."""
        return tuple(a_taxonomy().terms(name))

    @property
    def methods(self) -> Mapping[str, Method]:
        """Return the methods of the product."""
        return a_methods()

    @property
    def bounds(self) -> Bounds:
        """Return the usual figures."""
        return Bounds(round_most=20, rounds_a_day=3, open_invitations=60, rate_from=5)


class FakePost:
    """A mail service that keeps what it is given; `fault` may raise before or after it takes a mail."""

    def __init__(self) -> None:
        """Begin without mails, and without a fault."""
        self.sent: list[tuple[str, Letter, str]] = []
        self.before: Fault = lambda _mail: None
        self.after: Fault = lambda _mail: None

    def send(self, letter: Letter, to: str, mail_id: str) -> str:
        """Take a mail."""
        self.before(mail_id)
        self.sent.append((to, letter, mail_id))
        self.after(mail_id)
        return f"message-{len(self.sent)}"


class FakeFiles:
    """A bucket of documents in memory."""

    def __init__(self) -> None:
        """Begin empty."""
        self.incoming: dict[str, bytes] = {}
        self.kept: dict[str, bytes] = {}

    def form(self, name: str, media_type: str, size: int) -> UploadForm:
        """Return a form that leads nowhere."""
        return UploadForm(url="https://bucket.example/", fields={"key": name, "type": media_type, "size": str(size)})

    def came(self, name: str) -> Came | None:
        """Return what came in."""
        body = self.incoming.get(name)
        return None if body is None else Came(body=body, tag=sha256(body).hexdigest())

    def keep(self, name: str, tag: str) -> bool:
        """Keep the very content that came in."""
        body = self.incoming.get(name, b"")
        if sha256(body).hexdigest() != tag:
            return False
        self.kept[name] = body
        return True

    def link(self, name: str, title: str, media_type: str) -> str:
        """Return a link that leads nowhere."""
        return f"https://bucket.example/{name}?{disposition(title)}&{media_type}"

    def delete(self, name: str) -> None:
        """Delete a file."""
        self.kept.pop(name, None)


class FakeSite:
    """The site's bucket, which keeps what is published."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.published: list[bytes] = []

    def publish(self, content: bytes) -> None:
        """Keep the file."""
        self.published.append(content)


def a_methods() -> Mapping[str, Method]:
    """Return the methods of the product."""
    return {a_method().version: a_method().method}


def an_entry(provider_id: str = "lantern-bay", website: str | None = "https://www.lantern-bay.com/about") -> Entry:
    """Return a published entry."""
    return Entry(id=provider_id, name=Localized(en="Lantern Bay", zh="灯湾电商"), website=website)
