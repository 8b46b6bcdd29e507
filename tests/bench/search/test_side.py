"""The table says where we are ahead, and where not."""

import re

import pytest

from tests.bench.search.side import Line, behind, side_by_side


@pytest.mark.parametrize(
    ("line", "ahead"),
    [
        (Line(what="quicker", unit="ms", figures={"ours": 0.002, "theirs": 0.003}), True),
        (Line(what="as quick", unit="ms", figures={"ours": 0.002, "theirs": 0.002}), False),
        (Line(what="larger", unit="KB", figures={"ours": 3_000, "theirs": 2_000}), False),
        (Line(what="finds more", unit="%", figures={"ours": 0.9, "theirs": 0.8}), True),
        (Line(what="finds as much", unit="%", figures={"ours": 0.9, "theirs": 0.9}), False),
        (Line(what="both find all", unit="%", figures={"ours": 1, "theirs": 1}), True),
        (Line(what="not measured", unit="MB", figures={"ours": 1, "theirs": None}), True),
    ],
    ids=lambda value: value.what if isinstance(value, Line) else "",
)
def test_less_is_better_but_of_parts_more(line: Line, ahead: bool) -> None:  # noqa: FBT001 # a row of the table
    assert (line.behind == ()) is ahead


def test_whoever_is_ahead_of_us_is_named() -> None:
    lines = [
        Line(what="keystroke", unit="ms", figures={"ours": 1, "slow": 2, "quick": 0.5}),
        Line(what="recall", unit="%", figures={"ours": 1, "slow": 0.5, "quick": 0.5}),
    ]

    assert list(behind(lines)) == ["keystroke: quick"]


def test_figures_stand_in_their_unit_with_their_ratio() -> None:
    shown = side_by_side([Line(what="heap", unit="MB", figures={"ours": 2e6, "theirs": 5e6, "elsewhere": None})])

    assert re.split(" {2,}", shown.splitlines()[1]) == ["heap", "2.0 MB", "5.0 MB (2.5 x)", "–", "ahead"]
