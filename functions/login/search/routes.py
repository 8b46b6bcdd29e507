"""Operators find people, brands and providers."""

from collections.abc import Iterator, Mapping
from typing import Final

from fastapi import APIRouter, Request

from functions import keys
from functions.account import Account
from functions.app import PROBLEMS
from functions.codec import decode
from functions.context import opened
from functions.login.search import rules, store
from functions.login.search.forms import Found, FoundLine, Wanted, entry, organisation, person
from functions.organisation import Organisation
from functions.security import operating
from functions.services import Services
from functions.table import Item, Key

router: Final = APIRouter(responses=PROBLEMS)


@router.post("/api/search")
async def search(request: Request, form: Wanted) -> Found:
    """Find people, brands and providers, each once."""
    services, visit = opened(request)
    where, box = rules.places(form.text), rules.mailbox(form.text)
    caller = operating(services, visit, (*where, *([box] if box else ())))
    holder = caller.found.get(box) if box else None
    owner = keys.account(str(holder["account"])) if holder else None
    also = services.table.read(owner) if owner else {}
    numbered = [each for each in (*where, *([owner] if owner else [])) if each in caller.found or each in also]
    lines = [*_numbered(numbered, {**caller.found, **also}), *(() if box else _named(services, form.text))]
    return Found(lines=tuple({(line.kind, line.id): line for line in reversed(lines)}.values())[::-1])


def _numbered(places: list[Key], found: Mapping[Key, Item]) -> Iterator[FoundLine]:
    """Yield those who have the number or the mailbox."""
    for where in places:
        if where.pk.startswith("ACC#"):
            yield person(decode(Account, found[where]))
        else:
            yield organisation(decode(Organisation, found[where]))


def _named(services: Services, text: str) -> Iterator[FoundLine]:
    """Yield those whose name begins so; a provider's number is a name of it."""
    yield from map(organisation, store.brands_named(services.table, text))
    yield from map(entry, services.directory.named(text))
