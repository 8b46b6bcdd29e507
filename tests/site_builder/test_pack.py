"""A mapping that is kept as bytes: what is not asked for is not read, and what is not set is not written."""

import pytest

from site_builder.pack import Packed


class Calls:
    """Reads and writes numbers, and remembers which."""

    def __init__(self) -> None:
        """Begin with nothing read and nothing written."""
        self.read: list[bytes] = []
        self.written: list[int] = []

    def mapping(self, **kept: bytes) -> Packed[str, int]:
        """Return a mapping of numbers."""
        return Packed(kept, self._read, self._write)

    def _read(self, content: bytes) -> int:
        self.read.append(content)
        return int(content)

    def _write(self, value: int) -> bytes:
        self.written.append(value)
        return b"%d" % value


@pytest.fixture
def calls() -> Calls:
    """What was read and written."""
    return Calls()


def test_a_value_is_read_once_and_when_it_is_asked_for(calls: Calls) -> None:
    numbers = calls.mapping(a=b"1", b=b"2")

    assert ("a" in numbers, "c" in numbers, len(numbers), [*numbers]) == (True, False, 2, ["a", "b"])
    assert (numbers["b"], numbers.get("b"), numbers.get("c")) == (2, 2, None)
    assert calls.read == [b"2"]


def test_only_what_was_set_is_written(calls: Calls) -> None:
    numbers = calls.mapping(a=b"1", b=b"2", c=b"3")

    numbers["b"] = 20
    numbers["d"] = 4
    del numbers["c"]

    assert numbers.kept() == numbers.kept() == {"a": b"1", "b": b"20", "d": b"4"}
    assert sorted(calls.written) == [4, 20]
    assert dict(numbers) == {"a": 1, "b": 20, "d": 4}


def test_what_was_set_and_forgotten_is_not_kept(calls: Calls) -> None:
    numbers = calls.mapping()

    numbers["a"] = 1
    del numbers["a"]

    assert numbers.kept() == {}
    with pytest.raises(KeyError):
        numbers["a"]
