"""A provider's assessments: every revision, the line of its scores, other versions of the method beside."""

from datetime import date

from site_builder.model.assessment import Correction
from site_builder.model.localized import Language, Localized
from site_builder.model.published import QuarterScore, Standing
from site_builder.pages.score import ScoreView, score_view
from tests.builders import a_lack, a_later_method, a_method, a_quarter, a_standing, an_assessed, an_edition, facts


def shown(*scores: QuarterScore, language: Language = "en", **fields: object) -> ScoreView:
    """Return what the page shows of these assessments."""
    view = score_view(an_edition(language), "lantern-bay", a_standing(assessments=scores, **fields))
    assert view is not None
    return view


def test_without_an_assessment_nothing_is_shown() -> None:
    assert score_view(an_edition(), "lantern-bay", Standing()) is None
    assert score_view(an_edition(), "lantern-bay", None) is None


def test_a_correction_stands_before_what_it_replaces_with_its_line_and_its_reason() -> None:
    correction = Correction("won", Localized(en="Counted twice.", zh="重复计入。"))
    scores = an_assessed(facts(), revision=2, correction=correction), an_assessed(facts(won=(5000, 10)))

    english, chinese = shown(*scores), shown(*scores, language="zh")

    assert [(row.quarter, row.score, row.is_replaced) for row in english.rows] == [
        ("2026 Q3 r2", "30.00", False),
        ("2026 Q3", "34.00", True),
    ]
    assert (english.rows[0].note, chinese.rows[0].note) == (
        "Chosen corrected: Counted twice.",
        "更正“中选比例”：重复计入。",
    )


def test_late_facts_and_a_quarter_without_a_score_are_said() -> None:
    view = shown(an_assessed(facts(), late=2), a_lack(quarter="2026-Q2"))

    assert view.rows[0].note == "With 2 events of earlier quarters that became known late"
    assert (view.rows[1].note, view.rows[1].score, view.rows[1].stars) == ("Not enough data", "–", "–")


def test_a_newest_quarter_without_a_score_says_why() -> None:
    new = an_assessed(facts()._replace(first_store_on=date(2026, 8, 1)))
    few = an_assessed(facts()._replace(values={}))

    assert shown(new).lack == "2026 Q3: not enough data, the first confirmed store is too new"
    assert shown(few, language="zh").lack == "2026 Q3：数据不足，测得的指标过少"


def test_the_line_breaks_where_a_quarter_lacks_and_says_its_scores_in_words() -> None:
    trend = shown(
        a_quarter(5), a_quarter(0, quarter="2026-Q2"), a_lack(quarter="2026-Q1"), a_quarter(5, quarter="2025-Q3")
    ).trend

    assert trend is not None
    assert trend.path == "M4 4M88 60L116 4"
    assert len(trend.dots) == 3
    assert trend.label == "Scores by quarter: 2025 Q3 100.00; 2026 Q2 0.00; 2026 Q3 100.00"


def test_one_score_is_no_line() -> None:
    assert shown(a_quarter(4)).trend is None


def test_a_newer_version_of_the_method_shows_the_old_score_beside_the_new() -> None:
    indicators = [{**each.model_dump(), "full": each.nothing + 1} for each in a_method().indicators]
    later = a_later_method(indicators=indicators)
    edition = an_edition(methods={"v1": a_method(), "v2": later})
    score = an_assessed(facts(complaints=(0, 0), ended_early=(0, 0), incidents=(0, 0)), method=later)

    view = score_view(edition, "lantern-bay", a_standing(assessments=(score,)))

    assert view is not None
    assert view.has_beside
    assert view.rows[0].beside == "v1: 50.00"


def test_a_tier_follows_from_a_claim_and_two_quarters_with_nothing_between_them() -> None:
    two = a_quarter(4.5), a_quarter(5, quarter="2026-Q2")
    gap = a_quarter(4.5), a_quarter(5, quarter="2026-Q1")

    tiers = [
        shown(*two, claimed_on="2026-01-01").tier,
        shown(*gap, claimed_on="2026-01-01").tier,
        shown(a_quarter(4), two[1], claimed_on="2026-01-01").tier,
        shown(*two).tier,
        shown(a_lack(), two[1], claimed_on="2026-01-01").tier,
    ]

    assert tiers == ["Recommended", "Certified", "Certified", "", ""]


def test_the_links_lead_to_the_ranking_of_the_quarter_and_to_every_step() -> None:
    view = shown(a_quarter(4), language="zh")

    assert (view.ranking_url, view.verify_url) == ("/zh/featured/2026-q3", "/zh/verify?provider=lantern-bay")
