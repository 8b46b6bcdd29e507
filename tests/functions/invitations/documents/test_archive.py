"""What an archive lists, read without opening it."""

import struct
import time

import pytest

from functions.files import LARGEST
from functions.invitations.documents.archive import MOST_ENTRIES, names_in
from tests.functions.invitations.documents.papers import archive

ENTRY = struct.Struct("<4s24x3H12x")
END = struct.Struct("<4s4x2H2LH")
SMALL = archive("[Content_Types].xml", "word/document.xml")


def listing(entries: bytes, count: int, size: int | None = None, start: int = 0) -> bytes:
    """Return an archive that has a list of entries and nothing else."""
    return entries + END.pack(b"PK\x05\x06", count, count, len(entries) if size is None else size, start, 0)


def test_the_names_are_those_that_an_archive_lists() -> None:
    assert names_in(SMALL) == [b"[content_types].xml", b"word/document.xml"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"PK\x05\x06",
        b"%PDF-1.7",
        SMALL + b"x",
        b"x" + SMALL,
        SMALL[:-10],
        listing(b"", 1),
        listing(ENTRY.pack(b"PK\x01\x02", 9, 0, 0) + b"a", 1),
        listing(ENTRY.pack(b"PK\x03\x04", 1, 0, 0) + b"a", 1),
        listing(ENTRY.pack(b"PK\x01\x02", 1, 0, 0) + b"a", 2),
        listing(2 * (ENTRY.pack(b"PK\x01\x02", 1, 0, 0) + b"a"), 1),
        listing(b"PK\x01\x02", 1),
    ],
)
def test_what_does_not_list_itself_in_order_is_no_archive(body: bytes) -> None:
    assert names_in(body) is None


@pytest.mark.parametrize("count", [0xFFFF, MOST_ENTRIES, 1])
def test_a_list_of_half_a_million_entries_costs_nothing(count: int) -> None:
    many = (LARGEST - END.size) // ENTRY.size
    body = listing(ENTRY.pack(b"PK\x01\x02", 0, 0, 0) * many, count)
    began = time.process_time()

    assert names_in(body) is None

    assert many > 500_000
    assert time.process_time() - began < 0.2


def test_an_extra_field_is_stepped_over_however_it_is_made() -> None:
    body = listing((ENTRY.pack(b"PK\x01\x02", 1, 0xFFFF, 0) + b"a" + bytes(0xFFFF)) * 15, 15)
    began = time.process_time()

    assert names_in(body) == [b"a"] * 15

    assert time.process_time() - began < 0.2
