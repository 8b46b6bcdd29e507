"""Expressions: every name behind an alias, every value behind a placeholder."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.aws.expressions import kind_of, query_of, request_of
from functions.table import Above, Absent, Below, Check, Delete, Is, Key, Present, Put, Question, Update

NAMES = st.sampled_from(["name", "status", "values", "ttl", "count", "a b", "x.y", "#n0", ":v0"])
KEY = Key("P", "S")
ALIASED = re.compile(r"[#:][nv][0-9]+|SET|ADD|REMOVE|AND|attribute_exists|attribute_not_exists|begins_with|[=<>(), ]+")


def rest(expression: str) -> str:
    """Return what of an expression is neither a word of the language nor an alias."""
    return ALIASED.sub("", expression)


@given(NAMES, NAMES, NAMES)
def test_no_name_of_ours_ever_stands_in_an_expression(one: str, two: str, three: str) -> None:
    conditions = (
        Is(name=one, value=1),
        Above(name=two, value=1),
        Below(name=three, value="x"),
        Present(name=one),
        Absent(name=two),
    )
    request = request_of(Update(key=KEY, set={one: "a"}, add={two: 1}, remove=(three,), when=conditions))

    assert rest(request["UpdateExpression"]) == ""
    assert rest(request["ConditionExpression"]) == ""
    assert set(request["ExpressionAttributeNames"].values()) == {one, two, three}


def test_what_is_found_where_a_condition_fails_comes_back() -> None:
    assert request_of(Delete(key=KEY, when=(Present(name="pk"),)))["ReturnValuesOnConditionCheckFailure"] == "ALL_OLD"
    assert "ConditionExpression" not in request_of(Put(item={"pk": "P", "sk": "S"}))


@pytest.mark.parametrize("write", [Update(key=KEY), Update(key=KEY, set={"pk": "x"}), Update(key=KEY, remove=("sk",))])
def test_an_update_of_nothing_or_of_its_own_key_is_an_error_of_ours(write: Update) -> None:
    with pytest.raises(ValueError, match="an update of"):
        request_of(write)


def test_every_kind_of_write_has_its_name_in_a_transaction() -> None:
    writes = (
        Put(item={"pk": "P", "sk": "S"}),
        Update(key=KEY, set={"a": 1}),
        Delete(key=KEY),
        Check(key=KEY, when=(Present(name="pk"),)),
    )

    assert [kind_of(write) for write in writes] == ["Put", "Update", "Delete", "ConditionCheck"]


def test_a_question_is_strongly_consistent_except_of_an_index() -> None:
    table, index = query_of(Question(pk="P", prefix="S#")), query_of(Question(pk="QUEUE#X", index="gsi2"))

    assert (table["ConsistentRead"], "IndexName" in table, rest(table["KeyConditionExpression"])) == (True, False, "")
    assert ("ConsistentRead" in index, index["IndexName"]) == (False, "gsi2")
