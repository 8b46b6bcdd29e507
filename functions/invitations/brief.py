"""The brief that goes with a round: what the search by fit knows of it, and what providers need beyond that."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Final

from pydantic import Field

from functions.refusals import Refusal
from functions.services import Directory
from functions.texts import PLAIN, PLAIN_LINES, Form, bounded
from site_builder.model.base import Code
from site_builder.model.brief import Brief, Chosen
from site_builder.model.money import Currency
from site_builder.model.taxonomy import CHOSEN_LISTS

MOST_WISHES: Final = 20
Wish = Annotated[str, bounded(200), PLAIN]
_ONE: Final = {"origin": "markets", "budget": "budget_bands", "size": "brand_sizes"}
_SEVERAL: Final = {"languages": "languages", "markets": "markets"}


class Turnover(Form):
    """What a brand sells in a year now."""

    amount: Annotated[int, Field(ge=0, le=10**15)]
    currency: Currency


class RoundBrief(Brief):
    """A brief as providers read it.

    Attributes:
        about: About the brand; of a blind round without its name.
        markets: Where it wants to sell.
        stores: Target stores in words.
        gmv: What it sells in a year now; None where it does not say.
        musts: Must-haves, which each provider answers one by one.
        nices: Nice-to-haves.
    """

    title: Annotated[str, bounded(120), PLAIN]
    about: Annotated[str, bounded(3000), PLAIN_LINES]
    markets: Annotated[tuple[Code, ...], Field(max_length=20)] = ()
    stores: Annotated[str, bounded(300, 0), PLAIN] = ""
    gmv: Turnover | None = None
    timeline: Annotated[str, bounded(1000, 0), PLAIN_LINES] = ""
    musts: Annotated[tuple[Wish, ...], Field(max_length=MOST_WISHES)] = ()
    nices: Annotated[tuple[Wish, ...], Field(max_length=MOST_WISHES)] = ()


def require_known(brief: RoundBrief, directory: Directory) -> None:
    """Refuse a code that no closed list has.

    Raises:
        Refusal: With the field.
    """
    for field, name, codes in _codes(brief):
        known = directory.codes(name)
        if any(code not in known for code in codes):
            raise Refusal("round.code_unknown", field=f"brief.{field}")
    if not brief.categories.must:
        raise Refusal("round.code_unknown", field="brief.categories")


def _codes(brief: RoundBrief) -> Iterator[tuple[str, str, Sequence[str]]]:
    """Yield the fields of codes, with the list and the values of each."""
    for name in CHOSEN_LISTS:
        chosen: Chosen = getattr(brief, name)
        yield name, name, (*chosen.must, *chosen.nice)
    for name, listed in _ONE.items():
        value: str | None = getattr(brief, name)
        yield name, listed, (value,) if value else ()
    for name, listed in _SEVERAL.items():
        yield name, listed, getattr(brief, name)


def texts(brief: RoundBrief) -> Iterator[tuple[str, str]]:
    """Yield what the brand wrote itself, field by field."""
    for name in ("title", "about", "stores", "timeline"):
        yield f"brief.{name}", getattr(brief, name)
    for name in ("musts", "nices"):
        for number, wish in enumerate(getattr(brief, name)):
            yield f"brief.{name}.{number}", wish
