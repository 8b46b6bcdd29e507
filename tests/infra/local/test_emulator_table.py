"""Conditions, queries and transactions of the emulator's table, as the design relies on them; test_emulator.py is the gate."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from botocore.exceptions import ClientError

from tests.conftest import Emulated
from tests.infra.local.asking import Client, key, refused

# Conditions and updates


def test_an_item_is_made_once(emulated: Emulated, table: Client, pk: str) -> None:
    put = {"TableName": emulated.table, "Item": key(pk), "ConditionExpression": "attribute_not_exists(#p)"}
    table.put_item(**put, ExpressionAttributeNames={"#p": "pk"})

    code = refused(lambda: table.put_item(**put, ExpressionAttributeNames={"#p": "pk"}))

    assert code == "ConditionalCheckFailedException"


@pytest.mark.parametrize("verb", ["put_item", "update_item", "delete_item"])
def test_a_refused_write_tells_what_was_there(emulated: Emulated, table: Client, pk: str, verb: str) -> None:
    table.put_item(TableName=emulated.table, Item={**key(pk), "v": {"N": "3"}})
    where = {"Item": key(pk)} if verb == "put_item" else {"Key": key(pk)}

    with pytest.raises(ClientError) as caught:
        getattr(table, verb)(
            TableName=emulated.table,
            **where,
            ConditionExpression="#v = :v",
            ExpressionAttributeNames={"#v": "v"},
            ExpressionAttributeValues={":v": {"N": "2"}},
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )

    assert caught.value.response["Item"] == {**key(pk), "v": {"N": "3"}}


def test_consumption_by_a_conditional_delete_returns_the_item_once(emulated: Emulated, table: Client, pk: str) -> None:
    table.put_item(TableName=emulated.table, Item={**key(pk), "next": {"S": "desk"}})
    consume = {"TableName": emulated.table, "Key": key(pk), "ReturnValues": "ALL_OLD"}

    first, second = table.delete_item(**consume), table.delete_item(**consume)

    assert first["Attributes"]["next"] == {"S": "desk"}
    assert "Attributes" not in second


def test_a_counter_adds_and_tells_its_new_value(emulated: Emulated, table: Client, pk: str) -> None:
    add = {
        "TableName": emulated.table,
        "Key": key(pk),
        "UpdateExpression": "ADD #n :one",
        "ExpressionAttributeNames": {"#n": "n"},
        "ExpressionAttributeValues": {":one": {"N": "1"}},
        "ReturnValues": "UPDATED_NEW",
    }

    values = [table.update_item(**add)["Attributes"]["n"]["N"] for _ in range(3)]

    assert values == ["1", "2", "3"]


def test_a_list_grows_from_nothing(emulated: Emulated, table: Client, pk: str) -> None:
    found = table.update_item(
        TableName=emulated.table,
        Key=key(pk),
        UpdateExpression="SET #l = list_append(if_not_exists(#l, :none), :one)",
        ExpressionAttributeNames={"#l": "l"},
        ExpressionAttributeValues={":none": {"L": []}, ":one": {"L": [{"S": "a"}]}},
        ReturnValues="ALL_NEW",
    )

    assert found["Attributes"]["l"] == {"L": [{"S": "a"}]}


@pytest.mark.parametrize(
    ("expression", "names", "values"),
    [
        ("SET status = :x", {}, {":x": {"S": "a"}}),  # a reserved word
        ("SET #a.#b = :x", {"#a": "missing", "#b": "b"}, {":x": {"S": "a"}}),  # a path that is not there
        ("SET #a = :x", {"#a": "pk"}, {":x": {"S": "a"}}),  # a key
        ("SET #a = :x", {"#a": "a"}, {":x": {"S": "a"}, ":y": {"S": "b"}}),  # a value that is not used
        ("SET #a = :x", {"#a": "a"}, {}),  # a value that is not given
        ("SET #a = :x", {"#a": "gsi1pk"}, {":x": {"S": ""}}),  # an empty key of an index
        ("SET #a = :x", {"#a": "gsi1pk"}, {":x": {"N": "1"}}),  # a key of another type
    ],
)
def test_an_update_that_the_cloud_refuses_is_refused(
    emulated: Emulated, table: Client, pk: str, expression: str, names: dict[str, str], values: dict[str, Any]
) -> None:
    table.put_item(TableName=emulated.table, Item=key(pk))
    given = {"ExpressionAttributeNames": names, "ExpressionAttributeValues": values}

    code = refused(
        lambda: table.update_item(
            TableName=emulated.table,
            Key=key(pk),
            UpdateExpression=expression,
            **{name: value for name, value in given.items() if value},
        )
    )

    assert code == "ValidationException"


@pytest.mark.parametrize(
    "item",
    [
        {"pk": {"S": ""}, "sk": {"S": "A"}},
        {"pk": {"S": "p" * 2049}, "sk": {"S": "A"}},
        {"pk": {"S": "p"}, "sk": {"S": "s" * 1025}},
        {"pk": {"S": "p"}},
        {"pk": {"N": "1"}, "sk": {"S": "A"}},
        {**key("p"), "n": {"N": "1" * 39}},
        {**key("p"), "t": {"S": "x" * 410_000}},
    ],
    ids=["empty", "long pk", "long sk", "no sk", "type", "39 digits", "400 KB"],
)
def test_an_item_that_the_cloud_refuses_is_refused(emulated: Emulated, table: Client, item: dict[str, Any]) -> None:
    assert refused(lambda: table.put_item(TableName=emulated.table, Item=item)) == "ValidationException"


def test_numbers_are_decimal_and_exact(emulated: Emulated, table: Client, pk: str) -> None:
    exact = "1234567890.1234567890123456789012345678"
    table.put_item(TableName=emulated.table, Item={**key(pk), "n": {"N": exact}, "m": {"N": "0.1"}})

    table.update_item(
        TableName=emulated.table,
        Key=key(pk),
        UpdateExpression="SET #m = #m + :x",
        ExpressionAttributeNames={"#m": "m"},
        ExpressionAttributeValues={":x": {"N": "0.2"}},
    )

    found = table.get_item(TableName=emulated.table, Key=key(pk), ConsistentRead=True)["Item"]
    assert (Decimal(found["n"]["N"]), found["m"]["N"]) == (Decimal(exact), "0.3")


# Queries


def filled(table: Client, name: str, pk: str, count: int, **more: object) -> None:
    """Put items under one key, numbered from 0."""
    for number in range(count):
        table.put_item(TableName=name, Item={**key(pk, f"X#{number:03}"), "n": {"N": str(number)}, **more})


def asked(name: str, pk: str, **more: object) -> dict[str, Any]:
    """Return the words of a query for everything under a key."""
    given = {"ExpressionAttributeNames": {"#p": "pk"}, "ExpressionAttributeValues": {":p": {"S": pk}}}
    return {"TableName": name, "KeyConditionExpression": "#p = :p", **given, **more}


def test_a_query_is_in_the_order_of_its_keys_both_ways(emulated: Emulated, table: Client, pk: str) -> None:
    filled(table, emulated.table, pk, 12)

    forth = table.query(**asked(emulated.table, pk))["Items"]
    back = table.query(**asked(emulated.table, pk, ScanIndexForward=False))["Items"]

    assert [item["sk"]["S"] for item in forth] == [f"X#{number:03}" for number in range(12)]
    assert back == forth[::-1]


def test_a_prefix_finds_its_own_only(emulated: Emulated, table: Client, pk: str) -> None:
    filled(table, emulated.table, pk, 3)
    table.put_item(TableName=emulated.table, Item=key(pk, "XX#1"))

    found = table.query(
        TableName=emulated.table,
        KeyConditionExpression="#p = :p AND begins_with(#s, :s)",
        ExpressionAttributeNames={"#p": "pk", "#s": "sk"},
        ExpressionAttributeValues={":p": {"S": pk}, ":s": {"S": "X#"}},
    )

    assert found["Count"] == 3


def test_a_page_is_counted_before_its_filter_and_says_where_it_ended(
    emulated: Emulated, table: Client, pk: str
) -> None:
    filled(table, emulated.table, pk, 5)
    more = asked(emulated.table, pk, Limit=2, FilterExpression="#n > :n")
    more["ExpressionAttributeNames"] |= {"#n": "n"}
    more["ExpressionAttributeValues"] |= {":n": {"N": "3"}}

    page = table.query(**more)

    assert (page["Count"], page["ScannedCount"], page["LastEvaluatedKey"]) == (0, 2, key(pk, "X#001"))


def test_a_page_that_ends_with_the_last_item_still_says_where(emulated: Emulated, table: Client, pk: str) -> None:
    filled(table, emulated.table, pk, 2)

    page = table.query(**asked(emulated.table, pk, Limit=2))
    rest = table.query(**asked(emulated.table, pk, ExclusiveStartKey=page["LastEvaluatedKey"]))

    assert (page["Count"], rest["Count"], "LastEvaluatedKey" in rest) == (2, 0, False)


def test_a_malformed_cursor_is_refused(emulated: Emulated, table: Client, pk: str) -> None:
    call = asked(emulated.table, pk, ExclusiveStartKey={"pk": {"S": pk}})

    assert refused(lambda: table.query(**call)) == "ValidationException"


def indexed(name: str, pk: str, **more: object) -> dict[str, Any]:
    """Return the words of a query of the first index."""
    found = asked(name, pk, IndexName="gsi1", **more)
    return {**found, "ExpressionAttributeNames": {"#p": "gsi1pk"}}


def test_an_index_holds_only_items_with_its_keys_and_all_of_them(emulated: Emulated, table: Client, pk: str) -> None:
    table.put_item(TableName=emulated.table, Item=key(pk, "outside"))
    filled(table, emulated.table, pk, 3, gsi1pk={"S": pk}, gsi1sk={"S": "same"})

    first = table.query(**indexed(emulated.table, pk, Limit=2))
    rest = table.query(**indexed(emulated.table, pk, ExclusiveStartKey=first["LastEvaluatedKey"]))

    assert {item["sk"]["S"] for item in first["Items"] + rest["Items"]} == {"X#000", "X#001", "X#002"}
    assert set(first["LastEvaluatedKey"]) == {"pk", "sk", "gsi1pk", "gsi1sk"}
    assert first["Items"][0]["n"] == {"N": "0"}


def test_an_index_refuses_a_strong_read(emulated: Emulated, table: Client, pk: str) -> None:
    assert refused(lambda: table.query(**indexed(emulated.table, pk, ConsistentRead=True))) == "ValidationException"


def test_session_and_account_come_in_one_strong_read(emulated: Emulated, table: Client, pk: str) -> None:
    filled(table, emulated.table, pk, 2)
    keys = [key(pk, "X#000"), key(pk, "X#001"), key(pk, "none")]

    found = table.batch_get_item(RequestItems={emulated.table: {"Keys": keys, "ConsistentRead": True}})

    assert len(found["Responses"][emulated.table]) == 2
    assert found["UnprocessedKeys"] == {}


def test_a_batch_with_a_key_twice_is_refused(emulated: Emulated, table: Client, pk: str) -> None:
    call = {emulated.table: {"Keys": [key(pk), key(pk)]}}

    assert refused(lambda: table.batch_get_item(RequestItems=call)) == "ValidationException"


# Transactions


def put(name: str, pk: str, sk: str = "A", **more: object) -> dict[str, Any]:
    """Return the action that makes an item once."""
    return {
        "Put": {
            "TableName": name,
            "Item": key(pk, sk),
            "ConditionExpression": "attribute_not_exists(pk)",
            "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
            **more,
        }
    }


def test_a_transaction_is_all_or_nothing_and_says_which_action_failed(
    emulated: Emulated, table: Client, pk: str
) -> None:
    table.put_item(TableName=emulated.table, Item={**key(pk, "B"), "hash": {"S": "h"}})
    actions = [put(emulated.table, pk, "A"), put(emulated.table, pk, "B")]

    with pytest.raises(ClientError) as caught:
        table.transact_write_items(TransactItems=actions)

    reasons = caught.value.response["CancellationReasons"]
    assert [reason["Code"] for reason in reasons] == ["None", "ConditionalCheckFailed"]
    assert reasons[1]["Item"]["hash"] == {"S": "h"}
    assert "Item" not in table.get_item(TableName=emulated.table, Key=key(pk, "A"))


def test_a_repeated_transaction_is_done_once(emulated: Emulated, table: Client, pk: str) -> None:
    call = {
        "ClientRequestToken": uuid4().hex,
        "TransactItems": [
            {
                "Update": {
                    "TableName": emulated.table,
                    "Key": key(pk),
                    "UpdateExpression": "ADD #n :one",
                    "ExpressionAttributeNames": {"#n": "n"},
                    "ExpressionAttributeValues": {":one": {"N": "1"}},
                }
            }
        ],
    }

    table.transact_write_items(**call)
    table.transact_write_items(**call)

    assert table.get_item(TableName=emulated.table, Key=key(pk))["Item"]["n"] == {"N": "1"}


def test_another_transaction_under_the_same_token_is_refused(emulated: Emulated, table: Client, pk: str) -> None:
    token = uuid4().hex
    table.transact_write_items(ClientRequestToken=token, TransactItems=[put(emulated.table, pk)])

    code = refused(
        lambda: table.transact_write_items(ClientRequestToken=token, TransactItems=[put(emulated.table, pk, "B")])
    )

    assert code == "IdempotentParameterMismatchException"


@pytest.mark.parametrize("count", [100, 101])
def test_a_transaction_holds_a_hundred_actions(emulated: Emulated, table: Client, pk: str, count: int) -> None:
    actions = [put(emulated.table, pk, f"{number:03}") for number in range(count)]

    with ThreadPoolExecutor(1) as pool:
        error = pool.submit(table.transact_write_items, TransactItems=actions).exception()

    assert (error is None) == (count == 100)


def test_one_item_twice_in_a_transaction_is_refused(emulated: Emulated, table: Client, pk: str) -> None:
    actions = [put(emulated.table, pk), put(emulated.table, pk)]

    assert refused(lambda: table.transact_write_items(TransactItems=actions)) == "ValidationException"


# Where requests meet


def test_no_increment_is_lost_among_threads(emulated: Emulated, table: Client, pk: str) -> None:
    def add(_: int) -> None:
        table.update_item(
            TableName=emulated.table,
            Key=key(pk),
            UpdateExpression="ADD #n :one",
            ExpressionAttributeNames={"#n": "n"},
            ExpressionAttributeValues={":one": {"N": "1"}},
        )

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add, range(160)))

    assert table.get_item(TableName=emulated.table, Key=key(pk))["Item"]["n"] == {"N": "160"}


def test_of_many_that_consume_one_wins(emulated: Emulated, table: Client, pk: str) -> None:
    table.put_item(TableName=emulated.table, Item=key(pk))

    with ThreadPoolExecutor(8) as pool:
        answers = list(
            pool.map(
                lambda _: table.delete_item(TableName=emulated.table, Key=key(pk), ReturnValues="ALL_OLD"), range(24)
            )
        )

    assert sum("Attributes" in answer for answer in answers) == 1


def test_a_cap_is_never_passed_by_transactions(emulated: Emulated, table: Client, pk: str) -> None:
    def take(number: int) -> bool:
        count = {
            "TableName": emulated.table,
            "Key": key(pk),
            "UpdateExpression": "ADD #n :one",
            "ConditionExpression": "attribute_not_exists(#n) OR #n < :cap",
            "ExpressionAttributeNames": {"#n": "n"},
            "ExpressionAttributeValues": {":one": {"N": "1"}, ":cap": {"N": "10"}},
        }
        try:
            table.transact_write_items(TransactItems=[{"Update": count}, put(emulated.table, pk, f"X#{number}")])
        except ClientError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        taken = sum(pool.map(take, range(40)))

    items = table.query(**asked(emulated.table, pk))["Items"]
    assert int(items[0]["n"]["N"]) == len(items) - 1 == taken
    assert taken <= 10
