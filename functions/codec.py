"""Records to items and back: frozen dataclasses of texts, numbers, flags, instants, tuples, other records and mappings of texts.

What is None is left out of an item. Instants are UTC, as text that sorts by time: `2026-11-25T18:51:42.123Z`.
"""

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from typing import Any, ClassVar, Final, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from functions.table import Item, Value

Record = TypeVar("Record")
_PLAIN: Final = (str, int, bool)


def instant(at: datetime) -> str:
    """Return an instant as text, in milliseconds.

    Raises:
        ValueError: It has no time zone.
    """
    if at.tzinfo is None:
        message = "an instant without a time zone"
        raise ValueError(message)
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def at(text: str) -> datetime:
    """Return the instant that a text names."""
    return datetime.fromisoformat(text)


def encode(record: object) -> dict[str, Value]:
    """Return a record's fields as attributes."""
    if not is_dataclass(record):
        message = f"{type(record).__name__} is no record"
        raise TypeError(message)
    named = ((entry.name, getattr(record, entry.name)) for entry in fields(record))
    return {name: _value(value) for name, value in named if value is not None}


def _value(value: object) -> Value:
    if isinstance(value, _PLAIN):
        return value
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, tuple):
        return tuple(_value(part) for part in value)
    if isinstance(value, Mapping):
        return {name: _value(part) for name, part in value.items()}
    return encode(value)


def decode(kind: type[Record], item: Item) -> Record:
    """Return the record that an item holds; attributes that it does not know are left out.

    Raises:
        TypeError: A field without a default is missing.
    """
    readers = _readers(kind)
    return kind(**{name: read(item[name]) for name, read in readers.items() if name in item})


Read = Callable[[Any], Any]  # Any: from whatever an attribute holds to whatever the field is


_KNOWN: Final[dict[type, Mapping[str, Read]]] = {}


def _readers(kind: type) -> Mapping[str, Read]:
    """Return what makes each field of a record; found out once a kind."""
    if kind not in _KNOWN:
        hints = get_type_hints(kind)
        _KNOWN[kind] = {name: _reader(hint) for name, hint in hints.items() if get_origin(hint) is not ClassVar}
    return _KNOWN[kind]


def _reader(hint: Any) -> Read:  # noqa: ANN401 # any annotation
    """Return what makes a field of an attribute."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in {Union, types.UnionType}:
        return _reader(next(part for part in arguments if part is not type(None)))
    if origin is tuple:
        inner = _reader(arguments[0])
        return lambda parts: tuple(inner(part) for part in parts)
    if origin in {Literal, Mapping} or hint in _PLAIN:
        return lambda value: value
    if hint is datetime:
        return at
    return lambda part: decode(hint, part)
