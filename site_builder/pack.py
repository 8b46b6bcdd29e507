"""Mappings that are kept as bytes: a build of one change reads the few values that it asks for, and writes only what it set."""

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import Final, TypeVar

K = TypeVar("K")
V = TypeVar("V")
Content = bytes | memoryview


class Unread(MutableMapping[K, V]):
    """Values by key, each read when it is first asked for."""

    def __init__(self, kept: Mapping[K, Content], read: Callable[[Content], V]) -> None:
        """Take the values as bytes, and what makes a value of bytes."""
        self._kept: Final = dict(kept)
        self._read: Final = read
        self._values: Final[dict[K, V]] = {}

    def __getitem__(self, key: K) -> V:
        """Return a value; it is read the first time."""
        value = self._values.get(key)
        if value is None:
            value = self._values[key] = self._read(self._kept[key])
        return value

    def __setitem__(self, key: K, value: V) -> None:
        """Set a value."""
        self._kept.setdefault(key, b"")
        self._values[key] = value

    def __delitem__(self, key: K) -> None:
        """Forget a value."""
        del self._kept[key]
        self._values.pop(key, None)

    def __contains__(self, key: object) -> bool:
        """Whether there is a value, without reading it."""
        return key in self._kept

    def __iter__(self) -> Iterator[K]:
        """Go through the keys."""
        return iter(self._kept)

    def __len__(self) -> int:
        """How many values there are."""
        return len(self._kept)


class Packed(Unread[K, V]):
    """Values that are bytes again in the end. Whoever changes a value that this mapping gave sets it again."""

    def __init__(self, kept: Mapping[K, Content], read: Callable[[Content], V], write: Callable[[V], bytes]) -> None:
        """Take what `kept` returned before, and what makes a value of bytes and bytes of a value."""
        super().__init__(kept, read)
        self._write: Final = write
        self._set: Final[set[K]] = set()
        self.is_changed = False

    def kept(self) -> dict[K, Content]:
        """Return every value as bytes; the mapping counts as unchanged from now on."""
        for key in self._set:
            self._kept[key] = self._write(self._values[key])
        self._set.clear()
        self.is_changed = False
        return self._kept

    def __setitem__(self, key: K, value: V) -> None:
        """Set a value, which is to be written."""
        super().__setitem__(key, value)
        self._set.add(key)
        self.is_changed = True

    def __delitem__(self, key: K) -> None:
        """Forget a value."""
        super().__delitem__(key)
        self._set.discard(key)
        self.is_changed = True
