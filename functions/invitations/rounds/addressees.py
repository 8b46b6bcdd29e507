"""Those to whom a round is to go: their entries, their organisations, and where they lie."""

from collections.abc import Iterable, Mapping, Sequence

from functions import keys
from functions.codec import decode
from functions.organisation import Organisation
from functions.refusals import Refusal
from functions.services import Entry, Services
from functions.table import Item, Key


def entries_of(services: Services, providers: Sequence[str]) -> list[Entry]:
    """Return the entries of those to be invited, each once.

    Raises:
        Refusal: One is not listed, or stands twice.
    """
    found = [services.directory.find(each) for each in providers]
    for number, (each, entry) in enumerate(zip(providers, found, strict=True)):
        if entry is None or each in providers[:number]:
            raise Refusal("round.provider_unknown", field=f"providers.{number}")
    return [entry for entry in found if entry]


def organisations_of(found: Mapping[Key, Item], providers: Iterable[str]) -> list[Organisation | None]:
    """Return the organisations of providers, in their order; None where nobody claimed the entry."""
    items = (found.get(keys.organisation("provider", each)) for each in providers)
    return [decode(Organisation, item) if item else None for item in items]


def places_of(brand_id: str, providers: Iterable[str]) -> list[Key]:
    """Return where it stands what a brand sent lately, and where the organisations of providers lie."""
    return [keys.sends(brand_id), *(keys.organisation("provider", each) for each in providers)]
