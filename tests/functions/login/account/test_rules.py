"""What an account may become."""

from dataclasses import replace
from datetime import timedelta

from functions.login.account.rules import changed, living, open_offers
from tests.functions.fakes import NOW
from tests.functions.test_account import a_session, an_account
from tests.functions.test_offer import OFFER


def test_a_change_of_one_thing_leaves_the_other() -> None:
    person = an_account(name="Ana")

    assert changed(person, None, "zh") == replace(person, language="zh", v=1)
    assert changed(person, "Bo", None) == replace(person, name="Bo", v=1)


def test_sessions_that_ended_are_not_devices_and_the_last_used_is_first() -> None:
    sessions = [
        ("old", a_session(seen_at=NOW - timedelta(days=8))),
        ("a", a_session()),
        ("b", a_session(seen_at=NOW + timedelta(hours=1))),
    ]

    assert [digest for digest, _ in living(an_account(), sessions, NOW)] == ["b", "a"]


def test_an_offer_ends_at_its_time_whatever_the_table_still_holds() -> None:
    assert open_offers([OFFER], OFFER.expires_at - timedelta(seconds=1)) == (OFFER,)
    assert open_offers([OFFER], OFFER.expires_at) == ()
