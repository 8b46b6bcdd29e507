"""Characters that are spelled instead of written."""

from pathlib import Path

import pytest

from site_builder.rules import spelling
from site_builder.rules.frame import RULES
from tests.site_builder.rules.examples import BAD_FILES, GOOD_FILES
from tests.site_builder.rules.project import Example, check, expected, of, reported

CODES = [code for code, rule in RULES.items() if rule.find.__module__ == spelling.__name__]


@pytest.mark.parametrize("example", of(BAD_FILES, CODES), ids=str)
def test_a_spelled_character_is_reported_at_its_place(example: Example, tmp_path: Path) -> None:
    found = reported(example, tmp_path)

    assert found == expected(example)


@pytest.mark.parametrize("example", of(GOOD_FILES, CODES), ids=str)
def test_signs_that_spell_nothing_pass(example: Example, tmp_path: Path) -> None:
    assert check(example, tmp_path) == ()
