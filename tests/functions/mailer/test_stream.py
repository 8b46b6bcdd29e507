"""What calls the mailer."""

from functions.mailer.stream import make_handler
from functions.outbox import GRACE
from functions.table import Unavailable
from tests.functions.mailer.setting import MAIL, Mailroom, a_mail, raising


def record(mail_id: str, number: str = "1", name: str = "INSERT", prefix: str = "OUT#") -> dict[str, object]:
    """Return a record of the table's stream."""
    keys = {"pk": {"S": prefix + mail_id}, "sk": {"S": "A"}}
    return {"eventName": name, "dynamodb": {"Keys": keys, "SequenceNumber": number}}


def test_the_mails_of_a_batch_are_sent() -> None:
    room = Mailroom()
    names = [room.keep(a_mail(id=f"m{number}")) for number in range(3)]

    answer = make_handler(room.desk)({"Records": [record(name) for name in names]}, None)

    assert answer == {"batchItemFailures": []}
    assert [mail_id for _, _, mail_id in room.post.sent] == names


def test_one_mail_that_fails_does_not_hold_up_the_others() -> None:
    room = Mailroom()
    room.keep(a_mail(id="good"))
    room.keep(a_mail(id="bad", values={}))

    answer = make_handler(room.desk)({"Records": [record("bad", "7"), record("good", "8")]}, None)

    assert answer == {"batchItemFailures": [{"itemIdentifier": "7"}]}
    assert [mail_id for _, _, mail_id in room.post.sent] == ["good"]


def test_a_table_that_does_not_answer_lets_the_record_come_again() -> None:
    room = Mailroom()
    room.keep(a_mail())
    room.table.fault = raising(Unavailable())

    answer = make_handler(room.desk)({"Records": [record(MAIL, "9")]}, None)

    assert answer == {"batchItemFailures": [{"itemIdentifier": "9"}]}


def test_other_records_are_none_of_its_business() -> None:
    room = Mailroom()
    room.keep(a_mail())

    make_handler(room.desk)({"Records": [record(MAIL, name="MODIFY"), record(MAIL, prefix="ACC#")]}, None)

    assert room.post.sent == []


def test_the_clock_finds_what_is_due() -> None:
    room = Mailroom()
    room.keep(a_mail())
    room.clock.now += GRACE

    answer = make_handler(room.desk)({"task": "retry"}, None)

    assert (answer, len(room.post.sent)) == ({"looked_at": 1}, 1)
