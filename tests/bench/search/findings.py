"""What a contender finds of what it must: the queries of `tests/search` over their corpus."""

from collections.abc import Iterable
from statistics import fmean
from typing import Final, NamedTuple

from playwright.sync_api import Browser

from tests.bench.search.browser import stand
from tests.search.truth import LANGUAGES, Query, queries

_CORPUS: Final = "/bench/data/corpus"


class Findings(NamedTuple):
    """The means over all queries: the part of what must be found that is, and the part of what is found that must be."""

    recall: float
    precision: float


def findings_of(browser: Browser, address: str, contender: str) -> Findings:
    """Ask a contender every query, each on a page of the languages that it is meant for."""
    answers: list[tuple[Query, frozenset[str]]] = []
    for language in LANGUAGES:
        asked = [query for query in queries() if language in query.languages]
        with stand(browser, address) as page:
            page.call("prepare", contender, _CORPUS)
            page.call("make", language)
            found = page.call("answers", [query.text for query in asked])
        answers += zip(asked, map(frozenset, found), strict=True)
    return mean_of(answers)


def mean_of(answers: Iterable[tuple[Query, frozenset[str]]]) -> Findings:
    """Return recall over the queries that expect somebody, and precision over those that find or expect somebody.

    Where nobody is expected, nobody is right and anybody is wrong; who finds nobody where somebody is expected is
    imprecise, too, since an empty page helps nobody.
    """
    known = list(answers)
    recalls = [len(found & frozenset(query.expected)) / len(query.expected) for query, found in known if query.expected]
    return Findings(fmean(recalls), fmean(_precision(query, found) for query, found in known))


def _precision(query: Query, found: frozenset[str]) -> float:
    if not found:
        return float(not query.expected)
    return len(found & frozenset(query.expected)) / len(found)
