"""What operators look for, and what is found."""

from collections.abc import Sequence
from typing import Annotated, Literal

from functions.account import Account
from functions.organisation import Organisation, both
from functions.services import Entry
from functions.texts import LONGEST_ADDRESS, PLAIN, Form, Reply, bounded
from site_builder.model.localized import Language


class Wanted(Form):
    """A number, a mailbox, or the beginning of a name."""

    text: Annotated[str, bounded(LONGEST_ADDRESS, 2), PLAIN]


class FoundLine(Reply):
    """Somebody who was found.

    Attributes:
        detail: A person's mailbox, a brand's or a provider's website.
    """

    kind: Literal["person", "brand", "provider"]
    id: str
    name: dict[Language, str]
    detail: str
    suspended: bool


class Found(Reply):
    """Those who were found: people, brands, providers."""

    lines: Sequence[FoundLine]


def person(account: Account) -> FoundLine:
    """Return a person as JSON holds it."""
    return FoundLine(
        kind="person",
        id=account.id,
        name={"en": account.name, "zh": account.name},
        detail=account.address,
        suspended=account.suspended_at is not None,
    )


def organisation(found: Organisation) -> FoundLine:
    """Return a brand or a provider that claimed its entry as JSON holds it."""
    return FoundLine(
        kind="brand" if found.kind == "brand" else "provider",
        id=found.id,
        name=both(found.name),
        detail=found.website,
        suspended=found.suspended_at is not None,
    )


def entry(found: Entry) -> FoundLine:
    """Return a provider whose entry nobody claimed as JSON holds it."""
    return FoundLine(kind="provider", id=found.id, name=both(found.name), detail=found.website or "", suspended=False)
