"""Accounts of messengers."""

from pathlib import Path

import pytest

from site_builder.rules import messengers
from site_builder.rules.frame import RULES
from tests.site_builder.rules.examples import BAD_FILES, GOOD_FILES
from tests.site_builder.rules.project import Example, check, expected, of, reported

CODES = [code for code, rule in RULES.items() if rule.find.__module__ == messengers.__name__]


@pytest.mark.parametrize("example", of(BAD_FILES, CODES), ids=str)
def test_an_account_of_a_messenger_is_reported_at_its_place(example: Example, tmp_path: Path) -> None:
    found = reported(example, tmp_path)

    assert found == expected(example)


@pytest.mark.parametrize("example", of(GOOD_FILES, CODES), ids=str)
def test_a_messenger_may_be_spoken_of(example: Example, tmp_path: Path) -> None:
    assert check(example, tmp_path) == ()
