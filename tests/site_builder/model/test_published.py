"""The published file: what the functions may say of a provider."""

import pytest

from site_builder.model.assessment import Correction
from site_builder.model.localized import Localized
from site_builder.model.published import Cooperation, Published, QuarterScore, Response, Standing
from tests.builders import ROOT, a_lack, a_method, a_published, a_quarter, a_standing, an_assessed, facts, fault_of


def test_a_published_file_survives_the_way_to_json_and_back() -> None:
    published = a_published(lantern_bay=a_standing(4.5), moss_quay=a_standing())

    assert Published.model_validate_json(published.model_dump_json()) == published


def test_the_newest_assessment_stands_first() -> None:
    standing = a_standing(4.5)

    assert standing.assessments[0].half_stars == 9


@pytest.mark.parametrize(
    ("fields", "fault", "reason"),
    [
        ({"quarter": "2026-Q5"}, "string_pattern_mismatch", "a fifth quarter"),
        ({"total": 10_001}, "less_than_equal", "more than all points"),
        ({"total": 80.5}, "int_from_float", "a part of a hundredth"),
        ({"total": None}, "value_error", "stars without points"),
        ({"state": "insufficient"}, "value_error", "stars although something lacks"),
        ({"inputs": {"won": {"value": -1, "n": 5}}}, "greater_than_equal", "less than nothing"),
        ({"inputs": {"won": {"value": 5000, "n": 5, "brand": "x"}}}, "extra_forbidden", "a brand behind a value"),
        ({"sha256": "0"}, "string_pattern_mismatch", "no checksum"),
        ({"half_stars": 11}, "less_than_equal", "more than five stars"),
        ({"n": -1}, "greater_than_equal", "fewer observations than none"),
        ({"revision": 0}, "greater_than_equal", "revisions count from one"),
    ],
)
def test_a_score_out_of_its_range_is_refused(fields: dict[str, object], fault: str, reason: str) -> None:
    assert fault_of(QuarterScore, {**a_quarter(4).model_dump(), **fields}) == fault, reason


@pytest.mark.parametrize(
    ("kind", "fields", "fault", "reason"),
    [
        (Response, {"invited": -1, "answered": 0}, "greater_than_equal", "fewer invitations than none"),
        (Response, {"invited": 1}, "missing", "an incomplete figure"),
        (Cooperation, {"store": "A", "platform": "tmall", "since": "2026"}, "string_pattern_mismatch", "no month"),
        (Standing, {"stars": 5}, "extra_forbidden", "stars without the score that they come from"),
        (Published, {"format": 1, "written_at": "2026-11-22T00:00:00Z"}, "literal_error", "an earlier format"),
        (Published, {"written_at": "2026-11-22T00:00:00Z", "providers": {"a b": {}}}, "string_pattern_mismatch", "no id"),
    ],
)  # fmt: skip
def test_a_published_file_that_says_it_otherwise_is_refused(
    kind: type, fields: dict[str, object], fault: str, reason: str
) -> None:
    assert fault_of(kind, fields) == fault, reason


def test_a_total_is_written_in_points_with_two_decimals() -> None:
    assert [a_quarter(4, total=total).points for total in (8640, 7, 10_000)] == ["86.40", "0.07", "100.00"]
    assert a_lack().points == ""


def test_the_stars_are_those_of_the_newest_quarter_or_none() -> None:
    lacking = a_standing(assessments=(a_lack(), a_quarter(4, quarter="2026-Q2")))

    assert a_standing(4.5).latest == a_quarter(4.5)
    assert lacking.newest == a_lack()
    assert lacking.latest is None
    assert a_standing().newest is None


def test_an_entry_of_the_file_says_what_its_inputs_make() -> None:
    score = an_assessed(facts(), late=2)

    assert score.model_dump(mode="json") == score.recomputed("lantern-bay", a_method().method)


def test_another_provider_cannot_carry_the_same_checksum() -> None:
    score = an_assessed(facts())

    assert score.recomputed("stone-bay", a_method().method)["sha256"] != score.sha256


def test_a_correction_stays_with_its_line_and_its_reason() -> None:
    correction = Correction("won", Localized(en="Counted twice.", zh="重复计入。"))
    score = an_assessed(facts(), revision=2, correction=correction)

    assert score.recomputed("lantern-bay", a_method().method)["correction"] == {
        "indicator": "won",
        "reason": {"en": "Counted twice.", "zh": "重复计入。"},
    }


def test_every_demo_assessment_is_what_its_inputs_make() -> None:
    published = Published.model_validate_json((ROOT / "content/demo/published.json").read_bytes())

    scores = [(key, score) for key, standing in published.providers.items() for score in standing.assessments]

    assert len(scores) > 60
    assert [
        (key, score.quarter)
        for key, score in scores
        if score.model_dump(mode="json") != score.recomputed(key, a_method().method)
    ] == []
