"""What invitations cost, from the units that a whole round takes: sent, listed, seen, answered, decided, and its mails sent."""

from dataclasses import replace
from typing import Final

from functions.mailer.work import deliver
from tests.functions.invitations.scene import HERE, INTEREST, ROUND_HERE, THERE, THERE_TOO, a_round
from tests.functions.mailer.setting import Mailroom
from tests.functions.metered import READ_PRICE, WRITE_PRICE, Metered
from tests.functions.people import OTHER_PROVIDER, PROVIDER, ROOMS, a_cast
from tests.functions.stage import Stage

MANY: Final = 1_000
MAIL_PRICE: Final = 0.1e-3
"""Dollars a mail."""


def played(table: Metered) -> tuple[float, float, int]:
    """Let a round of two be sent, seen, answered and decided, and its mails go out.

    Returns:
        Dollars for the round, dollars for handling its mails, and how many went out.
    """
    cast = a_cast(Stage(ROOMS, table=table))
    room = Mailroom(table)
    known = {mail.id for mail in cast.stage.mails()}
    table.reads = table.writes = 0
    brand, one, other = (cast.browsers[role] for role in ("brand owner", "provider owner", "other provider"))
    answers = [
        brand.post(HERE, **a_round()),
        one.get(f"/api/opportunities/{PROVIDER}"),
        other.get(f"/api/opportunities/{OTHER_PROVIDER}"),
        one.get(THERE),
        other.get(THERE_TOO),
        one.send("PUT", f"{THERE}/view", {}),
        other.send("PUT", f"{THERE_TOO}/view", {}),
        one.post(f"{THERE}/interest", **INTEREST),
        other.post(f"{THERE_TOO}/interest", **INTEREST),
        brand.get(ROUND_HERE),
        brand.post(f"{ROUND_HERE}/decide", choose=[PROVIDER], release=[{"provider": OTHER_PROVIDER, "reason": "chose-other"}]),
    ]  # fmt: skip
    assert {answer.status for answer in answers} <= {200, 201, 204}
    asked = paid(table)
    desk = replace(room.desk, clock=cast.stage.clock)
    for mail in [mail for mail in cast.stage.mails() if mail.id not in known]:
        deliver(desk, mail.id)
    for mail in [mail for mail in cast.stage.mails() if mail.id not in known and mail.sent_at is None]:
        deliver(desk, mail.id)
    return asked, paid(table) - asked, len(room.post.sent)


def paid(table: Metered) -> float:
    """Return what was used, in dollars."""
    return table.reads * READ_PRICE + table.writes * WRITE_PRICE


def test_a_thousand_invitations_cost_less_than_five_cents_and_their_mails_less_than_a_dollar() -> None:
    asked, handled, mails = (each / 2 * MANY for each in played(Metered()))

    assert 0.01 < asked <= 0.05
    assert asked + handled <= 0.1
    assert mails * MAIL_PRICE < 1
