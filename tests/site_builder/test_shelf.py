"""Rows on the shelf: made once, kept in files, found again by whoever knows their places."""

from pathlib import Path

import pytest

from site_builder.model.directory import Entry
from site_builder.shelf import Make, Shelf
from tests.builders import an_entry

MAKERS: dict[str, Make] = {
    "id": lambda entry: entry.card.id.encode(),
    "place": lambda entry: (entry.card.place or "").encode(),
    "name": lambda entry: (entry.card.name_en or "").encode(),
}
ENTRIES = [an_entry(id=f"p{number}", name_en=f"P {number}", place=None) for number in range(3)]


def column(shelf: Shelf, kind: str, *entries: Entry) -> list[bytes]:
    """Return one kind of row of some entries, by default of all."""
    by_id = {entry.card.id: entry for entry in entries or ENTRIES}
    return shelf.column(kind, by_id, by_id)


def filled(folder: Path, number: int = 0, *entries: Entry) -> Shelf:
    """Return a shelf with the rows of some entries."""
    shelf = Shelf(MAKERS, folder, number)
    shelf.put(entries or ENTRIES)
    return shelf


@pytest.mark.parametrize(
    ("kind", "rows"), [("id", [b"p0", b"p1", b"p2"]), ("place", [b"", b"", b""]), ("name", [b"P 0", b"P 1", b"P 2"])]
)
def test_a_column_has_one_kind_of_row_in_the_order_that_is_asked_for(tmp_path: Path, kind: str, rows: list[bytes]) -> None:  # fmt: skip
    shelf = filled(tmp_path)

    assert column(shelf, kind) == rows
    assert column(shelf, kind, *reversed(ENTRIES)) == rows[::-1]


def test_a_row_is_made_once_until_its_entry_is_put_again(tmp_path: Path) -> None:
    changed = an_entry(id="p1", name_en="Changed")
    shelf = filled(tmp_path)

    before = column(shelf, "name", changed)
    shelf.put([changed])

    assert (before, column(shelf, "name", changed)) == ([b"P 1"], [b"Changed"])


def test_another_process_finds_the_rows_by_their_places(tmp_path: Path) -> None:
    first, second = filled(tmp_path, 0, *ENTRIES[:1]), filled(tmp_path, 1, *ENTRIES[1:])
    first.flush()
    second.flush()

    reader = Shelf({}.fromkeys(MAKERS, lambda _: b"made again"), tmp_path)
    reader.places = first.places | second.places

    assert column(reader, "name") == [b"P 0", b"P 1", b"P 2"]


def test_rows_that_are_put_later_follow_those_of_an_earlier_build(tmp_path: Path) -> None:
    earlier = filled(tmp_path)
    earlier.flush()
    later = Shelf(MAKERS, tmp_path)
    later.places = earlier.places

    later.put([an_entry(id="p9", name_en="New")])

    assert column(later, "name", *ENTRIES, an_entry(id="p9")) == [b"P 0", b"P 1", b"P 2", b"New"]


def test_rows_that_nobody_read_yet_stay_as_they_were_when_others_are_put(tmp_path: Path) -> None:
    shelf = Shelf(MAKERS, tmp_path)
    for number, entry in enumerate(ENTRIES):
        some = filled(tmp_path, number, entry)
        some.flush()
        shelf.places |= some.places

    unread = shelf.unread("name")
    shelf.put([an_entry(id="p0", name_en="Changed")])

    assert {provider_id: bytes(row) for provider_id, row in unread.items()} == {
        "p0": b"P 0",
        "p1": b"P 1",
        "p2": b"P 2",
    }
    assert bytes(shelf.unread("name")["p0"]) == b"Changed"


def test_a_row_that_is_not_there_or_was_dropped_is_made(tmp_path: Path) -> None:
    shelf = filled(tmp_path)

    shelf.flush()

    shelf.drop(["p1", "nobody"])

    assert column(shelf, "name", an_entry(id="p1", name_en="A"), an_entry(id="new", name_en="B")) == [b"A", b"B"]
    assert column(Shelf(MAKERS), "id") == [b"p0", b"p1", b"p2"]
