"""DynamoDB's faults as ours; what it does right is held by tests/functions/test_table.py."""

from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError, ConnectionClosedError, ReadTimeoutError
from botocore.stub import Stubber

from functions.aws.dynamodb import CONFIG, DynamoTable
from functions.table import Conflict, Delete, Key, Put, Question, Table, Unavailable, Update

ONE, TWO = Key("P", "A"), Key("P", "B")
WRITES = [Put(item={"pk": "P", "sk": "A"}), Put(item={"pk": "P", "sk": "B"})]
CALLS = {
    "get_item": lambda table: table.read(ONE),
    "batch_get_item": lambda table: table.read(ONE, TWO),
    "put_item": lambda table: table.write(WRITES[0]),
    "update_item": lambda table: table.write(Update(key=ONE, set={"a": 1})),
    "delete_item": lambda table: table.write(Delete(key=ONE)),
    "transact_write_items": lambda table: table.write_all(WRITES),
    "query": lambda table: table.list(Question(pk="P")),
}


class Failing:
    """A client every call of which raises."""

    def __init__(self, error: Exception) -> None:
        """Keep what to raise."""
        self._error = error

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 # any call
        """Return a call that raises."""

        def call(**_request: object) -> None:
            raise self._error

        return call


@pytest.fixture
def stub() -> Iterator[tuple[Table, Stubber, list[float]]]:
    """Yield a table over a client that says what it is told, and the pauses that were made."""
    credentials = {"aws_access_key_id": "a", "aws_secret_access_key": "b"}
    client = boto3.client("dynamodb", config=CONFIG, region_name="eu-central-1", **credentials)
    pauses: list[float] = []
    with Stubber(client) as stubber:
        yield DynamoTable(client, "t", pauses.append), stubber, pauses
        stubber.assert_no_pending_responses()


@pytest.mark.parametrize("call", sorted(CALLS))
@pytest.mark.parametrize(
    "error",
    [
        ReadTimeoutError(endpoint_url="x"),
        ConnectionClosedError(endpoint_url="x"),
        ClientError(
            {"Error": {"Code": "ProvisionedThroughputExceededException"}, "ResponseMetadata": {"HTTPStatusCode": 400}},
            "x",
        ),
        ClientError({"Error": {"Code": "ThrottlingException"}, "ResponseMetadata": {"HTTPStatusCode": 400}}, "x"),
        ClientError({"Error": {"Code": "RequestLimitExceeded"}, "ResponseMetadata": {"HTTPStatusCode": 400}}, "x"),
        ClientError({"Error": {"Code": "InternalServerError"}, "ResponseMetadata": {"HTTPStatusCode": 500}}, "x"),
        ClientError({"Error": {"Code": "ServiceUnavailable"}, "ResponseMetadata": {"HTTPStatusCode": 503}}, "x"),
    ],
    ids=str,
)
def test_an_answer_that_the_table_does_not_give_is_unavailable(call: str, error: Exception) -> None:
    with pytest.raises(Unavailable):
        CALLS[call](DynamoTable(Failing(error), "t"))


@pytest.mark.parametrize("call", sorted(CALLS))
def test_a_fault_of_ours_is_not_hidden(call: str) -> None:
    error = ClientError({"Error": {"Code": "ValidationException"}, "ResponseMetadata": {"HTTPStatusCode": 400}}, "x")

    with pytest.raises((ClientError, Conflict)) as caught:
        CALLS[call](DynamoTable(Failing(error), "t"))

    assert caught.type is ClientError


def test_keys_that_were_not_read_at_once_are_asked_for_again(stub: tuple[Table, Stubber, list[float]]) -> None:
    table, stubber, _ = stub
    item = {"pk": {"S": "P"}, "sk": {"S": "A"}}
    stubber.add_response(
        "batch_get_item",
        {"Responses": {"t": [item]}, "UnprocessedKeys": {"t": {"Keys": [{"pk": {"S": "P"}, "sk": {"S": "B"}}]}}},
    )
    stubber.add_response("batch_get_item", {"Responses": {"t": [{**item, "sk": {"S": "B"}}]}})

    assert set(table.read(ONE, TWO)) == {ONE, TWO}


@pytest.mark.parametrize("code", ["TransactionConflict", "ThrottlingError"])
def test_a_transaction_that_another_holds_up_is_tried_again(
    stub: tuple[Table, Stubber, list[float]], code: str
) -> None:
    table, stubber, pauses = stub
    held = {"CancellationReasons": [{"Code": "None"}, {"Code": code}]}
    stubber.add_client_error("transact_write_items", "TransactionCanceledException", modeled_fields=held)
    stubber.add_client_error("transact_write_items", "TransactionInProgressException")
    stubber.add_response("transact_write_items", {})

    table.write_all(WRITES)

    assert len(pauses) == 2


def test_a_transaction_that_stays_held_up_is_unavailable(stub: tuple[Table, Stubber, list[float]]) -> None:
    table, stubber, _ = stub
    for _ in range(3):
        stubber.add_client_error("transact_write_items", "TransactionInProgressException")

    with pytest.raises(Unavailable):
        table.write_all(WRITES)


def test_a_transaction_says_which_conditions_failed_and_what_stood_there(
    stub: tuple[Table, Stubber, list[float]],
) -> None:
    table, stubber, _ = stub
    reasons = [{"Code": "None"}, {"Code": "ConditionalCheckFailed", "Item": {"v": {"N": "3"}}}]
    stubber.add_client_error(
        "transact_write_items", "TransactionCanceledException", modeled_fields={"CancellationReasons": reasons}
    )

    with pytest.raises(Conflict) as caught:
        table.write_all(WRITES)

    assert (caught.value.failed, caught.value.items) == ((1,), (None, {"v": 3}))


def test_a_repeat_of_the_same_transaction_is_known_by_its_token(stub: tuple[Table, Stubber, list[float]]) -> None:
    table, stubber, _ = stub
    actions = [{"Put": {"TableName": "t", "Item": {"pk": {"S": "P"}, "sk": {"S": name}}}} for name in "AB"]
    stubber.add_response("transact_write_items", {}, {"TransactItems": actions, "ClientRequestToken": "token"})

    table.write_all(WRITES, "token")


def test_nobody_waits_for_minutes() -> None:
    assert (CONFIG.connect_timeout, CONFIG.read_timeout, CONFIG.retries) == (
        1,
        3,
        {"mode": "standard", "total_max_attempts": 3},
    )  # type: ignore[attr-defined] # botocore makes them when it runs
