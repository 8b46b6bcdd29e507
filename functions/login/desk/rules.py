"""What an operator's decision makes of a brand, and where a queue's page begins. Pure."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from functions import keys
from functions.organisation import Organisation
from functions.refusals import Refusal
from functions.table import Item, Key
from site_builder.model.localized import Localized

_AT: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{12}Z"
_ULID: Final = "[0-9A-HJKMNP-TV-Z]{26}"
_PROVIDER: Final = "[a-z0-9]+(?:-[a-z0-9]+)*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How many brands ask for a provider."""

    provider: str
    name: Localized
    count: int
    last_at: datetime


def released(organisation: Organisation, now: datetime) -> Organisation:
    """Return a brand for which an operator vouches.

    Raises:
        Refusal: It does not wait for that.
    """
    if organisation.checked != "unchecked":
        raise Refusal("release.not_waiting")
    return replace(organisation, released_at=now, v=organisation.v + 1)


def place_in(queue: keys.Queue, cursor: str) -> Item | None:
    """Return where a queue's page begins; a cursor names nothing outside its queue, and one that is none begins anew."""
    where = _where(queue, cursor)
    return {"pk": where.pk, "sk": where.sk, "gsi2pk": keys.queue(queue), "gsi2sk": cursor} if where else None


def _where(queue: keys.Queue, cursor: str) -> Key | None:
    if queue == "BRAND" and (found := re.fullmatch(f"{_AT}#({_ULID})", cursor)):
        return keys.organisation("brand", found[1])
    if queue == "CLAIM" and (found := re.fullmatch(f"{_AT}#({_PROVIDER})#({_ULID})", cursor)):
        return keys.claim(found[1], found[2])
    if queue == "MAIL" and (found := re.fullmatch(f"{_AT}#([0-9a-f]{{64}})", cursor)):
        return keys.bounce(found[1])
    if queue == "MAIL" and (found := re.fullmatch(f"{_AT}#({_ULID}(?:-[0-9]{{1,3}})?)", cursor)):
        return keys.outgoing(found[1])
    if queue == "ASK" and re.fullmatch(_PROVIDER, cursor):
        return keys.asks(cursor)
    return None
