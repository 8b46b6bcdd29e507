"""The words for the one table: the same on the fake and on DynamoDB's stand-in."""

from collections.abc import Iterator

import pytest

from functions.table import (
    NEW,
    THERE,
    Above,
    Absent,
    Below,
    Check,
    Conflict,
    Delete,
    Is,
    Key,
    Present,
    Put,
    Question,
    Table,
    Update,
    Write,
    require_atomic,
)
from tests.functions.fakes import FakeTable
from tests.functions.moto import dynamo_table

ONE, TWO = Key("P#1", "A"), Key("P#1", "B")


@pytest.fixture(params=["fake", "moto"])
def table(request: pytest.FixtureRequest) -> Iterator[Table]:
    if request.param == "fake":
        yield FakeTable()
    else:
        with dynamo_table() as table:
            yield table


def put(key: Key, **values: object) -> Put:
    """Return the write of an item."""
    return Put(item={"pk": key.pk, "sk": key.sk, **values})  # type: ignore[dict-item] # values of the table


def test_what_was_written_is_read_as_it_was(table: Table) -> None:
    item = {
        "pk": "P#1",
        "sk": "A",
        "text": "合作",
        "number": 7,
        "flag": True,
        "list": ("a", {"b": 1}),
        "map": {"c": ""},
    }

    table.write(Put(item=item))

    assert table.read(ONE) == {ONE: item}


def test_several_items_are_read_at_once_and_missing_ones_left_out(table: Table) -> None:
    table.write(put(ONE, n=1))

    assert table.read(ONE, TWO) == {ONE: {"pk": "P#1", "sk": "A", "n": 1}}
    assert table.read(TWO) == {}


def test_a_new_item_does_not_overwrite_an_old_one(table: Table) -> None:
    table.write(put(ONE, n=1))

    with pytest.raises(Conflict) as caught:
        table.write(Put(item={"pk": "P#1", "sk": "A", "n": 2}, when=NEW))

    assert (caught.value.failed, caught.value.items) == ((0,), ({"pk": "P#1", "sk": "A", "n": 1},))


def test_an_update_returns_the_whole_item(table: Table) -> None:
    table.write(put(ONE, old="x", n=1))

    after = table.write(Update(key=ONE, set={"status": "new"}, add={"n": 2}, remove=("old",)))

    assert after == {"pk": "P#1", "sk": "A", "status": "new", "n": 3}


def test_an_update_makes_the_item_unless_told_otherwise(table: Table) -> None:
    assert table.write(Update(key=ONE, add={"count": 1}))["count"] == 1

    with pytest.raises(Conflict):
        table.write(Update(key=TWO, add={"count": 1}, when=THERE))


def test_a_removed_item_is_returned_once(table: Table) -> None:
    table.write(put(ONE, n=1))

    assert table.write(Delete(key=ONE))["n"] == 1
    assert table.write(Delete(key=ONE)) == {}


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        (Is(name="n", value=5), True),
        (Is(name="n", value=6), False),
        (Is(name="flag", value=True), True),
        (Above(name="n", value=4), True),
        (Above(name="n", value=5), False),
        (Above(name="gone", value=0), False),
        (Below(name="at", value="2026-02"), True),
        (Below(name="at", value="2026-01"), False),
        (Below(name="gone", value="z"), False),
        (Present(name="n"), True),
        (Present(name="gone"), False),
        (Absent(name="gone"), True),
        (Absent(name="n"), False),
    ],
)
def test_a_write_depends_on_its_condition(table: Table, condition: Is, holds: bool) -> None:  # noqa: FBT001 # a column of the table
    table.write(put(ONE, n=5, at="2026-01", flag=True))
    refused = []

    try:
        table.write(Update(key=ONE, set={"done": True}, when=(condition,)))
    except Conflict:
        refused.append(condition)

    assert refused == ([] if holds else [condition])
    assert table.read(ONE)[ONE].get("done") == (True if holds else None)


def test_a_transaction_is_all_or_nothing(table: Table) -> None:
    table.write(put(TWO, n=1))
    writes: list[Write] = [put(ONE, n=1), Check(key=TWO, when=(Is(name="n", value=2),))]

    with pytest.raises(Conflict) as caught:
        table.write_all(writes)

    assert (caught.value.failed, caught.value.items[1]) == ((1,), {"pk": "P#1", "sk": "B", "n": 1})
    assert table.read(ONE) == {}


def test_a_transaction_makes_every_kind_of_write(table: Table) -> None:
    three, four = Key("P#1", "C"), Key("P#1", "D")
    table.write(put(TWO, n=1))
    table.write(put(three, n=1))
    table.write(put(four, n=1))

    table.write_all([put(ONE, n=1), Update(key=TWO, add={"n": 1}), Delete(key=three), Check(key=four, when=THERE)])

    assert {key.sk: item["n"] for key, item in table.read(ONE, TWO, three, four).items()} == {"A": 1, "B": 2, "D": 1}


def test_a_list_is_a_prefix_in_order(table: Table) -> None:
    for name in ("S#2", "T#1", "S#1", "S#3"):
        table.write(put(Key("P#1", name)))

    found = table.list(Question(pk="P#1", prefix="S#", limit=2))
    rest = table.list(Question(pk="P#1", prefix="S#", after={"pk": "P#1", "sk": "S#2"}))
    back = table.list(Question(pk="P#1", newest_first=True, limit=1))

    assert [item["sk"] for item in found.items] == ["S#1", "S#2"]
    assert found.has_more
    assert ([item["sk"] for item in rest.items], rest.has_more) == (["S#3"], False)
    assert [item["sk"] for item in back.items] == ["T#1"]


def test_an_index_holds_what_has_its_keys(table: Table) -> None:
    table.write(put(Key("P#1", "A"), gsi2pk="QUEUE#X", gsi2sk="2"))
    table.write(put(Key("P#2", "A"), gsi2pk="QUEUE#X", gsi2sk="1"))
    table.write(put(Key("P#3", "A")))

    found = table.list(Question(pk="QUEUE#X", index="gsi2", limit=1))
    rest = table.list(Question(pk="QUEUE#X", index="gsi2", after=found.items[0]))

    assert [item["pk"] for item in (*found.items, *rest.items)] == ["P#2", "P#1"]


@pytest.mark.parametrize("writes", [[], [put(ONE), put(ONE)], [put(Key("P#1", str(number))) for number in range(101)]])
def test_what_cannot_be_one_transaction_is_refused(writes: list[Write]) -> None:
    with pytest.raises(ValueError, match="cannot be one transaction"):
        require_atomic(writes)
