"""Brands by their names."""

from typing import Final

from functions import keys
from functions.codec import decode
from functions.organisation import Organisation, folded
from functions.table import Question, Table

MOST: Final = 20
_LOOKED_AT: Final = 500


def brands_named(table: Table, text: str) -> tuple[Organisation, ...]:
    """Return brands whose name begins so: by the index, where each stands under its English name, and among the first of all by the other one."""
    wanted = folded(text)
    begins = Question(pk=keys.NAMES, prefix=wanted, index="gsi1", limit=MOST)
    found = [decode(Organisation, item) for item in table.list(begins).items]
    if wanted.isascii():
        return tuple(found)
    others = table.list(Question(pk=keys.NAMES, index="gsi1", limit=_LOOKED_AT)).items
    chinese = (
        each for each in (decode(Organisation, item) for item in others) if folded(each.name.zh).startswith(wanted)
    )
    known = {each.id for each in found}
    return tuple([*found, *(each for each in chinese if each.id not in known)][:MOST])
