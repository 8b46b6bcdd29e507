"""The inbox: one question of the index whatever its size, since each line is complete there."""

import re
from typing import Final

from functions import keys
from functions.invitation import Invitation
from functions.round_items import invitation_of
from functions.table import Item, Question, Table

PAGE: Final = 20
_CURSOR: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{12}Z)#([0-7][0-9A-HJKMNP-TV-Z]{25})")


def inbox(table: Table, provider_id: str, shelf: keys.Shelf, cursor: str) -> tuple[tuple[Invitation, ...], str | None]:
    """Return a page of a provider's inbox, and where the next one begins.

    The open ones come by deadline, the nearest first; the others by their last change, the newest first. A cursor names
    nothing outside the provider's own inbox, and one that is none begins anew.
    """
    pk = keys.organisation("provider", provider_id).pk
    found = table.list(
        Question(
            pk=pk,
            prefix=keys.inbox(shelf, "", "")[:-1],
            index="gsi1",
            after=_place(pk, provider_id, shelf, cursor),
            limit=PAGE,
            newest_first=shelf != "O",
        )
    )
    lines = tuple(map(invitation_of, found.items))
    rest = str(found.items[-1]["gsi1sk"]).split("#", 2)[2] if found.has_more and lines else None
    return lines, rest


def _place(pk: str, provider_id: str, shelf: keys.Shelf, cursor: str) -> Item | None:
    found = _CURSOR.fullmatch(cursor)
    if found is None:
        return None
    where = keys.invitation(found[2], provider_id)
    return {"pk": where.pk, "sk": where.sk, "gsi1pk": pk, "gsi1sk": keys.inbox(shelf, found[1], found[2])}
