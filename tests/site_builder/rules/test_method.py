"""The method of scores whose figures would not hold together."""

from pathlib import Path

import pytest

from site_builder.rules import method
from site_builder.rules.frame import RULES
from tests.site_builder.rules.examples import BAD_FILES, GOOD_FILES
from tests.site_builder.rules.project import Example, check, of

CODES = [code for code, rule in RULES.items() if rule.find.__module__ == method.__name__]


@pytest.mark.parametrize("example", of(BAD_FILES, CODES), ids=str)
def test_figures_that_do_not_hold_together_are_reported_at_their_place(example: Example, tmp_path: Path) -> None:
    problems = check(example, tmp_path)

    found = [(problem.code, problem.path, problem.line, problem.column) for problem in problems]
    assert found == [(example.code, *place) for place in example.places]


@pytest.mark.parametrize("example", of(GOOD_FILES, CODES), ids=str)
def test_figures_that_hold_together_pass(example: Example, tmp_path: Path) -> None:
    assert check(example, tmp_path) == ()
