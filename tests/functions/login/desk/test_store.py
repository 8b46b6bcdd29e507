"""Suspensions on a stand-in of the table."""

from dataclasses import replace

import pytest

from functions import keys
from functions.login.desk import store
from functions.refusals import Refusal
from tests.functions.login.account.test_store import EVENT, settle
from tests.functions.mailer.setting import a_mail
from tests.functions.moto import dynamo_table

BRAND = keys.organisation("brand", "b")
GONE = keys.organisation("brand", "gone")


def test_a_suspension_is_kept_with_its_reason_and_ends_without_a_trace_on_the_record() -> None:
    with dynamo_table() as table:
        settle(table)
        before = table.read(BRAND)[BRAND]
        store.suspend(table, BRAND, replace(EVENT, id="U2", reason="Because."), a_mail())
        assert table.read(BRAND)[BRAND]["suspension"] == "Because."

        store.restore(table, BRAND, replace(EVENT, id="U3"), a_mail(id="other"))

        assert table.read(BRAND)[BRAND] == {**before, "v": 2}


def test_nothing_is_suspended_twice_restored_twice_or_made_by_it() -> None:
    with dynamo_table() as table:
        settle(table)
        with pytest.raises(Refusal, match=r"suspension\.none"):
            store.restore(table, BRAND, EVENT, a_mail())
        with pytest.raises(Refusal, match=r"suspension\.already"):
            store.suspend(table, GONE, EVENT, a_mail())

        assert table.read(GONE) == {}
