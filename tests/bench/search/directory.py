"""The directory that is searched for its size: generated providers, straight to cards."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from os import cpu_count
from typing import Final

import yaml

from site_builder.check import check_provider
from site_builder.gather import Gatherer, Library
from site_builder.index import Index
from site_builder.model.card import Card
from site_builder.model.directory import Entry, card_of
from site_builder.read import parse
from tests.bench.generate import ROOT, provider_id, provider_text
from tests.builders import TODAY

_SLICE: Final = 500


@cache
def library() -> Library:
    """Return the real taxonomy, glossary and guides, whose names the search finds, too."""
    found = _gatherer().library(frozenset())
    assert found
    return found


@cache
def _gatherer() -> Gatherer:
    gatherer = Gatherer(ROOT, TODAY)
    gatherer.library(frozenset())  # it is what fills the world that providers are checked in
    return gatherer


def generated(providers: int) -> Index:
    """Return a directory of generated providers; nobody has stars."""
    slices = [range(start, min(start + _SLICE, providers)) for start in range(0, providers, _SLICE)]
    with ProcessPoolExecutor(cpu_count(), mp_context=get_context("spawn")) as pool:
        cards = [card for part in pool.map(cards_of, slices) for card in part]
    return _index(Entry(card, None) for card in cards)


def _index(entries: Iterable[Entry]) -> Index:
    return Index(entries, TODAY)


def cards_of(numbers: Iterable[int]) -> list[Card]:
    """Return the cards of generated providers, made in this process."""
    return list(_made(numbers))


def _made(numbers: Iterable[int]) -> Iterator[Card]:
    world = _gatherer().world
    codes = _codes()
    for number in numbers:
        provider, _ = check_provider(parse("generated.yaml", provider_text(number, codes)), world)
        assert provider, number
        yield card_of(provider_id(number), provider, is_demo=False, today=TODAY)


@cache
def _codes() -> dict[str, list[str]]:
    taxonomy = yaml.load((ROOT / "content/taxonomy.yaml").read_text("utf-8"), yaml.CSafeLoader)
    return {name: [term["code"] for term in terms] for name, terms in taxonomy.items()}
