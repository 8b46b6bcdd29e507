"""The published file: what the functions may say of a provider."""

import pytest

from site_builder.model.published import Cooperation, Published, QuarterScore, Response, Standing
from tests.builders import a_published, a_quarter, a_standing, fault_of


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
        ({"score": "100.01"}, "less_than_equal", "more than all points"),
        ({"score": "80.125"}, "decimal_max_places", "three decimals"),
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
        (Published, {"format": 2, "written_at": "2026-11-22T00:00:00Z"}, "literal_error", "a later format"),
        (Published, {"written_at": "2026-11-22T00:00:00Z", "providers": {"a b": {}}}, "string_pattern_mismatch", "no id"),
    ],
)  # fmt: skip
def test_a_published_file_that_says_it_otherwise_is_refused(
    kind: type, fields: dict[str, object], fault: str, reason: str
) -> None:
    assert fault_of(kind, fields) == fault, reason
