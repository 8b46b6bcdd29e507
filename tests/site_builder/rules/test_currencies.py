"""Amounts in the two languages."""

from pathlib import Path

import pytest

from site_builder.rules import currencies
from site_builder.rules.frame import RULES
from tests.site_builder.rules.examples import BAD_FILES, GOOD_FILES
from tests.site_builder.rules.project import Example, check, expected, of, reported

CODES = [code for code, rule in RULES.items() if rule.find.__module__ == currencies.__name__]


@pytest.mark.parametrize("example", of(BAD_FILES, CODES), ids=str)
def test_another_currency_is_reported_in_both_languages(example: Example, tmp_path: Path) -> None:
    found = reported(example, tmp_path)

    assert found == expected(example)


@pytest.mark.parametrize("example", of(GOOD_FILES, CODES), ids=str)
def test_the_same_currency_passes_however_it_is_named(example: Example, tmp_path: Path) -> None:
    assert check(example, tmp_path) == ()
