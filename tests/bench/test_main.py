"""The benchmark runs from end to end on a small project."""

import pytest

from tests.bench.__main__ import main

pytestmark = pytest.mark.no_cover  # what it runs over and over has been measured by the tests of its modules


def test_a_small_run_prints_every_figure(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["--providers", "12", "--guides", "15", "--quick"])

    shown = capsys.readouterr().out
    assert status == 0
    for figure in (
        "cold, wall",
        "cold, CPU",
        "plain loop",
        "one provider changed",
        "no change",
        "watch: one changed",
        "check of one",
    ):
        assert figure in shown
