"""What a provider is assessed by, as items: tallies, imported figures, the first store; and the frozen scores themselves.

Imported figures lie with their provider under the digest of the file that brought them, and count once the quarter's list
names that file: the list is one item, so a file counts whole or not at all. A frozen score is one JSON text, put once.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from functions import keys
from functions.fact import first_store_on, kept
from functions.table import NEW, Item, Key, Put
from site_builder.model.assessment import Facts, Method, Value, canonical
from site_builder.model.indicators import values_of
from site_builder.model.quarter import earlier

WINDOW: Final = 4
"""Quarters that the longest window of an indicator has."""
Score = Mapping[str, Any]
"""A frozen score: JSON of the type `QuarterScore` of `site_builder/model/published.py`."""


def window(quarter: str) -> tuple[str, ...]:
    """Return the quarters that a score rests on, the newest first."""
    return tuple(earlier(quarter, back) for back in range(WINDOW))


def places(provider_id: str, quarter: str) -> tuple[Key, ...]:
    """Return where it lies what was counted for a provider: the tallies of its window, and the days of its stores."""
    tallies = (keys.tally("provider", provider_id, each) for each in window(quarter))
    return (*tallies, keys.stores(provider_id))


def imports_of(item: Item | None) -> tuple[str, ...]:
    """Return the digests of the files that count in a quarter, in the order in which they came."""
    found = (item or {}).get("files", ())
    return tuple(str(each) for each in found) if isinstance(found, tuple) else ()


def imported(items: Iterable[Item], quarters: Mapping[str, Sequence[str]]) -> dict[str, dict[str, Value]]:
    """Return what files brought for a provider, by quarter and indicator; of two files the later one speaks.

    Args:
        items: The provider's items of imported figures.
        quarters: For each quarter the files that count, in the order in which they came.
    """
    found = {(quarter, digest): item for item in items for quarter, digest in [_named(item)]}
    brought: dict[str, dict[str, Value]] = {}
    for quarter, files in quarters.items():
        brought[quarter] = {}
        for digest in files:
            if (quarter, digest) in found:
                brought[quarter] |= _values(found[quarter, digest])
    return brought


def _named(item: Item) -> tuple[str, str]:
    _, quarter, digest = str(item["sk"]).split("#")
    return quarter, digest


def _values(item: Item) -> dict[str, Value]:
    values: Mapping[str, Mapping[str, int]] = item["values"]  # type: ignore[assignment] # as the import writes it
    return {code: Value(each["value"], each["n"]) for code, each in values.items()}


def facts_of(
    provider_id: str,
    quarter: str,
    counted: Mapping[Key, Item],
    brought: Mapping[str, Mapping[str, Value]],
    method: Method,
) -> Facts:
    """Return what a provider is assessed by for a quarter.

    Args:
        provider_id: The provider.
        quarter: The assessed quarter.
        counted: The items at `places`, those that are there.
        brought: Imported figures by quarter.
        method: Says how tallies become values.
    """
    quarters = window(quarter)
    tallies = [kept(counted.get(keys.tally("provider", provider_id, each))) for each in quarters]
    values = values_of(tallies, [brought.get(each, {}) for each in quarters], method)
    first = first_store_on(counted.get(keys.stores(provider_id)))
    return Facts(provider_id, quarter, date.fromisoformat(first) if first else None, values)


def frozen(provider_id: str, score: Score) -> Put:
    """Return the write that freezes a score; one that is there cannot be written over."""
    where = keys.frozen(provider_id, str(score["quarter"]), int(score["revision"]))
    place = {"gsi1pk": keys.quarter(str(score["quarter"])), "gsi1sk": f"{where.pk}#r{score['revision']:03}"}
    item = {"pk": where.pk, "sk": where.sk, **place, "provider": provider_id, "score": canonical(score).decode()}
    return Put(item=item, when=NEW)


def score_of(item: Item) -> Score:
    """Return the score that an item holds."""
    found: Score = json.loads(str(item["score"]))
    return found


def newest(scores: Iterable[Score]) -> Iterator[Score]:
    """Yield the last revision of each quarter, the newest quarter first."""
    seen: set[str] = set()
    for score in sorted(scores, key=lambda each: (each["quarter"], each["revision"]), reverse=True):
        if score["quarter"] not in seen:
            seen.add(score["quarter"])
            yield score


def inputs_of(score: Score) -> dict[str, Value]:
    """Return the values that a frozen score rests on."""
    return {code: Value(each["value"], each["n"]) for code, each in score["inputs"].items()}


def first_of(score: Score) -> date | None:
    """Return the day of the first store that a frozen score knew."""
    return date.fromisoformat(score["first_store_on"]) if score["first_store_on"] else None
