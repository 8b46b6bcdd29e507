"""Files that show the whole directory, made together: each batch says which fields of an entry it shows, so that a change makes no other."""

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from site_builder.model.card import Card
from site_builder.model.directory import Entry

File = tuple[str, bytes]
Fields = frozenset[str]
STANDING: Final[Fields] = frozenset({"standing"})
SAMPLE: Final[Fields] = frozenset({"sample"})
ALL: Final[Fields] = frozenset(Card._fields) | STANDING | SAMPLE


class Batch(NamedTuple):
    """Some files of the whole directory.

    Attributes:
        shows: What the files and their order follow from: fields of a card, `standing`, or `sample`, which is whatever
            the home page's short entry says.
        make: Makes the files.
        owns: Where the names of these files begin, if no other file's does: those that are not made any more go.
    """

    shows: Fields
    make: Callable[[], Iterable[File]]
    owns: tuple[str, ...] = ()


def differing(old: Entry | None, new: Entry | None) -> Fields:
    """Return the fields in which two states of an entry differ; all of them where it is new or gone."""
    if old is None or new is None:
        return ALL
    pairs = zip(Card._fields, old.card, new.card, strict=True)
    fields = frozenset(name for name, before, after in pairs if before != after)
    return fields if old.standing == new.standing else fields | STANDING
