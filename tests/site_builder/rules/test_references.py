"""Names that must exist elsewhere."""

from pathlib import Path

import pytest

from site_builder import urls
from site_builder.rules import references
from site_builder.rules.frame import RULES
from tests.site_builder.rules.examples import BAD_FILES, GOOD_FILES
from tests.site_builder.rules.project import Example, check, expected, of, reported

CODES = [code for code, rule in RULES.items() if rule.find.__module__ == references.__name__]


@pytest.mark.parametrize("example", of(BAD_FILES, CODES), ids=str)
def test_a_name_that_leads_nowhere_is_reported_at_its_place(example: Example, tmp_path: Path) -> None:
    found = reported(example, tmp_path)

    assert found == expected(example)


@pytest.mark.parametrize("example", of(GOOD_FILES, CODES), ids=str)
def test_names_that_exist_pass(example: Example, tmp_path: Path) -> None:
    assert check(example, tmp_path) == ()


def test_every_page_that_a_text_may_link_to_has_an_address() -> None:
    assert urls.FIXED.keys() >= references.PAGES
