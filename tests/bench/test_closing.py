"""What closing a quarter costs, at a size that a test can afford."""

import pytest

from tests.bench.closing import main, measure, populated
from tests.functions.events.closing.scene import frozen


def test_a_provider_costs_so_many_units_however_many_there_are() -> None:
    few, many = populated(40), populated(160)

    cheap, dear = ([measure(table, phase) for phase in ("preview", "close")][1] for table in (few, many))

    assert (len(frozen(few)), len(frozen(many))) == (40, 160)
    # A book, figures, five items of the year, a part of the lists.
    assert dear.reads / 160 < 12
    # A score of less than two kilobytes in a transaction and in its index, a part of the closing's own item.
    assert dear.writes / 160 < 8
    assert dear.calls / 160 < 2.3
    assert abs(dear.reads / 160 - cheap.reads / 40) < 1


def test_the_measurement_says_what_it_saw(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["20"]) == 0
    said = capsys.readouterr().out
    assert "close of 20 providers" in said
    assert "20 frozen scores, closed" in said
