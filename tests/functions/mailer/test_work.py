"""The mailer's promise: no mail is lost, and none comes twice unless three things go wrong at once."""

from datetime import timedelta

import pytest

from functions import keys
from functions.addresses import mailbox_digest
from functions.events.work import Ear, hear
from functions.mailer.post import Busy, Refused, Unknown
from functions.mailer.rules import LEASE, MOST_TRIES
from functions.mailer.work import deliver, deliver_due
from functions.outbox import GRACE, Outgoing
from functions.table import Put, Unavailable
from tests.functions.fakes import FakeFiles, FakeRandomness, a_methods
from tests.functions.mailer.setting import MAIL, Mailroom, a_box, a_login_mail, a_mail, a_member, a_provider, raising


class Killed(BaseException):
    """The process is gone in the middle of its work."""


def kill_after_sending(room: Mailroom) -> None:
    """Let the process die between sending and writing it down."""
    room.post.after = raising(Killed())
    with pytest.raises(Killed):
        deliver(room.desk, MAIL)
    room.post.after = lambda _mail: None


def report_sent(room: Mailroom) -> None:
    """Let the service's report of the mail arrive."""
    ear = Ear(
        table=room.table,
        clock=room.clock,
        randomness=FakeRandomness(),
        log=room.log,
        files=FakeFiles(),
        methods=a_methods,
    )
    hear(ear, {"eventType": "Send", "mail": {"messageId": "m-1", "tags": {"outbox": [MAIL]}}})


def test_a_mail_is_sent_once_and_forgotten() -> None:
    room = Mailroom()
    room.keep(a_mail())

    deliver(room.desk, MAIL)

    assert [(to, mail_id) for to, _, mail_id in room.post.sent] == [("ana@brand.com", MAIL)]
    kept = room.table.items[keys.outgoing(MAIL)]
    assert (kept["message"], kept["values"], kept["mailbox"]) == ("message-1", {}, mailbox_digest("ana@brand.com"))
    assert not {"to", "nonce", "gsi2pk", "ready_at"} & kept.keys()


def test_a_mail_takes_three_calls() -> None:
    room = Mailroom()
    room.keep(a_mail())
    room.table.calls.clear()

    deliver(room.desk, MAIL)

    assert room.table.calls == ["UpdateItem", "GetItem", "UpdateItem"]


def test_the_streams_repetition_sends_nothing() -> None:
    room = Mailroom()
    room.keep(a_mail())

    for _ in range(3):
        deliver(room.desk, MAIL)

    assert len(room.post.sent) == 1


def test_a_mail_that_another_is_sending_is_left_to_it() -> None:
    room = Mailroom()
    room.keep(a_mail())
    room.post.before = lambda _mail: deliver(Mailroom(room.table).desk, MAIL)

    deliver(room.desk, MAIL)

    assert len(room.post.sent) == 1
    assert room.mail().tries == 1


def test_a_mailer_that_dies_after_sending_sends_no_second_mail_when_the_report_comes() -> None:
    room = Mailroom()
    room.keep(a_mail())
    kill_after_sending(room)
    room.clock.move(minutes=1)
    report_sent(room)

    room.clock.now += LEASE
    deliver(room.desk, MAIL)
    deliver_due(room.desk)

    assert len(room.post.sent) == 1
    assert room.mail().message == "m-1"


def test_a_mail_comes_twice_only_if_the_report_was_lost_too() -> None:
    room = Mailroom()
    room.keep(a_mail())
    kill_after_sending(room)
    room.clock.now += LEASE - timedelta(seconds=1)
    deliver_due(room.desk)
    assert len(room.post.sent) == 1

    room.clock.move(seconds=1)
    deliver_due(room.desk)

    assert len(room.post.sent) == 2
    assert room.mail().sent_at is not None


def test_a_mailer_that_dies_before_sending_loses_no_mail() -> None:
    room = Mailroom()
    room.keep(a_mail())
    room.post.before = raising(Killed())
    with pytest.raises(Killed):
        deliver(room.desk, MAIL)
    room.post.before = lambda _mail: None

    room.clock.now += LEASE
    deliver_due(room.desk)

    assert len(room.post.sent) == 1


def test_a_mail_that_the_stream_never_brought_is_found_by_the_clock() -> None:
    room = Mailroom()
    room.keep(a_mail())
    assert deliver_due(room.desk) == 0

    room.clock.now += GRACE
    deliver_due(room.desk)

    assert len(room.post.sent) == 1


@pytest.mark.parametrize("call", ["UpdateItem", "GetItem"])
def test_a_table_that_does_not_answer_loses_no_mail(call: str) -> None:
    room = Mailroom()
    room.keep(a_mail())
    room.table.fault = lambda name: raising(Unavailable())(name) if name == call else None
    with pytest.raises(Unavailable):
        deliver(room.desk, MAIL)
    room.table.fault = lambda _name: None

    room.clock.now += LEASE
    deliver_due(room.desk)

    assert len(room.post.sent) == 1


def test_a_service_that_is_busy_is_asked_again_later_and_later() -> None:
    room = Mailroom()
    room.keep(a_login_mail())
    room.post.before = raising(Busy())
    deliver(room.desk, MAIL)
    assert (room.mail().tries, deliver_due(room.desk)) == (1, 0)

    room.clock.move(seconds=30)
    deliver_due(room.desk)
    room.post.before = lambda _mail: None
    room.clock.move(seconds=59)
    assert deliver_due(room.desk) == 0
    room.clock.move(seconds=1)
    deliver_due(room.desk)

    assert (len(room.post.sent), room.mail().tries) == (1, 3)


@pytest.mark.parametrize(("mail", "sent"), [(a_mail(), 1), (a_login_mail(), 0)], ids=["a mail", "a login's mail"])
def test_after_an_unknown_end_a_mail_is_sent_again_but_a_logins_is_not(mail: object, sent: int) -> None:
    room = Mailroom()
    room.keep(mail)  # type: ignore[arg-type] # a mail
    room.post.before = raising(Unknown())
    deliver(room.desk, MAIL)
    room.post.before = lambda _mail: None

    room.clock.now += LEASE
    deliver_due(room.desk)

    assert len(room.post.sent) == sent
    assert room.mail().ended == (None if sent else "unknown")


def test_a_mail_that_the_service_never_takes_is_given_up() -> None:
    room = Mailroom()
    room.keep(a_mail())
    room.post.before = raising(Refused())

    deliver(room.desk, MAIL)

    assert (room.mail().ended, deliver_due(room.desk)) == ("refused", 0)


@pytest.mark.parametrize(
    ("mail", "refusal", "missed"),
    [
        (a_mail(organisation="PROV#lantern-bay"), Refused, True),
        (a_mail(organisation="BRAND#gone", audience="members", to=""), Refused, True),
        (a_login_mail(), Refused, False),
    ],
    ids=["refused", "nobody is there", "a login's"],
)
def test_what_nobody_got_stands_in_the_operators_queue_without_what_it_said(
    mail: Outgoing, refusal: type[Exception], *, missed: bool
) -> None:
    room = Mailroom()
    room.keep(mail)
    room.post.before = raising(refusal())

    deliver(room.desk, MAIL)

    item = room.table.items[keys.outgoing(MAIL)]
    assert (item.get("gsi2pk") == "QUEUE#MAIL", "ttl" not in item, item.get("to") == mail.to) == (missed,) * 3
    assert (item["values"], "nonce" in item, deliver_due(room.desk)) == ({}, False, 0)


def test_a_mail_is_given_up_after_eight_tries() -> None:
    room = Mailroom()
    room.keep(a_mail())
    room.post.before = raising(Busy())

    for _ in range(MOST_TRIES + 1):
        room.clock.move(hours=2)
        deliver_due(room.desk)

    assert (room.mail().ended, room.mail().tries) == ("failed", MOST_TRIES + 1)
    assert room.table.items[keys.outgoing(MAIL)]["gsi2pk"] == "QUEUE#MAIL"


def test_a_mail_that_nobody_wants_any_more_is_not_sent() -> None:
    room = Mailroom()
    room.keep(a_login_mail(expires_at=room.clock.now + timedelta(minutes=10)))
    room.clock.move(minutes=10)

    deliver(room.desk, MAIL)

    assert (room.post.sent, room.mail().ended) == ([], "expired")


def test_a_mailbox_that_mails_came_back_from_gets_none() -> None:
    room = Mailroom()
    room.keep(a_mail())
    where = keys.bounce(mailbox_digest("ana@brand.com"))
    room.table.write(Put(item={"pk": where.pk, "sk": where.sk}))

    deliver(room.desk, MAIL)

    assert (room.post.sent, room.mail().ended) == ([], "bounced")


def test_a_mail_to_an_organisation_becomes_one_for_each_owner_in_the_own_language() -> None:
    room = Mailroom()
    room.people(a_provider(), a_member("mei", language="zh"), a_member("dan"), a_member("pei", role="member"))
    room.keep(a_mail(to="", organisation="PROV#lantern-bay", audience="owners"))

    deliver(room.desk, MAIL)
    for number in (1, 2):
        deliver(room.desk, f"{MAIL}-{number}")

    assert {(to, letter.subject[:5]) for to, letter, _ in room.post.sent} == {
        ("mei@lantern-bay.com", "Brand"),
        ("dan@lantern-bay.com", "Brand"),
    }
    assert {"恢复使用" in letter.subject for _, letter, _ in room.post.sent} == {True, False}
    assert room.mail().sent_at is not None


def test_a_mail_to_mailboxes_goes_to_those_that_are_confirmed() -> None:
    room = Mailroom()
    room.people(a_provider(boxes=(a_box("sales"), a_box("later", confirmed_at=None))))
    room.keep(a_mail(to="", organisation="PROV#lantern-bay", audience="mailboxes"))

    deliver(room.desk, MAIL)

    assert room.mail(f"{MAIL}-1").to == "sales@lantern-bay.com"
    assert keys.outgoing(f"{MAIL}-2") not in room.table.items


def test_a_mail_to_an_organisation_that_is_gone_reaches_nobody() -> None:
    room = Mailroom()
    room.keep(a_mail(to="", organisation="PROV#lantern-bay", audience="mailboxes"))

    deliver(room.desk, MAIL)

    assert room.mail().ended == "nobody"


def test_the_log_names_mails_and_no_mailbox() -> None:
    room = Mailroom()
    room.keep(a_mail())

    deliver(room.desk, MAIL)

    assert room.log.lines == [{"event": "mail.sent", "mail": MAIL, "template": "restored", "tries": 1}]
