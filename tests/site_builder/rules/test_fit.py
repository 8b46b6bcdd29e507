"""The rule of “Find a fit” whose sums would not be exact."""

from pathlib import Path

import pytest

from site_builder.rules import fit
from site_builder.rules.frame import RULES
from tests.builders import ROOT
from tests.site_builder.rules.examples import BAD_FILES, GOOD_FILES
from tests.site_builder.rules.project import FIT, Example, check, of, swap

CODES = [code for code, rule in RULES.items() if rule.find.__module__ == fit.__name__]


@pytest.mark.parametrize("example", of(BAD_FILES, CODES), ids=str)
def test_a_weight_that_leaves_a_part_is_reported_at_its_place(example: Example, tmp_path: Path) -> None:
    problems = check(example, tmp_path)

    found = [(problem.code, problem.path, problem.line, problem.column) for problem in problems]
    assert found == [(example.code, *place) for place in example.places]


@pytest.mark.parametrize("example", of(GOOD_FILES, CODES), ids=str)
def test_weights_that_leave_whole_numbers_pass(example: Example, tmp_path: Path) -> None:
    assert check(example, tmp_path) == ()


@pytest.mark.parametrize("wrong", ["none", "0.5", "{a: 1}", "²"])
def test_what_is_no_number_is_left_to_the_model(wrong: str, tmp_path: Path) -> None:
    text = swap("old: 5000", f"old: {wrong}", (ROOT / FIT).read_text("utf-8"))

    problems = check(Example(code="number-format", files={FIT: text}, reason=wrong), tmp_path)

    assert {(problem.code, problem.field) for problem in problems} == {("number-format", "old")}
