"""Writes and questions as the table's expressions: every name behind an alias, every value behind a placeholder."""

from typing import Any, Final

from functions.aws.attributes import attribute, attributes
from functions.table import (
    KEYS,
    Above,
    Absent,
    Below,
    Check,
    Condition,
    Delete,
    Is,
    Present,
    Put,
    Question,
    Update,
    Value,
    Write,
)

Request = dict[str, Any]  # Any: a request's members differ
_SIGNS: Final[dict[type, str]] = {Is: "=", Above: ">", Below: "<"}


class _Words:
    """The names and values of one request, each behind a word of ours."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._values: dict[str, Any] = {}

    def name(self, name: str) -> str:
        return self._names.setdefault(name, f"#n{len(self._names)}")

    def value(self, value: Value) -> str:
        word = f":v{len(self._values)}"
        self._values[word] = attribute(value)
        return word

    def members(self) -> Request:
        found: Request = {}
        if self._names:
            found["ExpressionAttributeNames"] = {word: name for name, word in self._names.items()}
        if self._values:
            found["ExpressionAttributeValues"] = self._values
        return found


def request_of(write: Write) -> Request:
    """Return the members of a request that makes this write, the table's name excepted."""
    words = _Words()
    request: Request = {"Item": attributes(write.item)} if isinstance(write, Put) else {"Key": key_member(write.key)}
    if isinstance(write, Update):
        request["UpdateExpression"] = _changes(write, words)
    if write.when:
        request["ConditionExpression"] = " AND ".join(_condition(each, words) for each in write.when)
        request["ReturnValuesOnConditionCheckFailure"] = "ALL_OLD"
    return {**request, **words.members()}


def kind_of(write: Write) -> str:
    """Return what a transaction calls this kind of write."""
    return {Put: "Put", Update: "Update", Delete: "Delete", Check: "ConditionCheck"}[type(write)]


def key_member(key: tuple[str, str]) -> Request:
    """Return a key as attributes."""
    return dict(zip(KEYS, map(attribute, key), strict=True))


def query_of(question: Question) -> Request:
    """Return the members of a query, the table's name excepted."""
    words = _Words()
    pk, sk = (f"{question.index}{name}" if question.index else name for name in KEYS)
    expression = f"{words.name(pk)} = {words.value(question.pk)}"
    if question.prefix:
        expression += f" AND begins_with({words.name(sk)}, {words.value(question.prefix)})"
    request: Request = {
        "KeyConditionExpression": expression,
        "Limit": question.limit,
        "ScanIndexForward": not question.newest_first,
    }
    if question.index:
        request["IndexName"] = question.index
    else:
        request["ConsistentRead"] = True
    if question.after:
        request["ExclusiveStartKey"] = attributes(question.after)
    return {**request, **words.members()}


def _changes(write: Update, words: _Words) -> str:
    """Return the clauses of an update.

    Raises:
        ValueError: It changes nothing, or its own key.
    """
    names = {*write.set, *write.add, *write.remove}
    if not names or names & set(KEYS):
        message = f"an update of {sorted(names)}"
        raise ValueError(message)
    clauses = []
    if write.set:
        parts = (f"{words.name(name)} = {words.value(value)}" for name, value in write.set.items())
        clauses.append("SET " + ", ".join(parts))
    if write.add:
        parts = (f"{words.name(name)} {words.value(value)}" for name, value in write.add.items())
        clauses.append("ADD " + ", ".join(parts))
    if write.remove:
        clauses.append("REMOVE " + ", ".join(words.name(name) for name in write.remove))
    return " ".join(clauses)


def _condition(condition: Condition, words: _Words) -> str:
    name = words.name(condition.name)
    if isinstance(condition, Present):
        return f"attribute_exists({name})"
    if isinstance(condition, Absent):
        return f"attribute_not_exists({name})"
    return f"{name} {_SIGNS[type(condition)]} {words.value(condition.value)}"
