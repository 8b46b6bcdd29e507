"""The table on DynamoDB: one boto3 call for each of its words, and its faults as ours."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final
from uuid import uuid4

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, IncompleteReadError

from functions.aws.attributes import item_of
from functions.aws.expressions import Request, key_member, kind_of, query_of, request_of
from functions.table import (
    Conflict,
    Delete,
    Item,
    Key,
    Page,
    Put,
    Question,
    Unavailable,
    Update,
    Write,
    key_of,
    require_atomic,
)

Client = Any  # Any: boto3 makes its clients when it runs
CONFIG: Final = Config(connect_timeout=1, read_timeout=3, retries={"mode": "standard", "total_max_attempts": 3})
_PAUSES: Final = (0.05, 0.15)
_CONFLICT: Final = "ConditionalCheckFailed"
_FAILED: Final = "ConditionalCheckFailedException"
_PASSING: Final = frozenset({"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"})
_UNDER_WAY: Final = frozenset({"TransactionInProgressException"})


def make_client() -> Client:
    """Return a client by the standard AWS environment: it waits seconds, not minutes, and tries thrice."""
    client = boto3.client("dynamodb", config=CONFIG)
    client.meta.events.register("response-received.dynamodb", _require_whole)
    return client


def _require_whole(response_dict: Mapping[str, Any] | None, **_: object) -> None:  # Any: parts of an answer
    """Refuse an answer that is cut short: the client would read it as an empty one, so that an item seems not to be there.

    Raises:
        IncompleteReadError: It does not end as JSON does.
    """
    body: bytes = response_dict["body"] if response_dict else b"}"
    if not body.rstrip().endswith(b"}"):
        raise IncompleteReadError(actual_bytes=len(body), expected_bytes=len(body) + 1)


class DynamoTable:
    """The one table, by the calls of a boto3 client."""

    def __init__(self, client: Client, name: str, pause: Callable[[float], None] = time.sleep) -> None:
        """Keep the client, the table's name, and what waits before a transaction is tried again."""
        self._client: Final = client
        self._name: Final = name
        self._pause: Final = pause

    def read(self, *keys: Key) -> Mapping[Key, Item]:
        """Return those items that are there, strongly consistent."""
        if len(keys) == 1:
            with _faults():
                answer = self._client.get_item(TableName=self._name, Key=key_member(keys[0]), ConsistentRead=True)
            return {keys[0]: item_of(answer["Item"])} if answer.get("Item") else {}
        wanted = {self._name: {"Keys": [key_member(key) for key in keys], "ConsistentRead": True}}
        items: list[Item] = []
        for _ in range(len(_PAUSES) + 1):
            with _faults():
                answer = self._client.batch_get_item(RequestItems=wanted)
            items += map(item_of, answer["Responses"].get(self._name, ()))
            wanted = answer.get("UnprocessedKeys") or {}
            if not wanted:
                return {key_of(item): item for item in items}
        raise Unavailable

    def write(self, write: Put | Update | Delete) -> Item:
        """Make one write; return the item after it, or before it where it was removed."""
        call, returned = {
            Put: (self._client.put_item, "NONE"),
            Update: (self._client.update_item, "ALL_NEW"),
            Delete: (self._client.delete_item, "ALL_OLD"),
        }[type(write)]
        try:
            with _faults():
                answer = call(TableName=self._name, ReturnValues=returned, **request_of(write))
        except ClientError as error:
            if error.response["Error"]["Code"] != _FAILED:
                raise
            raise Conflict((0,), (_found(error.response),)) from None
        return write.item if isinstance(write, Put) else item_of(answer.get("Attributes", {}))

    def write_all(self, writes: Sequence[Write], token: str = "") -> None:
        """Make all writes or none; what another transaction holds up is tried again.

        Every try has the same token: one whose answer came too late is not made twice, nor taken for somebody else's.
        """
        require_atomic(writes)
        actions = [{kind_of(write): {"TableName": self._name, **request_of(write)}} for write in writes]
        request: Request = {"TransactItems": actions, "ClientRequestToken": token or uuid4().hex}
        for pause in (*_PAUSES, None):
            try:
                with _faults():
                    self._client.transact_write_items(**request)
            except ClientError as error:
                _raise_conflict(error)
                if pause is None:
                    raise Unavailable from error
                self._pause(pause)
            else:
                return

    def list(self, question: Question) -> Page:
        """Return a page of a list."""
        with _faults():
            answer = self._client.query(TableName=self._name, **query_of(question))
        return Page(tuple(item_of(item) for item in answer["Items"]), "LastEvaluatedKey" in answer)


@contextmanager
def _faults() -> Iterator[None]:
    """Turn what the table could not answer into Unavailable; a condition that failed stays what it is.

    A fault of ours (a request that the table does not accept) is not caught.
    """
    try:
        yield
    except BotoCoreError as error:
        raise Unavailable from error
    except ClientError as error:
        code, status = error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"]
        if code in _UNDER_WAY or code in {_FAILED, "TransactionCanceledException"}:
            raise
        if status >= 500 or "Throttl" in code or "Exceeded" in code:  # noqa: PLR2004 # the faults of servers
            raise Unavailable from error
        raise


def _raise_conflict(error: ClientError) -> None:
    """Raise Conflict where a condition failed; return where the transaction may be tried again."""
    code = error.response["Error"]["Code"]
    reasons: Sequence[Mapping[str, Any]] = error.response.get("CancellationReasons", ())
    failed = [number for number, reason in enumerate(reasons) if reason.get("Code") == _CONFLICT]
    if failed:
        raise Conflict(failed, [_found(reason) for reason in reasons]) from None
    if code not in _UNDER_WAY and not any(reason.get("Code") in _PASSING for reason in reasons):
        raise error


def _found(answer: Mapping[str, Any]) -> Item | None:
    """Return what stood where a condition failed."""
    return item_of(answer["Item"]) if answer.get("Item") else None
