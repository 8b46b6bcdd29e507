"""The corpus and the queries that judge the search, as records; README.md holds their rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

import yaml

FOLDER: Final = Path(__file__).parent
LANGUAGES: Final = ("en", "zh")


@dataclass(frozen=True, slots=True, kw_only=True)
class Firm:
    """A fictional provider; an empty field is not stated.

    Attributes:
        stars: Half steps from 0.5 to 5.
    """

    id: str
    en: str | None = None
    zh: str | None = None
    legal: str | None = None
    former: tuple[str, ...] = ()
    tickers: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    place: str | None = None
    offices: tuple[str, ...] = ()
    stars: float | None = None
    platforms: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    markets: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is typed and what must be found.

    Attributes:
        kind: The class of queries that it belongs to.
        expected: Ids of all providers that must be found, in alphabetical order.
        first: Ids that lead the result, in this order.
        glossary: Terms of the glossary that must be shown.
        languages: Of the pages on which it is typed.
        why: The rule or the trap that it stands for.
    """

    text: str
    kind: str
    why: str
    expected: tuple[str, ...]
    first: tuple[str, ...] = ()
    glossary: tuple[str, ...] = ()
    languages: tuple[str, ...] = LANGUAGES


def firms() -> tuple[Firm, ...]:
    """Return the corpus, in order of id."""
    return tuple(_firm(row) for row in _rows("corpus.yaml"))


def queries() -> tuple[Query, ...]:
    """Return the queries, in the order of the file."""
    everyone = tuple(firm.id for firm in firms())
    return tuple(_query(row, everyone) for row in _rows("queries.yaml"))


def _firm(row: Mapping[str, Any]) -> Firm:
    fields: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    return Firm(**fields)


def _query(row: Mapping[str, Any], everyone: tuple[str, ...]) -> Query:
    lists = {name: tuple(row.get(name, ())) for name in ("first", "glossary")}
    languages = (row["lang"],) if "lang" in row else LANGUAGES
    expected = everyone if row["expected"] == "everyone" else tuple(row["expected"])
    return Query(text=row["query"], kind=row["class"], why=row["why"], expected=expected, languages=languages, **lists)


def _rows(name: Literal["corpus.yaml", "queries.yaml"]) -> list[dict[str, Any]]:  # Any: what a file of YAML may hold
    rows: list[dict[str, Any]] = yaml.load((FOLDER / name).read_text("utf-8"), yaml.CSafeLoader)
    return rows
