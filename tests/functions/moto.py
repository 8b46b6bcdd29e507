"""The table on moto, for single-threaded tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Final

import boto3
from moto import mock_aws

from functions.aws.dynamodb import CONFIG, Client, DynamoTable

NAME: Final = "hezuo"
_KEYS: Final = ("pk", "sk", "gsi1pk", "gsi1sk", "gsi2pk", "gsi2sk")


def _schema(pk: str, sk: str) -> list[dict[str, str]]:
    return [{"AttributeName": pk, "KeyType": "HASH"}, {"AttributeName": sk, "KeyType": "RANGE"}]


@cache
def _client() -> Client:
    """Return one client for all tables: to make it costs more than a test; moto stands before whatever it asks."""
    return boto3.client(
        "dynamodb",
        config=CONFIG,
        region_name="eu-central-1",
        endpoint_url="https://dynamodb.eu-central-1.amazonaws.com",
        aws_access_key_id="test",
        aws_secret_access_key="test",  # noqa: S106 # nobody's
    )


@contextmanager
def dynamo_table() -> Iterator[DynamoTable]:
    """Yield an empty table on a stand-in in this process."""
    with mock_aws():
        client = _client()
        client.create_table(
            TableName=NAME,
            BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[{"AttributeName": name, "AttributeType": "S"} for name in _KEYS],
            KeySchema=_schema("pk", "sk"),
            GlobalSecondaryIndexes=[
                {
                    "IndexName": index,
                    "KeySchema": _schema(f"{index}pk", f"{index}sk"),
                    "Projection": {"ProjectionType": "ALL"},
                }
                for index in ("gsi1", "gsi2")
            ],
        )
        yield DynamoTable(client, NAME, pause=lambda _seconds: None)
