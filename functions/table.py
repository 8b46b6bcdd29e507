"""The words in which rooms speak to the one table: keys, conditions, writes and questions, without a library.

Rooms never write an expression: they name attributes and values, and `aws/dynamodb.py` puts every name behind an alias.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple, Protocol, TypeAlias

Value: TypeAlias = "str | int | bool | tuple[Value, ...] | Mapping[str, Value]"
Item: TypeAlias = Mapping[str, Value]
Index = Literal["gsi1", "gsi2"]
KEYS: Final = ("pk", "sk")
_ATOMIC: Final = 100


class Key(NamedTuple):
    """Where an item lies."""

    pk: str
    sk: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Is:
    """The attribute has this value."""

    name: str
    value: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Above:
    """The attribute is there and greater than this value."""

    name: str
    value: str | int


@dataclass(frozen=True, slots=True, kw_only=True)
class Below:
    """The attribute is there and less than this value."""

    name: str
    value: str | int


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """The attribute is there."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Absent:
    """The attribute, or the whole item, is not there."""

    name: str


Condition = Is | Above | Below | Present | Absent
NEW: Final[tuple[Condition, ...]] = (Absent(name="pk"),)
THERE: Final[tuple[Condition, ...]] = (Present(name="pk"),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """Write a whole item."""

    item: Item
    when: tuple[Condition, ...] = ()

    @property
    def key(self) -> Key:
        """Where it lies."""
        return key_of(self.item)


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """Change some attributes; the item is made where it is not there, unless a condition says otherwise."""

    key: Key
    set: Mapping[str, Value] = field(default_factory=dict)
    add: Mapping[str, int] = field(default_factory=dict)
    remove: tuple[str, ...] = ()
    when: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Delete:
    """Remove an item; nothing happens where it is not there, unless a condition says otherwise."""

    key: Key
    when: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Change nothing, but hold the other writes of a transaction to this condition."""

    key: Key
    when: tuple[Condition, ...]


Write = Put | Update | Delete | Check


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What to list: the items of a partition whose sort key begins with something.

    Attributes:
        pk: Partition of the table, or of the index.
        after: Keys of the last item seen, of the index too; None begins at the beginning.
    """

    pk: str
    prefix: str = ""
    index: Index | None = None
    after: Item | None = None
    limit: int = 100
    newest_first: bool = False


class Page(NamedTuple):
    """Part of a list; whether there may be more."""

    items: tuple[Item, ...]
    has_more: bool


class Conflict(Exception):  # noqa: N818 # it is an answer of the table
    """A condition did not hold, so nothing was written.

    Attributes:
        failed: Positions of the writes whose conditions did not hold.
        items: What stood there, position by position; None where nothing did.
    """

    def __init__(self, failed: Sequence[int], items: Sequence[Item | None]) -> None:
        """Say which conditions failed, and what was found."""
        super().__init__(f"conditions of writes {list(failed)}")
        self.failed: Final = tuple(failed)
        self.items: Final = tuple(items)


class Unavailable(Exception):  # noqa: N818 # it is an answer of the table
    """The table gave no answer; a write may or may not have been made."""


class Table(Protocol):
    """The one table."""

    def read(self, *keys: Key) -> Mapping[Key, Item]:
        """Return those items that are there, as they are now; one call for up to 100 keys."""

    def write(self, write: Put | Update | Delete) -> Item:
        """Make one write; return the item after it, or before it where it was removed (empty where there was none).

        Raises:
            Conflict: A condition does not hold.
        """

    def write_all(self, writes: Sequence[Write], token: str = "") -> None:
        """Make all writes or none.

        Args:
            writes: 1 to 100, each of another item.
            token: The same for a repeat of the same writes; one is made up where it is empty.

        Raises:
            Conflict: A condition does not hold.
        """

    def list(self, question: Question) -> Page:
        """Return a page of a list; of an index it may be some moments old."""


def key_of(item: Item) -> Key:
    """Return where an item lies."""
    return Key(str(item["pk"]), str(item["sk"]))


def require_atomic(writes: Sequence[Write]) -> None:
    """Raise ValueError where these writes cannot be one transaction."""
    keys = [write.key for write in writes]
    if not 0 < len(keys) <= _ATOMIC or len(set(keys)) != len(keys):
        message = f"{len(keys)} writes of {len(set(keys))} items cannot be one transaction"
        raise ValueError(message)
