"""Logins on a stand-in of the table."""

import pytest

from functions import keys
from functions.login.entry import store
from functions.outbox import Outgoing
from functions.refusals import Refusal
from tests.functions.fakes import NOW
from tests.functions.login.entry.test_rules import a_login
from tests.functions.moto import dynamo_table


def a_mail() -> Outgoing:
    """Return the mail of a login."""
    return Outgoing(id="01M88VFZ00WZVC04BQDT6VFK9K", event="login", created_at=NOW, values={}, to="a@b.cn", nonce="n")


def test_a_login_its_mail_and_its_place_as_the_newest_are_kept_together() -> None:
    with dynamo_table() as table:
        store.begin(table, a_login(tries=0), "browser", a_mail())

        found = table.read(keys.login("browser"), keys.newest_login("m"), keys.outgoing("01M88VFZ00WZVC04BQDT6VFK9K"))

    assert len(found) == 3
    assert {int(str(item["ttl"])) - int(NOW.timestamp()) for item in found.values()} == {600, 2_592_000}


def test_every_try_is_counted() -> None:
    with dynamo_table() as table:
        store.begin(table, a_login(tries=0), "browser", a_mail())

        assert [store.count_try(table, "browser").tries for _ in range(3)] == [1, 2, 3]


def test_a_try_without_a_login_makes_none() -> None:
    with dynamo_table() as table:
        with pytest.raises(Refusal, match=r"login\.ended"):
            store.count_try(table, "browser")

        assert table.read(keys.login("browser")) == {}
