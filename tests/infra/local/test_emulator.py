"""Every behaviour of the emulator that the design relies on: the gate for another version of it.

Where it is known to differ from the cloud, a test says so; when such a test fails, a rule of ours can go.
"""

import json
import os
import signal
import socket
import time
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from botocore.exceptions import ClientError

from infra.local.deployment import client, deploy
from infra.local.emulator import Unstarted, access, cleared, start
from tests.conftest import Emulated

Client = Any


@pytest.fixture
def table(emulated: Emulated) -> Client:
    """A client of the table."""
    return emulated.client("dynamodb")


@pytest.fixture
def pk() -> str:
    """A partition of the test's own."""
    return f"TEST#{uuid4().hex}"


def refused(call: Callable[[], object]) -> str:
    """Return the code with which a call is refused."""
    with pytest.raises(ClientError) as caught:
        call()
    return str(caught.value.response["Error"]["Code"])


def key(pk: str, sk: str = "A") -> dict[str, dict[str, str]]:
    """Return the key of an item."""
    return {"pk": {"S": pk}, "sk": {"S": sk}}


# Its life


def test_what_was_stored_is_there_after_it_was_told_to_end(tmp_path: Path) -> None:
    first = start(tmp_path)
    made = deploy(first.endpoint, "http://127.0.0.1:8000", tmp_path)
    client("dynamodb", first.endpoint).put_item(TableName=made.outputs["Table"], Item=key("P"))
    first.stop()

    second = start(tmp_path)
    again = deploy(second.endpoint, "http://127.0.0.1:8000", tmp_path)
    found = client("dynamodb", second.endpoint).get_item(TableName=made.outputs["Table"], Key=key("P"))
    mappings = client("lambda", second.endpoint).list_event_source_mappings()["EventSourceMappings"]
    second.stop()

    assert found["Item"] == key("P")
    assert (made.is_new, again.is_new, again.outputs) == (True, False, made.outputs)
    assert [mapping["State"] for mapping in mappings] == ["Enabled"]


def test_a_fresh_one_knows_nothing(tmp_path: Path) -> None:
    first = start(tmp_path)
    client("s3", first.endpoint).create_bucket(Bucket="kept")
    first.stop()

    second = start(tmp_path, is_fresh=True)
    buckets = client("s3", second.endpoint).list_buckets()["Buckets"]
    second.stop()

    assert buckets == []


def test_it_starts_and_ends_quickly(tmp_path: Path) -> None:
    began = time.monotonic()
    running = start(tmp_path)
    started = time.monotonic()
    running.stop()

    assert started - began < 30  # a second here, on a machine with nothing else to do
    assert time.monotonic() - started < 10


def test_it_listens_on_this_machine_only(emulated: Emulated) -> None:
    port = int(emulated.endpoint.rpartition(":")[2])

    with closing(socket.socket()) as outside:
        outside.bind(("127.0.0.2", 0))

        assert outside.connect_ex(("127.0.0.2", port)) != 0


def test_one_that_cannot_start_is_told_with_its_last_words(tmp_path: Path) -> None:
    (tmp_path / "lock").mkdir()

    with pytest.raises(Unstarted, match=r"the local cloud did not start: .*lock"):
        start(tmp_path)


def test_no_real_cloud_can_be_reached_by_mistake() -> None:
    environment = {"AWS_PROFILE": "live", "AWS_ENDPOINT_URL_S3": "https://s3", "PATH": "/bin"}

    assert cleared(environment) == {"PATH": "/bin"}
    assert access("http://127.0.0.1:1")["AWS_CONFIG_FILE"] == os.devnull


# The stack


def test_the_whole_template_stands_in_it(emulated: Emulated) -> None:
    stacks = emulated.client("cloudformation")

    resources = stacks.describe_stack_resources(StackName="hezuo")["StackResources"]

    assert {resource["ResourceStatus"] for resource in resources} == {"CREATE_COMPLETE"}
    assert len(resources) > 45


def test_the_table_has_its_indexes_its_stream_and_its_protection(emulated: Emulated, table: Client) -> None:
    found = table.describe_table(TableName=emulated.table)["Table"]

    assert sorted(index["IndexName"] for index in found["GlobalSecondaryIndexes"]) == ["gsi1", "gsi2"]
    assert found["StreamSpecification"] == {"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"}
    assert found["DeletionProtectionEnabled"] is True


def test_what_its_stacks_forget_was_set(emulated: Emulated, table: Client) -> None:
    expiry = table.describe_time_to_live(TableName=emulated.table)["TimeToLiveDescription"]
    backups = table.describe_continuous_backups(TableName=emulated.table)["ContinuousBackupsDescription"]

    assert (expiry["TimeToLiveStatus"], expiry["AttributeName"]) == ("ENABLED", "ttl")
    assert backups["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"] == "ENABLED"


def test_functions_are_given_the_secrets_that_the_stack_made(emulated: Emulated) -> None:
    given = emulated.rooms["login"]

    assert len(given["HEZUO_KEY"]) == 64
    assert (given["HEZUO_TABLE"], given["HEZUO_SITE"]) == (emulated.table, "http://127.0.0.1:8000")


def test_the_api_leads_to_the_function_for_what_the_site_does_not_have(emulated: Emulated) -> None:
    emulated.client("s3").put_object(Bucket=emulated.outputs["SiteBucket"], Key="zh/404.html", Body="没有".encode())
    (api,) = emulated.client("apigatewayv2").get_apis()["Items"]

    answer = httpx.get(f"{emulated.endpoint}/_aws/execute-api/{api['ApiId']}/$default/zh/nothing.html", timeout=20)

    assert (answer.status_code, answer.text) == (404, "没有")


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


# Streams and functions


def test_a_stream_tells_what_was_before_and_after_and_nothing_of_no_change(
    emulated: Emulated, table: Client, pk: str
) -> None:
    table.put_item(TableName=emulated.table, Item={**key(pk), "n": {"N": "1"}})
    table.put_item(TableName=emulated.table, Item={**key(pk), "n": {"N": "1"}})
    table.put_item(TableName=emulated.table, Item={**key(pk), "n": {"N": "2"}})
    table.delete_item(TableName=emulated.table, Key=key(pk))

    records = [found for found in streamed(emulated) if found["dynamodb"]["Keys"] == key(pk)]

    assert [found["eventName"] for found in records] == ["INSERT", "MODIFY", "REMOVE"]
    assert (records[1]["dynamodb"]["OldImage"]["n"], records[1]["dynamodb"]["NewImage"]["n"]) == (
        {"N": "1"},
        {"N": "2"},
    )


def streamed(emulated: Emulated) -> list[dict[str, Any]]:
    """Return all records of the table's stream."""
    streams = emulated.client("dynamodbstreams")
    (stream,) = streams.list_streams(TableName=emulated.table)["Streams"]
    shards = streams.describe_stream(StreamArn=stream["StreamArn"])["StreamDescription"]["Shards"]
    found: list[dict[str, Any]] = []
    for shard in shards:
        where = {"StreamArn": stream["StreamArn"], "ShardId": shard["ShardId"], "ShardIteratorType": "TRIM_HORIZON"}
        place = streams.get_shard_iterator(**where)["ShardIterator"]
        page: dict[str, Any] = {"Records": [None]}
        while page["Records"] and place:
            page = streams.get_records(ShardIterator=place)
            found += page["Records"]
            place = page.get("NextShardIterator")
    return found


# Documents


def form(emulated: Emulated, name: str, expires: int = 60) -> dict[str, Any]:
    """Return a form by which a browser uploads one PDF of 10 to 100 bytes."""
    found: dict[str, Any] = emulated.client("s3").generate_presigned_post(
        emulated.outputs["DocumentBucket"],
        name,
        Fields={"Content-Type": "application/pdf"},
        Conditions=[{"Content-Type": "application/pdf"}, ["content-length-range", 10, 100]],
        ExpiresIn=expires,
    )
    return found


def posted(form: dict[str, Any], body: bytes = b"%PDF-" + b"x" * 20, **changed: str) -> int:
    """Upload by a form and return the status."""
    fields = {name: (None, value) for name, value in {**form["fields"], **changed}.items() if value}
    return httpx.post(form["url"], files={**fields, "file": ("x", body)}, timeout=20).status_code


def test_a_form_uploads_what_it_allows(emulated: Emulated) -> None:
    name = uuid4().hex

    status = posted(form(emulated, name))

    assert status == 204
    assert emulated.client("s3").head_object(Bucket=emulated.outputs["DocumentBucket"], Key=name)["ContentLength"] == 25


@pytest.mark.parametrize(
    ("body", "changed"),
    [
        (b"x" * 101, {}),
        (b"x" * 9, {}),
        (b"x" * 20, {"Content-Type": "text/html"}),
        (b"x" * 20, {"key": "another"}),
        (b"x" * 20, {"policy": "", "x-amz-signature": ""}),
    ],
    ids=["too long", "too short", "type", "place", "no policy"],
)
def test_a_form_uploads_nothing_else(emulated: Emulated, body: bytes, changed: dict[str, str]) -> None:
    assert posted(form(emulated, uuid4().hex), body, **changed) in {400, 403}


def test_a_form_runs_out(emulated: Emulated) -> None:
    found = form(emulated, uuid4().hex, expires=1)
    time.sleep(1.1)

    assert posted(found) == 403


def link(emulated: Emulated, name: str, expires: int = 60) -> str:
    """Store a document and return a link to it as an attachment."""
    documents = emulated.client("s3")
    bucket = emulated.outputs["DocumentBucket"]
    documents.put_object(Bucket=bucket, Key=name, Body=b"%PDF-")
    asked = {"Bucket": bucket, "Key": name, "ResponseContentDisposition": "attachment"}
    found: str = documents.generate_presigned_url("get_object", Params=asked, ExpiresIn=expires)
    return found


def test_a_link_reads_an_attachment(emulated: Emulated) -> None:
    answer = httpx.get(link(emulated, uuid4().hex), timeout=20)

    assert (answer.status_code, answer.headers["content-disposition"]) == (200, "attachment")


def test_a_link_to_another_place_is_refused(emulated: Emulated) -> None:
    name = uuid4().hex
    found = link(emulated, name)
    link(emulated, name[::-1])

    assert httpx.get(found.replace(name, name[::-1]), timeout=20).status_code == 403


def test_a_link_runs_out(emulated: Emulated) -> None:
    found = link(emulated, uuid4().hex, expires=1)
    time.sleep(1.1)

    assert httpx.get(found, timeout=20).status_code == 403


# Mail


def send(emulated: Emulated, sender: str, to: str) -> None:
    """Send a mail with both parts."""
    body = {"Text": {"Data": "文本", "Charset": "UTF-8"}, "Html": {"Data": "<p>网页</p>", "Charset": "UTF-8"}}
    emulated.client("sesv2").send_email(
        FromEmailAddress=sender,
        Destination={"ToAddresses": [to]},
        Content={"Simple": {"Subject": {"Data": "商机", "Charset": "UTF-8"}, "Body": body}},
        EmailTags=[{"Name": "outbox", "Value": "1"}],
        ConfigurationSetName=emulated.rooms["mailer"]["HEZUO_CONFIGURATION_SET"],
    )


def test_both_parts_of_a_mail_can_be_read_back(emulated: Emulated) -> None:
    to = f"{uuid4().hex}@hezuo.example"

    send(emulated, "no-reply@hezuo.example", to)

    with urllib.request.urlopen(f"{emulated.endpoint}/_ministack/ses/messages") as answer:  # noqa: S310 # our own machine
        mails = [mail for mails in json.load(answer)["messages"].values() for mail in mails if mail["To"] == [to]]
    assert [(mail["Subject"], mail["BodyText"], mail["BodyHtml"]) for mail in mails] == [
        ("商机", "文本", "<p>网页</p>")
    ]


def test_a_sender_of_another_domain_is_refused(emulated: Emulated) -> None:
    assert refused(lambda: send(emulated, "x@elsewhere.example", "a@hezuo.example")) == "MessageRejected"


# Where it is known to differ: our own tests stand in for it


def test_it_does_not_take_away_what_has_expired(emulated: Emulated, table: Client, pk: str) -> None:
    past = int((datetime.now(UTC) - timedelta(days=1)).timestamp())
    table.put_item(TableName=emulated.table, Item={**key(pk), "ttl": {"N": str(past)}})

    assert "Item" in table.get_item(TableName=emulated.table, Key=key(pk))


def test_it_shows_a_private_object_to_anybody(emulated: Emulated) -> None:
    name = uuid4().hex
    link(emulated, name)

    assert httpx.get(f"{emulated.endpoint}/{emulated.outputs['DocumentBucket']}/{name}", timeout=20).status_code == 200


def test_it_takes_a_form_with_a_wrong_signature(emulated: Emulated) -> None:
    assert posted(form(emulated, uuid4().hex), **{"x-amz-signature": "0" * 64}) == 204


def test_it_loses_its_table_when_it_is_killed(tmp_path: Path) -> None:
    first = start(tmp_path)
    deploy(first.endpoint, "http://127.0.0.1:8000", tmp_path)
    os.kill(int((tmp_path / "lock").read_text(encoding="utf-8")), signal.SIGKILL)
    first.stop()

    second = start(tmp_path)
    again = deploy(second.endpoint, "http://127.0.0.1:8000", tmp_path)
    second.stop()

    assert again.is_new
