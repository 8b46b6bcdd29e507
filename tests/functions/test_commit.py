"""A transaction whose conditions have their codes."""

import pytest

from functions.commit import commit
from functions.refusals import Refusal
from functions.table import NEW, Put, Write
from tests.functions.fakes import FakeTable

WRITES: list[Write] = [Put(item={"pk": "A", "sk": "A"}, when=NEW), Put(item={"pk": "B", "sk": "A"}, when=NEW)]


@pytest.mark.parametrize(
    ("there", "code"), [(WRITES[:1], "member.already"), (WRITES[1:], "edge.busy"), (WRITES, "member.already")]
)
def test_a_condition_that_fails_becomes_its_code_and_nothing_is_written(there: list[Write], code: str) -> None:
    table = FakeTable()
    table.write_all(there)
    before = dict(table.items)

    with pytest.raises(Refusal, match=code):
        commit(table, WRITES, {0: "member.already"})

    assert table.items == before


def test_all_is_written_where_all_conditions_hold() -> None:
    table = FakeTable()

    commit(table, WRITES, {})

    assert len(table.items) == 2
