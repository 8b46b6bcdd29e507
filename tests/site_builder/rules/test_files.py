"""Names in the folder of the content."""

from pathlib import Path

import pytest

from tests.site_builder.rules.examples import BAD_FILES, GOOD_FILES
from tests.site_builder.rules.project import Example, check, expected, of, reported

CODES = ("file-link", "file-name", "file-name-clash", "file-unused", "folder-unknown")


@pytest.mark.parametrize("example", of(BAD_FILES, CODES), ids=str)
def test_a_file_out_of_place_is_reported_at_its_place(example: Example, tmp_path: Path) -> None:
    found = reported(example, tmp_path)

    assert found == expected(example)


@pytest.mark.parametrize("example", of(GOOD_FILES, CODES), ids=str)
def test_a_file_in_its_place_passes(example: Example, tmp_path: Path) -> None:
    assert check(example, tmp_path) == ()
