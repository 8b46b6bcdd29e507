"""Questions and messages as items."""

from functions.invitations.question import (
    Message,
    Question,
    message_put,
    messages_of,
    question_put,
    questions_of,
)
from tests.functions.fakes import NOW, FakeTable


def test_questions_come_back_the_oldest_first() -> None:
    table = FakeTable()
    asked = [Question(id=f"U{each}", provider="p", text="?", at=NOW) for each in "12"]
    table.write_all([question_put("R", each) for each in asked])

    assert questions_of(table, "R") == tuple(asked)


def test_of_a_long_thread_the_newest_hundred_come_back() -> None:
    table = FakeTable()
    said = [Message(id=f"U{each:03}", by="brand", account="A", text="x", at=NOW) for each in range(120)]
    written = [table.write(message_put("R", "bay", each)) for each in said]
    table.write(message_put("R", "bay-two", said[0]))

    assert messages_of(table, "R", "bay") == tuple(said[20:])
    assert len(written) == 120
