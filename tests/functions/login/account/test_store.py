"""An account on a stand-in of the table."""

import pytest

from functions import keys
from functions.account import Membership
from functions.addresses import mailbox_digest
from functions.codec import encode
from functions.ledger import Event
from functions.login.account import store
from functions.login.organisations import store as organisations
from functions.login.organisations.rules import brand
from functions.membership import joined
from functions.refusals import Refusal
from functions.table import Put, Table
from site_builder.model.localized import Localized
from tests.functions.fakes import NOW
from tests.functions.moto import dynamo_table
from tests.functions.test_account import a_session, an_account

PERSON = an_account(memberships=())
EVENT = Event(id="U1", kind="x", actor="a", at=NOW, request="R1")
OWNER = joined(PERSON, Membership(kind="brand", id="b", role="owner"))


def settle(table: Table) -> None:
    """Keep a person who owns a brand, with two sessions."""
    where, mailbox = keys.account("a"), keys.mailbox(mailbox_digest("a@b.cn"))
    table.write(Put(item={**encode(PERSON), "pk": where.pk, "sk": where.sk}))
    table.write(Put(item={"account": "a", "pk": mailbox.pk, "sk": mailbox.sk}))
    for digest in ("one", "two"):
        session = keys.session("a", digest)
        table.write(Put(item={**encode(a_session()), "pk": session.pk, "sk": session.sk}))
    organisations.register(table, PERSON, brand("b", Localized(en="B", zh="B"), "", "a@b.cn", NOW), EVENT)


def test_the_last_owner_is_not_deleted_and_nothing_of_it() -> None:
    with dynamo_table() as table:
        settle(table)

        with pytest.raises(Refusal, match=r"account\.last_owner"):
            store.delete(table, OWNER, [])

        assert [digest for digest, _ in store.list_sessions(table, "a")] == ["one", "two"]


def test_a_person_who_belongs_nowhere_is_deleted_whole() -> None:
    with dynamo_table() as table:
        settle(table)
        table.write(Put(item={**encode(PERSON), "pk": "ACC#a", "sk": "A"}))

        store.delete(table, PERSON, [("ACC#a", EVENT)])

        assert [item["sk"] for item in store.list_all(table, "a")] == ["EV#U1"]
        assert table.read(keys.mailbox(mailbox_digest("a@b.cn"))) == {}


def test_an_account_that_changed_meanwhile_is_not_deleted() -> None:
    with dynamo_table() as table:
        settle(table)

        with pytest.raises(Refusal, match=r"account\.changed"):
            store.delete(table, PERSON, [])


def test_a_name_changes_with_its_copies() -> None:
    with dynamo_table() as table:
        settle(table)
        store.change(table, OWNER, an_account(memberships=OWNER.memberships, name="Ana", v=2), EVENT)

        member = keys.member("brand", "b", "a")
        assert table.read(member)[member]["name"] == "Ana"
