"""The closing of a quarter as an item: due while it is at work, and marked while it freezes scores."""

from datetime import datetime
from typing import Final

from functions import keys
from functions.closing import Closing
from functions.codec import decode, encode
from functions.round_items import due
from functions.table import NEW, Absent, Check, Is, Item, Put, Value

_FREEZING: Final = "freezing"


def closing_of(item: Item) -> Closing:
    """Return how far the quarter of an item is."""
    return decode(Closing, item)


def closing_put(before: Closing, after: Closing, at: datetime) -> Put:
    """Return the write that puts a closing forward; it fails where somebody else did meanwhile.

    Args:
        before: As it was read; one that was never kept has the version 0.
        after: As it is now.
        at: When the clock shall look at it, while it is at work.
    """
    where = keys.closing(after.quarter)
    place = due(at, "closing", after.quarter) if after.is_at_work else {}
    mark: dict[str, Value] = {_FREEZING: True} if after.is_at_work and after.phase == "close" else {}
    item: dict[str, Value] = {**encode(after), **place, **mark, "pk": where.pk, "sk": where.sk}
    return Put(item=item, when=(Is(name="v", value=before.v),) if before.v else NEW)


def not_freezing(quarter: str) -> Check:
    """Return what holds while the scores of a quarter are not being frozen."""
    return Check(key=keys.closing(quarter), when=(Absent(name=_FREEZING),))
