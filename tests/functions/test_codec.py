"""Records to items and back."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.account import Account, Membership
from functions.codec import at, decode, encode, instant
from functions.organisation import Box, Organisation
from functions.outbox import Outgoing

TIMES = st.datetimes(timezones=st.just(UTC)).map(lambda when: when.replace(microsecond=when.microsecond // 1000 * 1000))
MEMBERSHIPS = st.builds(Membership, kind=st.sampled_from(["brand", "provider"]), id=st.text(), role=st.just("owner"))


@given(
    st.builds(Account, memberships=st.lists(MEMBERSHIPS).map(tuple), created_at=TIMES, suspended_at=st.none() | TIMES)
)
def test_a_record_survives_the_way_to_the_table_and_back(account: Account) -> None:
    assert decode(Account, encode(account)) == account


@given(
    st.builds(
        Organisation,
        boxes=st.lists(st.builds(Box, confirmed_at=st.none() | TIMES, expires_at=TIMES)).map(tuple),
        created_at=TIMES,
        checked_at=TIMES,
        released_at=TIMES,
        suspended_at=st.none(),
    )
)
def test_a_record_of_records_survives_too(organisation: Organisation) -> None:
    assert decode(Organisation, encode(organisation)) == organisation


def test_a_mapping_of_texts_survives() -> None:
    mail = Outgoing(id="u", event="login", created_at=datetime(2026, 1, 1, tzinfo=UTC), values={"link": "/desk"})

    assert decode(Outgoing, encode(mail)) == mail


def test_what_is_none_is_left_out() -> None:
    account = Account(id="u", address="a@b.cn", language="zh", created_at=datetime(2026, 1, 1, tzinfo=UTC))

    assert "suspended_at" not in encode(account)


def test_attributes_that_a_record_does_not_know_are_left_out() -> None:
    item = {"kind": "brand", "id": "u", "role": "owner", "pk": "ACC#u", "sk": "A", "ttl": 7}

    assert decode(Membership, item) == Membership(kind="brand", id="u", role="owner")


def test_instants_sort_as_they_follow_each_other() -> None:
    early = datetime(2026, 1, 1, 9, tzinfo=timezone(timedelta(hours=8)))

    assert instant(early) == "2026-01-01T01:00:00.000Z"
    assert instant(early) < instant(early + timedelta(milliseconds=1))
    assert at(instant(early)) == early


def test_an_instant_without_a_time_zone_is_none() -> None:
    with pytest.raises(ValueError, match="time zone"):
        instant(datetime(2026, 1, 1))  # noqa: DTZ001 # that is the point


def test_what_is_no_record_is_not_written() -> None:
    with pytest.raises(TypeError, match="no record"):
        encode(object())
