"""A brand's browser does the same sums as the functions: cases made by Hypothesis, evaluated in one batch."""

import json
from typing import Any, TypeVar

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from site_builder.assets import gather_assets
from site_builder.model.brief import Brief, query_of, read_brief
from site_builder.model.directory import Entry
from site_builder.model.fit import FitRule
from site_builder.model.proof import FACETS, codes_of
from site_builder.model.ranking import Fit, Outlook, Ranking, criteria_of, fit
from site_builder.search.fit_evidence import fit_evidence
from tests.browser.conftest import Served
from tests.builders import ROOT, TODAY, a_rule, a_taxonomy, by_name
from tests.fits import BANDS, OLD_BEFORE, briefs, directories, proofs, rules

CASES = 200
LISTS = {
    **{name: tuple(a_taxonomy().terms(name)) for name in ("categories", "platforms", "services", "languages")},
    "origin": tuple(a_taxonomy().terms("markets")),
    "budget": BANDS,
    "size": tuple(a_taxonomy().terms("brand_sizes")),
}
LISTED = {facet: tuple(a_taxonomy().terms({"budgets": "budget_bands"}.get(facet, facet))) for facet in FACETS}
# Cases and results go as text: the driver would take them apart value by value.
SUMS = """async ({modules, cases}) => {
    const [{queryOf, readBrief}, {Proofs}, {Ranking, criteriaOf}] = await Promise.all(modules.map(name => import(name)));
    const indexOf = ({values, listed}, rows) => ({
        rows,
        count: values.length,
        facet(name) {
            const codes = listed[name].filter(code => values.some(row => row[name].includes(code)));
            const sets = codes.map(code => {
                const bits = new Uint32Array(Math.ceil(values.length / 32));
                values.forEach((row, place) => { if (row[name].includes(code)) bits[place >>> 5] |= 1 << (place & 31); });
                return bits;
            });
            return {codes, sets};
        },
    });
    const wish = ({facet, code}) => [facet, code];
    return JSON.stringify(JSON.parse(cases).map(({evidence, query, lists, order, ...data}) => {
        const {brief} = readBrief(query, lists);
        const proofs = new Proofs(evidence, indexOf(data, evidence.rows));
        const ranking = new Ranking(criteriaOf(brief, proofs), proofs, Int32Array.from(order));
        const rows = Array.from({length: ranking.length}, (_, place) => ranking.rowAt(place + 1));
        const fits = order.map(row => ranking.fitOf(row)).map(({met, musts, points, of, lines}) => [met, musts, points, of, lines.map(
            ({criterion, proof, weight, points, of}) => [...wish(criterion), criterion.need, proof?.strength ?? null, proof?.isOld ?? null, weight, points, of])]);
        const outlooks = rows.map(row => ranking.outlook(row)).map(one => one ? [one.criteria.map(wish), one.met, one.points, one.rank] : null);
        return {query: queryOf(brief), rows, fits, outlooks};
    }));
}"""
READINGS = """async ({modules, queries, lists}) => {
    const {queryOf, readBrief} = await import(modules[0]);
    return queries.map(query => readBrief(query, lists)).map(({brief, unknown}) => [queryOf(brief), unknown]);
}"""
Case = tuple[list[Entry], Brief, FitRule]
T = TypeVar("T")


def made(strategy: st.SearchStrategy[T], count: int) -> list[T]:
    """Return this many values, as Hypothesis makes them."""
    found: list[T] = []

    @settings(max_examples=count, deadline=None, derandomize=True, database=None, phases=[Phase.generate])
    @given(strategy)
    def collect(value: T) -> None:
        found.append(value)

    collect()
    return found


@pytest.fixture(scope="module")
def modules() -> list[str]:
    """The addresses of the modules that do the sums."""
    addresses = gather_assets(ROOT / "templates/static").addresses
    return [addresses[f"js/{name}.js"] for name in ("brief", "proofs", "ranking")]


def told(case: Case) -> dict[str, Any]:
    """Return a case as the browser gets it."""
    directory, brief, rule = case
    rows = by_name(directory)
    return {
        "evidence": json.loads(fit_evidence(rows, rule, a_taxonomy(), OLD_BEFORE, TODAY)),
        "values": [{facet: codes_of(entry.card, facet) for facet in FACETS} for entry in rows],
        "listed": LISTED,
        "lists": LISTS,
        "order": [rows.index(entry) for entry in directory],
        "query": query_of(brief),
    }


def wanted(case: Case) -> dict[str, Any]:
    """Return what the functions say of a case, in the form of the browser's answer."""
    directory, brief, rule = case
    criteria = criteria_of(brief, rule, BANDS)
    ranking = Ranking([fit(criteria, proofs(entry), rule) for entry in directory])
    rows = by_name(directory)
    return {
        "query": query_of(brief),
        "rows": [rows.index(directory[place]) for place in ranking.order],
        "fits": [_plain(one) for one in ranking.fits],
        "outlooks": [_foretold(ranking.outlook(place, rule)) for place in ranking.order],
    }


def _plain(one: Fit) -> list[Any]:
    lines = [
        [
            line.criterion.facet,
            line.criterion.code,
            line.criterion.need,
            *(line.proof or (None, None)),
            line.weight,
            line.points,
            line.of,
        ]
        for line in one.lines
    ]
    return [one.met, one.musts, one.points, one.of, lines]


def _foretold(one: Outlook | None) -> list[Any] | None:
    return [[[wish.facet, wish.code] for wish in one.criteria], one.met, one.points, one.rank] if one else None


def test_sums_order_and_outlooks_are_those_of_the_functions(served: Served, page: Page, modules: list[str]) -> None:
    cases = made(st.tuples(directories(8), briefs(), st.just(a_rule()) | rules()), CASES)
    page.goto(f"{served.address}/en/fit")

    found = page.evaluate(SUMS, {"modules": modules, "cases": json.dumps([told(case) for case in cases])})

    assert len(cases) >= CASES
    assert json.loads(found) == [wanted(case) for case in cases]


def test_an_address_means_the_same_brief(served: Served, page: Page, modules: list[str]) -> None:
    values = [code for codes in LISTS.values() for code in codes]
    field = st.sampled_from((*LISTS, "nice-platforms", "nice-services", "start", "other"))
    value = st.sampled_from((*values, "tmal", "2027-03", "2027-13", "", " jd ", "%20seo", "%zz", "<b>", "a+b"))
    part = st.tuples(field, st.lists(value, max_size=4).map(",".join)).map("=".join)
    queries = made(st.lists(part, max_size=8).map("&".join), 300)
    page.goto(f"{served.address}/en/fit")

    found = page.evaluate(READINGS, {"modules": modules, "queries": queries, "lists": LISTS})

    readings = [read_brief(query, a_taxonomy()) for query in queries]
    assert found == [[query_of(reading.brief), list(reading.unknown)] for reading in readings]
