"""Identifiers that sort by time."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.ids import PATTERN, ulid

INSTANTS = st.datetimes(datetime(1970, 1, 2), datetime(3000, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 # bounds are naive
RANDOM = st.binary(min_size=10, max_size=10)


@given(INSTANTS, RANDOM, RANDOM)
def test_a_later_identifier_sorts_behind_an_earlier_one(at: datetime, first: bytes, second: bytes) -> None:
    early, late = ulid(at, first), ulid(at + timedelta(milliseconds=2), second)

    assert early < late
    assert re.fullmatch(PATTERN, early)


def test_the_parts_are_those_of_the_specification() -> None:
    at = datetime.fromtimestamp(1469918176.385, UTC)

    assert ulid(at, b"\x00" * 10) == "01ARYZ6S410000000000000000"


def test_an_identifier_needs_all_its_randomness() -> None:
    with pytest.raises(ValueError, match="9 random bytes"):
        ulid(datetime(2026, 1, 1, tzinfo=UTC), b"\x00" * 9)
