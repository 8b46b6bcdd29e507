"""Points, order and outlook: exact, monotone, the same in any order, and true when they come true."""

from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from site_builder.model.brief import Brief, Chosen
from site_builder.model.directory import Entry
from site_builder.model.fit import FitRule
from site_builder.model.proof import BOTH_SIDES, CLASSES, Facet, Proof, Proofs
from site_builder.model.ranking import Criterion, Fit, Outlook, Ranking, criteria_of, fit
from tests.builders import a_rule
from tests.fits import BANDS, CODES, an_entry_with, briefs, directories, entries, proofs, rules

BRIEF = Brief(
    categories=Chosen(must=("beauty",)),
    platforms=Chosen(must=("tmall",), nice=("douyin",)),
    services=Chosen(nice=("crm-membership",)),
)
SETTINGS = settings(max_examples=75)
COMPLETE = {"categories": "beauty o2026", "platforms": "tmall p2026, douyin s2026", "services": "crm-membership f2019"}


def wishes(brief: Brief, rule: FitRule) -> tuple[Criterion, ...]:
    """Return a brief's wishes."""
    return criteria_of(brief, rule, BANDS)


def fit_of(brief: Brief, entry: Entry, rule: FitRule | None = None) -> Fit:
    """Return how an entry fits a brief."""
    rule = rule or a_rule()
    return fit(wishes(brief, rule), proofs(entry), rule)


def ranking_of(brief: Brief, directory: list[Entry], rule: FitRule) -> Ranking:
    """Return a directory, which stands in the recommended order, ranked for a brief."""
    return Ranking([fit_of(brief, entry, rule) for entry in directory])


def with_proof(known: Proofs, facet: Facet, code: str, proof: Proof) -> Proofs:
    """Return proofs with one more."""
    return {**known, facet: {**known[facet], code: (*known[facet].get(code, ()), proof)}}


def test_each_wish_earns_its_points_times_the_weight_of_its_evidence() -> None:
    found = fit_of(BRIEF, an_entry_with(**COMPLETE))

    assert [(line.criterion.code, line.weight, line.points, line.of) for line in found.lines] == [
        ("beauty", 10_000, 200_000, 200_000),
        ("tmall", 8_000, 160_000, 200_000),
        ("douyin", 5_000, 50_000, 100_000),
        ("crm-membership", 5_000, 50_000, 100_000),
    ]
    assert (found.met, found.musts, found.points, found.of) == (2, 2, 460_000, 600_000)


def test_what_no_source_says_earns_nothing_and_costs_nothing() -> None:
    found = fit_of(BRIEF, an_entry_with(categories="beauty o2026"))

    assert [(line.proof, line.points) for line in found.lines[1:]] == [(None, 0)] * 3
    assert (found.met, found.points) == (1, 200_000)


def test_the_strongest_proof_of_a_value_counts() -> None:
    known = with_proof(proofs(an_entry_with(categories="beauty s2019")), "categories", "beauty", BOTH_SIDES)

    found = fit(wishes(BRIEF, a_rule()), known, a_rule())

    assert (found.lines[0].proof, found.lines[0].points) == (BOTH_SIDES, 200_000)


def test_a_market_that_lies_in_the_wished_one_meets_the_wish_and_not_the_other_way_round() -> None:
    german, european = an_entry_with(markets="DE o2026"), an_entry_with(markets="EU o2026")

    points = [fit_of(Brief(origin=wish), entry).points for wish in ("EU", "DE") for entry in (german, european)]

    assert points == [100_000, 100_000, 100_000, 0]


def test_a_smallest_budget_that_is_not_above_the_brands_meets_the_wish() -> None:
    points = [fit_of(Brief(budget="1m-3m"), an_entry_with(budgets=f"{band} o2026")).points for band in BANDS]

    assert points == [100_000, 100_000, 100_000, 0, 0]


def test_size_and_start_rank_nothing() -> None:
    assert wishes(Brief(size="over-1000", start="2027-03"), a_rule()) == ()


def test_must_haves_decide_before_points_and_the_recommended_order_between_equals() -> None:
    rich = an_entry_with(categories="beauty o2026", platforms="douyin o2026", services="crm-membership o2026")
    poor = an_entry_with(categories="beauty s2019", platforms="tmall s2019")
    nothing = an_entry_with(languages="zh o2026")

    order = ranking_of(BRIEF, [nothing, rich, poor, poor, rich], a_rule()).order

    assert order == (2, 3, 1, 4)


@pytest.mark.no_cover
@SETTINGS
@given(briefs(), entries(), rules())
def test_the_points_are_the_sum_of_their_lines(brief: Brief, entry: Entry, rule: FitRule) -> None:
    found = fit_of(brief, entry, rule)

    assert found.points == sum(line.points for line in found.lines)
    assert [line.points for line in found.lines] == [line.weight * line.of // 10_000 for line in found.lines]
    assert found.points <= found.of
    assert found.met == len([line for line in found.lines if line.proof and line.criterion.need == "must"])


@pytest.mark.no_cover
@SETTINGS
@given(briefs(), directories(), rules(), st.data())
def test_more_or_better_evidence_never_lowers_points_or_place(
    brief: Brief, directory: list[Entry], rule: FitRule, data: st.DataObject
) -> None:
    assume(directory)
    facet: Facet = data.draw(
        st.sampled_from(("services", "categories", "platforms", "markets", "languages", "budgets"))
    )
    code, proof = data.draw(st.sampled_from(CODES[facet])), data.draw(st.sampled_from(CLASSES))
    place = data.draw(st.integers(0, len(directory) - 1))
    criteria = wishes(brief, rule)
    before = [fit(criteria, proofs(entry), rule) for entry in directory]

    better = fit(criteria, with_proof(proofs(directory[place]), facet, code, proof), rule)
    after = [*before[:place], better, *before[place + 1 :]]

    assert better.points >= before[place].points
    assert better.met >= before[place].met
    assert rank_of(after, place) <= rank_of(before, place)


def rank_of(fits: list[Fit], place: int) -> int:
    """Return the rank of a place; behind everyone where it has none."""
    order = Ranking(fits).order
    return order.index(place) if place in order else len(fits)


@pytest.mark.no_cover
@SETTINGS
@given(briefs(), entries(), rules(), st.randoms(use_true_random=False))
def test_the_order_of_the_brief_and_of_the_facts_changes_no_sum(
    brief: Brief, entry: Entry, rule: FitRule, random: Random
) -> None:
    criteria, known = list(wishes(brief, rule)), proofs(entry)
    mixed = {facet: dict(random.sample(list(values.items()), len(values))) for facet, values in known.items()}
    found = fit(criteria, known, rule)

    random.shuffle(criteria)
    other = fit(criteria, mixed, rule)

    assert (other.met, other.points, other.of) == (found.met, found.points, found.of)
    assert sorted(other.lines, key=str) == sorted(found.lines, key=str)


@pytest.mark.no_cover
@SETTINGS
@given(briefs(), directories(), rules())
def test_an_outlook_comes_true_when_its_facts_are_added(brief: Brief, directory: list[Entry], rule: FitRule) -> None:
    ranking = ranking_of(brief, directory, rule)
    outlooks = [(place, found) for place in ranking.order if (found := ranking.outlook(place, rule))]

    results = [came_true(directory[place], ranking, rule, place, outlook) for place, outlook in outlooks]

    assert results == [(outlook.met, outlook.points, outlook.rank) for _, outlook in outlooks]


def came_true(entry: Entry, ranking: Ranking, rule: FitRule, place: int, outlook: Outlook) -> tuple[int, int, int]:
    """Return what everyone's ranking says of a provider that has the facts of its outlook."""
    known = proofs(entry)
    for wish in outlook.criteria:
        known = with_proof(known, wish.facet, wish.code, rule.supposition)
    fits = [*ranking.fits]
    fits[place] = fit([line.criterion for line in fits[place].lines], known, rule)
    return fits[place].met, fits[place].points, Ranking(fits).order.index(place) + 1


@pytest.mark.no_cover
@SETTINGS
@given(briefs(), directories(), rules())
def test_no_other_single_missing_fact_helps_more(brief: Brief, directory: list[Entry], rule: FitRule) -> None:
    ranking = ranking_of(brief, directory, rule)
    missing = {
        place: [line.criterion for line in ranking.fits[place].lines if not line.proof] for place in ranking.order
    }
    told = {place: ranking.outlook(place, rule) for place, wishes in missing.items() if wishes}

    best = {
        place: min(
            (came_true(directory[place], ranking, rule, place, Outlook((wish,), 0, 0, 0)) for wish in missing[place]),
            key=lambda result: (result[2], -result[1]),
        )
        for place in told
    }

    assert best == {place: (found.met, found.points, found.rank) for place, found in told.items() if found}


def test_who_has_everything_by_the_best_evidence_has_no_outlook() -> None:
    best = an_entry_with(
        categories="beauty o2026", platforms="tmall f2026, douyin o2026", services="crm-membership f2026"
    )

    assert ranking_of(BRIEF, [best], a_rule()).outlook(0, a_rule()) is None


def test_where_nothing_is_missing_the_outlook_is_of_all_weak_facts_together() -> None:
    outlook = ranking_of(BRIEF, [an_entry_with(**COMPLETE)], a_rule()).outlook(0, a_rule())

    assert outlook is not None
    assert [wish.code for wish in outlook.criteria] == ["tmall", "douyin", "crm-membership"]
    assert (outlook.points, outlook.rank) == (600_000, 1)
