"""Streams, documents and mail of the emulator, as the design relies on them; test_emulator.py is the gate."""

import json
import time
import urllib.request
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.conftest import Emulated
from tests.infra.local.asking import Client, form, key, link, posted, refused

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


def test_it_shows_a_private_object_to_anybody(emulated: Emulated) -> None:
    name = uuid4().hex
    link(emulated, name)

    assert httpx.get(f"{emulated.endpoint}/{emulated.outputs['DocumentBucket']}/{name}", timeout=20).status_code == 200


def test_it_takes_a_form_with_a_wrong_signature(emulated: Emulated) -> None:
    assert posted(form(emulated, uuid4().hex), **{"x-amz-signature": "0" * 64}) == 204
