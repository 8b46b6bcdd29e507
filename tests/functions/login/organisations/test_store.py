"""Organisations on a stand-in of the table."""

from dataclasses import replace

import pytest

from functions import keys
from functions.login.account import store as accounts
from functions.login.desk.store import page
from functions.login.organisations import store
from functions.refusals import Refusal
from tests.functions.fakes import NOW
from tests.functions.login.account.test_store import EVENT, OWNER, settle
from tests.functions.moto import dynamo_table


def test_an_unchecked_brand_stands_in_the_queue_until_it_is_checked() -> None:
    with dynamo_table() as table:
        settle(table)
        brand = store.find(table, "brand", "b")
        assert brand is not None
        assert len(page(table, "BRAND", "")[0]) == 1

        store.change(table, brand, replace(brand, released_at=NOW, v=1), replace(EVENT, id="U2"))

        assert page(table, "BRAND", "") == ((), None)


def test_two_changes_of_one_version_do_not_both_hold() -> None:
    with dynamo_table() as table:
        settle(table)
        brand = store.find(table, "brand", "b")
        assert brand is not None
        store.change(table, brand, replace(brand, website="https://b.com", v=1), replace(EVENT, id="U2"))

        with pytest.raises(Refusal, match=r"organisation\.changed"):
            store.change(table, brand, replace(brand, website="https://c.com", v=1), replace(EVENT, id="U3"))


def test_what_a_change_takes_away_is_gone() -> None:
    with dynamo_table() as table:
        settle(table)
        brand = store.find(table, "brand", "b")
        assert brand is not None
        checked = replace(brand, checked_at=NOW, v=1)
        store.change(table, brand, checked, replace(EVENT, id="U2"))

        store.change(table, checked, replace(checked, checked_at=None, v=2), replace(EVENT, id="U3"))

        again = store.find(table, "brand", "b")
    assert again is not None
    assert (again.checked, again.owners, again.members) == ("unchecked", 1, 1)


def test_an_organisation_is_closed_with_its_only_member() -> None:
    with dynamo_table() as table:
        settle(table)
        brand = store.find(table, "brand", "b")
        assert brand is not None

        store.close(table, OWNER, brand, replace(EVENT, id="U2"))

        assert table.read(keys.organisation("brand", "b"), keys.member("brand", "b", "a")) == {}
        assert store.people(table, "brand", "b").members == ()
        assert accounts.find_offer(table, OWNER, "brand", "b") is None
