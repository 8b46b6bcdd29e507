"""What a brand is looking for. The search by fit ranks by it; an invitation adds to it.

Its address form names each field once, values in the order of the closed lists: `categories=beauty&nice-platforms=douyin`.
`templates/static/js/brief.js` reads and writes the same form.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Final, NamedTuple, Self
from urllib.parse import parse_qsl

from pydantic import Field, model_validator

from site_builder.model.base import Code, Record
from site_builder.model.taxonomy import CHOSEN_LISTS, Taxonomy

Month = Annotated[str, Field(pattern=r"^20\d{2}-(0[1-9]|1[0-2])$")]
NICE: Final = "nice-"
# Fields of one value, and of several, with the closed lists that they choose from.
_ONE: Final = {"origin": "markets", "budget": "budget_bands", "size": "brand_sizes"}
_LISTS: Final = {**{name: name for name in (*CHOSEN_LISTS, "languages")}, **_ONE}
_START: Final = "start"
_MOST_UNKNOWN: Final = 5


class Chosen(Record):
    """Values of one list that a brand must have, and those that it would like."""

    must: tuple[Code, ...] = ()
    nice: tuple[Code, ...] = ()

    @model_validator(mode="after")
    def _once(self) -> Self:
        if len({*self.must, *self.nice}) < len(self.must) + len(self.nice):
            message = "a value is chosen twice"
            raise ValueError(message)
        return self


class Brief(Record):
    """A brand's wishes.

    Attributes:
        origin: Market that the brand comes from.
        budget: Band of the yearly budget.
        size: Size of the brand's company; goes along with an invitation and ranks nothing.
        start: Month of the start; the same.
    """

    categories: Chosen = Chosen()
    platforms: Chosen = Chosen()
    services: Chosen = Chosen()
    origin: Code | None = None
    languages: tuple[Code, ...] = ()
    budget: Code | None = None
    size: Code | None = None
    start: Month | None = None


class Reading(NamedTuple):
    """A brief as an address gives it, and what of the address it could not take in."""

    brief: Brief
    unknown: tuple[str, ...]


def query_of(brief: Brief) -> str:
    """Return the address form; codes need no escaping."""
    return "&".join(f"{name}={values}" for name, values in _fields(brief) if values)


def _fields(brief: Brief) -> Iterator[tuple[str, str]]:
    for name in CHOSEN_LISTS:
        chosen: Chosen = getattr(brief, name)
        yield name, ",".join(chosen.must)
        yield NICE + name, ",".join(chosen.nice)
    yield "origin", brief.origin or ""
    yield "languages", ",".join(brief.languages)
    for name in ("budget", "size", _START):
        yield name, getattr(brief, name) or ""


def read_brief(query: str, taxonomy: Taxonomy) -> Reading:
    """Read the address form: whatever it holds, a brief comes out, in the order of the closed lists.

    A value that is both must-have and nice-to-have is a must-have; of several where one is asked for, the first counts.
    Fields of other names belong to somebody else and are passed over.
    """
    asked: dict[str, list[str]] = {}
    for name, text in parse_qsl(query, keep_blank_values=True, errors="replace"):
        asked.setdefault(name, []).extend(value.strip() for value in text.split(",") if value.strip())
    unknown: list[str] = []
    known = {name: _known(asked, name, taxonomy, unknown) for name in _names()}
    fields: dict[str, object] = {
        name: Chosen(must=known[name], nice=tuple(code for code in known[NICE + name] if code not in known[name]))
        for name in CHOSEN_LISTS
    }
    first = {name: _first(asked.get(name, ()), known[name]) for name in _ONE}
    start = _start(asked.get(_START, ()), unknown)
    brief = Brief.model_validate({**fields, **first, "languages": known["languages"], "start": start})
    return Reading(brief, tuple(dict.fromkeys(unknown))[:_MOST_UNKNOWN])


def _names() -> tuple[str, ...]:
    """Return the fields of codes in the order of the address form."""
    return (*(prefix + name for name in CHOSEN_LISTS for prefix in ("", NICE)), "origin", "languages", "budget", "size")


def _known(asked: Mapping[str, Sequence[str]], name: str, taxonomy: Taxonomy, unknown: list[str]) -> tuple[str, ...]:
    """Return the codes of a field that exist, in the order of their list; note the others."""
    given = asked.get(name, ())
    terms = taxonomy.terms(_LISTS[name.removeprefix(NICE)])
    unknown += [value for value in given if value not in terms]
    return tuple(code for code in terms if code in given)


def _first(given: Iterable[str], known: Sequence[str]) -> str | None:
    return next((value for value in given if value in known), None)


def _start(given: Sequence[str], unknown: list[str]) -> str | None:
    """Return the first month; note what is none."""
    months = [value for value in given if _is_month(value)]
    unknown += [value for value in given if not _is_month(value)]
    return months[0] if months else None


def _is_month(text: str) -> bool:
    year, _, month = text.partition("-")
    digits = text.isascii() and year.isdigit() and month.isdigit()
    return digits and len(year) == 4 and year[:2] == "20" and len(month) == 2 and 1 <= int(month) <= 12  # noqa: PLR2004 # a year and a month
