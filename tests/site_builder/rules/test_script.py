"""Traditional and simplified characters."""

from pathlib import Path

import pytest

from site_builder.rules import script
from site_builder.rules.frame import RULES
from tests.site_builder.rules.examples import BAD_FILES, GOOD_FILES
from tests.site_builder.rules.project import Example, check, expected, of, reported

CODES = [code for code, rule in RULES.items() if rule.find.__module__ == script.__name__]


@pytest.mark.parametrize("example", of(BAD_FILES, CODES), ids=str)
def test_a_text_in_traditional_characters_is_reported_at_its_place(example: Example, tmp_path: Path) -> None:
    found = reported(example, tmp_path)

    assert found == expected(example)


@pytest.mark.parametrize("example", of(GOOD_FILES, CODES), ids=str)
def test_what_is_simplified_or_quoted_passes(example: Example, tmp_path: Path) -> None:
    assert check(example, tmp_path) == ()
