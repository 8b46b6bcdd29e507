"""A mailbox that gets no more mail."""

from functions.bounce import Bounce
from functions.codec import decode, encode
from tests.functions.fakes import NOW


def test_why_a_mailbox_gets_no_more_mail_survives_the_table() -> None:
    bounce = Bounce(mailbox="d", address="a@b.cn", why="complaint", at=NOW)

    assert decode(Bounce, encode(bounce)) == bounce
