"""A provider's tallies beside what its book makes of them."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, NamedTuple

from functions import keys
from functions.fact import Fact, fact_of, kept, recomputed

Numbers = Mapping[tuple[str, str], dict[str, int]]


class Balances(NamedTuple):
    """Provider and quarter to numbers: by the lines of the book, and as the tallies keep them; what is empty is left out."""

    made: Numbers
    kept: Numbers


def balances(items: Mapping[Any, Any]) -> Balances:
    """Return every tally of every provider in both ways."""
    lines: defaultdict[tuple[str, str], list[Fact]] = defaultdict(list)
    tallies: dict[tuple[str, str], dict[str, int]] = {}
    for key, item in items.items():
        if key.pk.startswith("PROV#") and key.sk.startswith(keys.FACTS):
            lines[key.pk, key.sk.split("#")[1]].append(fact_of(item))
        if key.pk.startswith("PROV#") and key.sk.startswith("TALLY#"):
            tallies[key.pk, key.sk.split("#")[1]] = kept(item)
    made = {place: recomputed(facts) for place, facts in lines.items()}
    return Balances(
        {place: numbers for place, numbers in made.items() if numbers},
        {place: numbers for place, numbers in tallies.items() if numbers},
    )
