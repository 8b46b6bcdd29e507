"""Values to the table's typed attributes and back; numbers are whole."""

from collections.abc import Mapping
from typing import Any

from functions.table import Item, Value

Attribute = dict[str, Any]  # Any: the type of an attribute is its key


def attribute(value: Value) -> Attribute:
    """Return a value as a typed attribute."""
    if isinstance(value, bool):
        return {"BOOL": value}
    if isinstance(value, str):
        return {"S": value}
    if isinstance(value, int):
        return {"N": str(value)}
    if isinstance(value, tuple):
        return {"L": [attribute(part) for part in value]}
    return {"M": attributes(value)}


def attributes(item: Item) -> dict[str, Attribute]:
    """Return an item as typed attributes."""
    return {name: attribute(value) for name, value in item.items()}


def value_of(typed: Mapping[str, Any]) -> Value:
    """Return the value of a typed attribute.

    Raises:
        ValueError: It is of a type that we never write.
    """
    ((kind, value),) = typed.items()
    if kind in {"S", "BOOL"}:
        return value  # type: ignore[no-any-return] # its type is its key
    if kind == "N":
        return int(value)
    if kind == "L":
        return tuple(value_of(part) for part in value)
    if kind == "M":
        return item_of(value)
    raise ValueError(kind)


def item_of(typed: Mapping[str, Mapping[str, Any]]) -> Item:
    """Return the item of typed attributes."""
    return {name: value_of(value) for name, value in typed.items()}
