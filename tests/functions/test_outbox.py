"""The outbox."""

import pytest

from functions.codec import decode, instant
from functions.outbox import GRACE, KEPT, Outgoing, is_sent, item_of, missed, over, post, seen_to, values_of
from functions.table import NEW, Conflict
from site_builder.model.mail import Restored
from tests.functions.fakes import NOW, FakeTable
from tests.functions.mailer.setting import MAIL, a_login_mail, a_mail


def test_a_mail_is_due_from_its_first_moment_on() -> None:
    item = item_of(a_mail())

    assert (item["gsi2pk"], item["gsi2sk"], item["ready_at"]) == ("OUTBOX", instant(NOW + GRACE), instant(NOW))
    assert item["ttl"] == int((NOW + KEPT).timestamp())


def test_a_mail_comes_out_as_it_went_in_and_only_once() -> None:
    assert decode(Outgoing, item_of(a_login_mail())) == a_login_mail()
    assert post(a_mail()).when == NEW


def test_the_end_of_a_mail_leaves_nothing_of_what_it_said_and_to_whom() -> None:
    table = FakeTable()
    table.write(post(a_login_mail()))

    after = table.write(over(MAIL, is_sent("m-1", NOW)))

    assert not {"to", "nonce", "gsi2pk", "gsi2sk", "ready_at"} & after.keys()
    assert (after["values"], after["message"]) == ({}, "m-1")


def test_a_mail_that_nobody_got_keeps_to_whom_it_went_until_somebody_has_seen_to_it() -> None:
    table = FakeTable()
    table.write(post(a_mail()))

    waiting = table.write(missed(a_mail(), {"ended": "failed"}, NOW))
    closed = table.write(seen_to(MAIL, NOW))

    assert (waiting["gsi2pk"], waiting["gsi2sk"], waiting["to"]) == (
        "QUEUE#MAIL",
        f"{instant(NOW)}#{MAIL}",
        a_mail().to,
    )
    assert (waiting["values"], "ttl" in waiting, "ready_at" in waiting) == ({}, False, False)
    assert not {"to", "gsi2pk", "gsi2sk"} & closed.keys()
    assert closed["ttl"] == int((NOW + KEPT).timestamp())
    with pytest.raises(Conflict):
        table.write(seen_to(MAIL, NOW))


def test_the_templates_are_told_the_fields_of_the_mail() -> None:
    assert values_of(Restored(subject="S", reason="R", link="/desk")) == {
        "subject": "S",
        "reason": "R",
        "link": "/desk",
    }
