"""The closing of a quarter as an item."""

from dataclasses import replace

import pytest

from functions import closing as steps
from functions import keys
from functions.closing import Closing, Differing
from functions.closing_items import closing_of, closing_put, not_freezing
from functions.table import Conflict
from tests.functions.fakes import NOW
from tests.functions.moto import dynamo_table

OPEN = Closing(quarter="2026-Q3", method="v1")
PREVIEWING = steps.previewed(OPEN, NOW)


def test_it_comes_back_as_it_was_and_of_two_that_meet_one_wins() -> None:
    wrong = Differing(provider="p", quarter="2026-Q3", kept={"won": 1}, made={"lost": 2})
    after = replace(steps.stopped(PREVIEWING, (wrong,)), stars={"h_7": 3})
    with dynamo_table() as table:
        table.write(closing_put(OPEN, PREVIEWING, NOW))
        table.write(closing_put(PREVIEWING, after, NOW))

        found = table.read(keys.closing("2026-Q3"))[keys.closing("2026-Q3")]
        with pytest.raises(Conflict):
            table.write(closing_put(PREVIEWING, after, NOW))
        with pytest.raises(Conflict):
            table.write(closing_put(OPEN, PREVIEWING, NOW))

        assert closing_of(found) == after
        assert "gsi2pk" not in found


def test_it_is_due_while_it_is_at_work_and_marked_only_while_it_freezes() -> None:
    freezing = steps.closed(steps.finished(PREVIEWING, NOW), NOW, "2026-10-12")
    with dynamo_table() as table:
        table.write_all([not_freezing("2026-Q3")])
        table.write(closing_put(OPEN, PREVIEWING, NOW))
        table.write_all([not_freezing("2026-Q3")])
        table.write(closing_put(PREVIEWING, freezing, NOW))

        found = table.read(keys.closing("2026-Q3"))[keys.closing("2026-Q3")]
        with pytest.raises(Conflict):
            table.write_all([not_freezing("2026-Q3")])

        assert (found["gsi2pk"], str(found["gsi2sk"]).split("#")[1:]) == (keys.DUE, ["closing", "2026-Q3"])
