"""When a mail is sent, tried again or given up."""

from datetime import timedelta

import pytest

from functions.addresses import mailbox_digest
from functions.mailer.rules import MOST_TRIES, Recipient, copy_for, pause, reason_to_end, recipients
from functions.outbox import Outgoing
from tests.functions.fakes import NOW
from tests.functions.mailer.setting import a_box, a_login_mail, a_mail, a_member


@pytest.mark.parametrize(
    ("mail", "why"),
    [
        (a_mail(tries=1), None),
        (a_mail(tries=MOST_TRIES), None),
        (a_mail(tries=MOST_TRIES + 1), "failed"),
        (a_mail(tries=1, expires_at=NOW), "expired"),
        (a_mail(tries=1, expires_at=NOW + timedelta(seconds=1)), None),
        (a_mail(tries=3, untaken=1), None),
        (a_login_mail(tries=1), None),
        (a_login_mail(tries=3, untaken=2), None),
        (a_login_mail(tries=3, untaken=1), "unknown"),
    ],
)
def test_a_mail_is_sent_or_given_up(mail: Outgoing, why: str | None) -> None:
    assert reason_to_end(mail, NOW) == why


def test_each_pause_is_twice_the_one_before() -> None:
    assert [pause(tries).total_seconds() for tries in (1, 2, 3)] == [30, 60, 120]


def test_owners_members_and_mailboxes_are_different_readers() -> None:
    people = [a_member("mei"), a_member("pei", role="member"), a_box("sales"), a_box("new", confirmed_at=None)]

    owners = recipients(people[:2], a_mail(audience="owners"))
    members = recipients(people[:2], a_mail(audience="members", except_for=mailbox_digest("mei@lantern-bay.com")))
    boxes = recipients(people[2:], a_mail(audience="mailboxes"))

    assert [each.address for each in owners] == ["mei@lantern-bay.com"]
    assert [each.address for each in members] == ["pei@lantern-bay.com"]
    assert boxes == (Recipient(address="sales@lantern-bay.com", language="zh"),)


def test_a_copy_has_the_same_name_whenever_it_is_made() -> None:
    to = Recipient(address="a@b.cn", language="zh")
    mail = a_mail(audience="owners", tries=2, untaken=1)

    copies = {copy_for(mail, 1, to, NOW + timedelta(seconds=later)).id for later in (0, 9)}

    assert copies == {f"{mail.id}-1"}
    copy = copy_for(mail, 1, to, NOW)
    assert (copy.tries, copy.untaken, copy.audience, copy.language) == (0, 0, None, "zh")
