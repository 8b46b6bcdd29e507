"""What an archive lists, read without opening it: the effort is bounded before anything is believed. Pure.

`zipfile` would make an object of every entry and walk every extra field, and 25 MB have room for half a million of them.
Source: PKWARE's APPNOTE, sections 4.3.12 and 4.3.16.
"""

import struct
from typing import Final

MOST_ENTRIES: Final = 4000
LARGEST_LIST: Final = 1024 * 1024
"""Of the list of entries, in bytes; a presentation of a thousand pictures has a tenth of it."""
_ENTRY: Final = struct.Struct("<4s24x3H12x")
_END: Final = struct.Struct("<4s4x2H2LH")
_FARTHEST: Final = _END.size + 0xFFFF


def names_in(body: bytes) -> list[bytes] | None:
    """Return the names that an archive lists, in small letters.

    Returns:
        None where it is no archive, lists more than any document does, or its parts do not follow each other: then
        another program could find another list.
    """
    end = body.rfind(b"PK\x05\x06", max(0, len(body) - _FARTHEST))
    if end < 0 or len(body) < end + _END.size:
        return None
    _, here, count, size, start, comment = _END.unpack_from(body, end)
    if here != count or count > MOST_ENTRIES or size > LARGEST_LIST:
        return None
    if start + size != end or end + _END.size + comment != len(body):
        return None
    return _listed(body[start:end], count)


def _listed(entries: bytes, count: int) -> list[bytes] | None:
    """Return the names of exactly so many entries, which fill their list."""
    names: list[bytes] = []
    place = 0
    while place < len(entries) and len(names) < count:
        if len(entries) < place + _ENTRY.size:
            return None
        mark, name, extra, comment = _ENTRY.unpack_from(entries, place)
        if mark != b"PK\x01\x02":
            return None
        place += _ENTRY.size
        names.append(entries[place : place + name].lower())
        place += name + extra + comment
    return names if place == len(entries) and len(names) == count else None
