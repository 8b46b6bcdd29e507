"""A fault is a frozen value that sorts by file and line."""

import pytest

from tests.builders import a_problem


def test_problems_stand_in_the_order_of_files_lines_and_columns() -> None:
    last = a_problem(path="content/providers/b.yaml", line=1)
    second = a_problem(path="content/providers/a.yaml", line=10, column=2)
    first = a_problem(path="content/providers/a.yaml", line=9, column=80)
    third = a_problem(path="content/providers/a.yaml", line=10, column=11)

    ordered = sorted([last, third, second, first])

    assert ordered == [first, second, third, last]


def test_a_problem_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        a_problem().line = 2  # type: ignore[misc] # what is refused
