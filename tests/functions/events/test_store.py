"""Mailboxes that mails come back from, on a stand-in of the table."""

from functions import keys, outbox
from functions.bounce import Bounce
from functions.events import store
from functions.ledger import Event
from tests.functions.fakes import NOW
from tests.functions.mailer.setting import MAIL, a_mail
from tests.functions.moto import dynamo_table

BOUNCE = Bounce(mailbox="d", address="a@b.cn", why="bounce", at=NOW)
EVENT = Event(id="U1", kind="mailbox.comes_back", actor="system", at=NOW, request="m-1")


def test_what_is_known_is_not_kept_again() -> None:
    with dynamo_table() as table:
        assert store.keep(table, BOUNCE, EVENT, [a_mail()])
        assert not store.keep(table, BOUNCE, EVENT, [a_mail(id="other")])

        assert keys.outgoing("other") not in table.read(keys.outgoing("other"), keys.outgoing(MAIL))


def test_a_mailbox_without_account_or_mail_matters_to_nobody() -> None:
    with dynamo_table() as table:
        assert store.organisations_of(table, BOUNCE, "") == ()


def test_a_mail_is_sent_by_report_once() -> None:
    with dynamo_table() as table:
        table.write(outbox.post(a_mail()))
        store.keep_sent(table, MAIL, "m-1", NOW)
        store.keep_sent(table, MAIL, "m-2", NOW)

        assert table.read(keys.outgoing(MAIL))[keys.outgoing(MAIL)]["message"] == "m-1"
