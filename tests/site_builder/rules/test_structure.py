"""Structure and types, as our own codes; and what the check cannot read at all."""

from pathlib import Path

import pytest

from site_builder.check import check_provider
from site_builder.model.problem import Problem
from site_builder.read import parse
from site_builder.rules.structure import STRUCTURE_CODES
from tests.builders import a_provider_text, a_world, source_fields
from tests.site_builder.rules.examples import BAD_FILES, GOOD_FILES
from tests.site_builder.rules.project import Example, check, expected, of, reported


def problems(**sections: object) -> tuple[Problem, ...]:
    """Return what is wrong with an entry with these sections."""
    return check_provider(parse("content/providers/a.yaml", a_provider_text(**sections)), a_world())[1]


@pytest.mark.parametrize("example", of(BAD_FILES, STRUCTURE_CODES), ids=str)
def test_a_value_of_the_wrong_shape_is_reported_at_its_place(example: Example, tmp_path: Path) -> None:
    found = reported(example, tmp_path)

    assert found == expected(example)


@pytest.mark.parametrize("example", of(GOOD_FILES, STRUCTURE_CODES), ids=str)
def test_a_value_that_only_looks_wrong_passes(example: Example, tmp_path: Path) -> None:
    assert check(example, tmp_path) == ()


@pytest.mark.parametrize(
    ("sections", "nearest"),
    [
        ({"company": {"headquarter": "hangzhou"}}, "headquarters"),
        ({"offer": {"certifications": [{"level": "tmall-5-star", "perod": "2020"}]}}, "period"),
        ({"offer": {"brands": [{"values": ["A"], "sen": "A"}]}}, "seen"),
        ({"summary": {"en": "Provider.", "zh": "服务商。", "zh_": "服务商。"}}, "zh"),
        ({"sources": {"s1": source_fields(publishr="A")}}, "publisher"),
        ({"chanegd_on": "2026-11-22"}, "changed_on"),
    ],
)
def test_an_unknown_key_comes_with_the_nearest_one_of_its_place(sections: dict[str, object], nearest: str) -> None:
    found = [problem for problem in problems(**sections) if problem.code == "key-unknown"]

    assert [dict(problem.values)["nearest"] for problem in found] == [nearest]


def test_an_unknown_choice_comes_with_all_choices_and_the_nearest_one() -> None:
    (problem,) = problems(sources={"s1": source_fields(kind="offical")})

    values = dict(problem.values)

    assert values == {"text": "offical", "choices": "official, filing, press, self-stated", "nearest": "official"}


def test_a_number_out_of_range_comes_with_the_bound() -> None:
    (problem,) = problems(company={"founded": 3000})

    assert dict(problem.values)["text"] == "3000"
    assert dict(problem.values)["limit"] == "2100"


def test_an_impossible_day_comes_with_the_nearest_one() -> None:
    (problem,) = problems(listed_on="2026-02-30")

    assert dict(problem.values) == {"text": "2026-02-30", "limit": "", "nearest": "2026-02-28"}


def test_the_field_is_a_dotted_path_without_marks_of_the_model() -> None:
    faults = problems(
        offer={"brands": [{"values": [{"en": "A"}]}]}, sources={"s1": source_fields(), "a b": source_fields()}
    )

    assert [problem.field for problem in faults if problem.severity == "error"] == [
        "offer.brands.0.values.0.zh",
        "sources.a b",
    ]


def test_a_key_of_the_file_is_never_taken_for_a_mark_of_the_model() -> None:
    (problem,) = problems(source="one", sources={"one": source_fields(read=None)})

    assert (problem.code, problem.field) == ("key-missing", "sources.one.read")


def test_a_list_whose_only_value_is_wrong_is_not_called_empty() -> None:
    faults = problems(company={"tickers": ["BZUN"]})

    assert [problem.code for problem in faults] == ["text-format"]
