"""The benchmark of the search runs from end to end on a small directory."""

import pytest

from tests.bench.__main__ import main


@pytest.mark.peers
def test_a_small_run_prints_every_figure(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["search", "--providers", "200", "--rounds", "1"])

    shown = capsys.readouterr().out
    assert status == 0
    for figure in (
        "ready: names and facets",
        "keystroke, engine",
        "facet click",
        "heap of the engine",
        "keystroke to paint",
        "MiniSearch",
        "FlexSearch",
        "Pagefind",
        "recall",
        "precision",
    ):
        assert figure in shown
