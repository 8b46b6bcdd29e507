"""Claims on a stand-in of the table."""

from dataclasses import replace

import pytest

from functions import keys
from functions.codec import encode
from functions.login.claims import store
from functions.login.claims.rules import claimed, opened
from functions.login.desk.store import page
from functions.refusals import Refusal
from functions.table import Put, Table
from tests.functions.fakes import NOW, an_entry
from tests.functions.login.account.test_store import EVENT
from tests.functions.login.claims.test_rules import MEI
from tests.functions.moto import dynamo_table

LINE = replace(EVENT, id="U9")


def settle(table: Table) -> None:
    """Keep the person who claims."""
    where = keys.account(MEI.id)
    table.write(Put(item={**encode(MEI), "pk": where.pk, "sk": where.sk}))


def test_an_entry_is_given_once_and_its_asks_end() -> None:
    with dynamo_table() as table:
        settle(table)
        store.ask(table, ("lantern-bay", an_entry().name), "b", EVENT)
        assert len(page(table, "ASK", "")[0]) == 1
        provider = claimed(an_entry(), MEI, "domain", NOW)

        store.claim(table, MEI, provider, LINE)

        assert page(table, "ASK", "")[0] == ()
        with pytest.raises(Refusal):
            store.claim(table, MEI, provider, replace(LINE, id="U8"))
        with pytest.raises(Refusal, match=r"ask\.reachable"):
            store.ask(table, ("lantern-bay", an_entry().name), "c", replace(LINE, id="U7"))


def test_a_person_has_one_claim_of_an_entry_open() -> None:
    with dynamo_table() as table:
        made = opened(an_entry(), MEI, "domain", NOW)
        store.open_claim(table, made, EVENT, [])

        with pytest.raises(Refusal, match=r"claim\.open"):
            store.open_claim(table, made, LINE, [])

        assert store.list_claims(table, "lantern-bay") == (made,)
        store.refuse(table, made, replace(LINE, id="U5"), [])
        assert store.list_claims(table, "lantern-bay") == ()
