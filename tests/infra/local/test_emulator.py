"""What the emulator does as the design relies on it, here and in its neighbours: the gate for another version of it.

Where it is known to differ from the cloud, a test says so; when such a test fails, a rule of ours can go.
"""

import os
import signal
import socket
import time
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from infra.local.deployment import client, deploy
from infra.local.emulator import Unstarted, access, cleared, start
from tests.conftest import Emulated
from tests.infra.local.asking import Client, key

# Its life


def test_what_was_stored_is_there_after_it_was_told_to_end_and_nothing_is_deployed_anew(tmp_path: Path) -> None:
    first = start(tmp_path)
    made = deploy(first.endpoint, "http://127.0.0.1:8000", tmp_path)
    client("dynamodb", first.endpoint).put_item(TableName=made.outputs["Table"], Item=key("P"))
    first.stop()

    second = start(tmp_path)
    clouds = client("cloudformation", second.endpoint)
    before = clouds.describe_stacks(StackName="hezuo")["Stacks"][0]
    again = deploy(second.endpoint, "http://127.0.0.1:8000", tmp_path)
    after = clouds.describe_stacks(StackName="hezuo")["Stacks"][0]
    found = client("dynamodb", second.endpoint).get_item(TableName=made.outputs["Table"], Key=key("P"))
    mappings = client("lambda", second.endpoint).list_event_source_mappings()["EventSourceMappings"]
    second.stop()

    assert found["Item"] == key("P")
    assert (made.is_new, again.is_new, again.outputs) == (True, False, made.outputs)
    assert before.get("LastUpdatedTime") == after.get("LastUpdatedTime")
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
    backups = table.describe_continuous_backups(TableName=emulated.table)["ContinuousBackupsDescription"]

    assert emulated.expiry == {"TimeToLiveStatus": "ENABLED", "AttributeName": "ttl"}
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


# Where it is known to differ: our own tests stand in for it


def test_it_loses_its_table_when_it_is_killed(tmp_path: Path) -> None:
    first = start(tmp_path)
    deploy(first.endpoint, "http://127.0.0.1:8000", tmp_path)
    os.kill(int((tmp_path / "lock").read_text(encoding="utf-8")), signal.SIGKILL)
    first.stop()

    second = start(tmp_path)
    again = deploy(second.endpoint, "http://127.0.0.1:8000", tmp_path)
    second.stop()

    assert again.is_new
