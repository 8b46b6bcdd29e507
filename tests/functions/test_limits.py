"""How often somebody may do something."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.limits import Limit, network_of, spend
from functions.refusals import Refusal
from tests.functions.fakes import NOW, FakeTable

LIMIT = Limit(kind="test", most=2, window=timedelta(minutes=15))


def allowed(table: FakeTable, subject: str, later: timedelta = timedelta(0)) -> bool:
    """Say whether one more is let through."""
    try:
        spend(table, LIMIT, subject, NOW + later)
    except Refusal:
        return False
    return True


def test_a_window_has_room_for_so_many_of_each_subject() -> None:
    table = FakeTable()

    assert [allowed(table, "a") for _ in range(3)] == [True, True, False]
    assert allowed(table, "b")
    assert allowed(table, "a", LIMIT.window)


def test_who_is_turned_down_learns_when_to_come_again() -> None:
    table = FakeTable()
    spend(table, LIMIT, "a", NOW)
    spend(table, LIMIT, "a", NOW)

    with pytest.raises(Refusal) as caught:
        spend(table, LIMIT, "a", NOW + timedelta(minutes=14))

    assert caught.value.retry_after == 60


def test_the_table_does_not_hold_whom_it_counts() -> None:
    table = FakeTable()

    spend(table, LIMIT, "mei@lantern-bay.com", NOW)

    ((key, item),) = table.items.items()
    assert "lantern" not in str((key, item))
    assert item["ttl"] == int((NOW + 2 * LIMIT.window).timestamp())


@pytest.mark.parametrize(
    ("viewer", "network"),
    [
        ("198.51.100.77", "198.51.100.0/24"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:198.51.100.77", "198.51.100.0/24"),
        ("testclient", "testclient"),
        ("", ""),
    ],
)
def test_visitors_are_counted_by_their_network(viewer: str, network: str) -> None:
    assert network_of(viewer) == network


@given(st.ip_addresses())
def test_every_address_has_a_network(viewer: object) -> None:
    assert network_of(str(viewer)).endswith(("/24", "/64"))
