"""Leases and ends on a stand-in of the table."""

from datetime import timedelta

from functions import keys, outbox
from functions.mailer import store
from functions.mailer.rules import LEASE, Recipient
from functions.table import Put
from tests.functions.fakes import NOW
from tests.functions.mailer.setting import MAIL, a_mail
from tests.functions.moto import dynamo_table


def test_a_lease_is_taken_once_until_it_runs_out() -> None:
    with dynamo_table() as table:
        table.write(outbox.post(a_mail()))

        first, second = store.lease(table, MAIL, NOW), store.lease(table, MAIL, NOW)
        third = store.lease(table, MAIL, NOW + LEASE)

    assert (first and first.tries, second, third and third.tries) == (1, None, 2)


def test_a_mail_is_due_when_its_lease_runs_out_and_never_after_it_was_sent() -> None:
    with dynamo_table() as table:
        table.write(outbox.post(a_mail()))
        mail = store.lease(table, MAIL, NOW)
        assert mail is not None
        early, late = (store.due_mails(table, NOW + after, 9) for after in (timedelta(0), LEASE))

        store.sent(table, mail, "m-1", NOW)

        assert (early, late, store.due_mails(table, NOW + LEASE, 9)) == ([], [MAIL], [])


def test_a_mail_that_was_sent_is_not_given_up_afterwards() -> None:
    with dynamo_table() as table:
        table.write(outbox.post(a_mail()))
        store.sent(table, a_mail(), "m-1", NOW)

        store.ended(table, a_mail(), "failed", NOW)
        store.wait(table, a_mail(tries=1), NOW)

        item = table.read(keys.outgoing(MAIL))[keys.outgoing(MAIL)]
    assert (item["message"], "ended" in item, "gsi2pk" in item) == ("m-1", False, False)


def test_copies_are_made_once() -> None:
    people = [Recipient(address="a@b.cn", language="zh"), Recipient(address="c@d.cn", language="en")]
    with dynamo_table() as table:
        table.write(outbox.post(a_mail(audience="owners", organisation="PROV#p", to="")))

        store.spread(table, a_mail(audience="owners"), people, NOW)
        store.spread(table, a_mail(audience="owners"), people[:1], NOW)

        found = table.read(*(keys.outgoing(f"{MAIL}-{number}") for number in (1, 2)))
    assert sorted(str(item["to"]) for item in found.values()) == ["a@b.cn", "c@d.cn"]


def test_a_mailbox_comes_back_once_that_is_kept() -> None:
    with dynamo_table() as table:
        assert not store.comes_back(table, "a@b.cn")
        where = keys.bounce(store.mailbox_digest("a@b.cn"))
        table.write(Put(item={"pk": where.pk, "sk": where.sk}))

        assert store.comes_back(table, "a@b.cn")
