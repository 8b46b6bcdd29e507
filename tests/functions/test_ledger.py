"""The ledger."""

import pytest

from functions.ledger import Event, entry
from functions.table import Conflict
from tests.functions.fakes import NOW, FakeTable


def test_a_line_lies_beside_its_record_and_cannot_be_written_over() -> None:
    table = FakeTable()
    line = entry("BRAND#b", Event(id="U1", kind="brand.released", actor="A1", at=NOW, request="R1", reason="Because."))
    table.write(line)

    with pytest.raises(Conflict):
        table.write(line)

    assert (line.key.pk, line.key.sk, line.item["reason"], "about" in line.item) == (
        "BRAND#b",
        "EV#U1",
        "Because.",
        False,
    )
