"""The table says of each figure whether it meets its bar."""

import pytest

from tests.bench.bars import Row, bars_of, missed, table


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        (Row(what="a third is asked, a fourth is met", ours=1, other=4, unit="s", bar=1 / 3, stretch=1 / 4), "OK, stretch"),
        (Row(what="a third is asked, and met", ours=1, other=3.5, unit="s", bar=1 / 3, stretch=1 / 4), "OK"),
        (Row(what="a third is asked, a half is met", ours=1, other=2, unit="s", bar=1 / 3), "MISSED"),
        (Row(what="50 ms are asked, 60 taken", ours=0.06, unit="ms", bar=0.05), "MISSED"),
        (Row(what="nothing is asked", ours=9, other=1, unit="s"), ""),
    ],
)  # fmt: skip
def test_a_figure_is_held_against_its_bar(row: Row, verdict: str) -> None:
    assert row.verdict == verdict


def test_the_table_shows_ratios_as_parts() -> None:
    shown = table("title", [Row(what="cold", ours=1, other=4, unit="s", bar=1 / 3)])

    assert "1/4.00  <= 1/3  OK" in shown


def test_missed_bars_are_found() -> None:
    late = Row(what="late", ours=2, other=1, unit="s", bar=1)

    assert list(missed([late, Row(what="in time", ours=1, other=2, unit="s", bar=1)])) == [late]


def test_every_size_of_the_issue_has_a_bar_for_the_cold_build() -> None:
    asked = [bars_of(size).cold_wall for size in (100, 1_000, 10_000)]

    assert asked == [1, 1 / 2, 1 / 3]
