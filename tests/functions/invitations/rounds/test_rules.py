"""What a brand may send."""

from datetime import timedelta

import pytest

from functions.invitations.rounds.rules import (
    Left,
    Sends,
    Sent,
    gone,
    left,
    require_deadlines,
    require_left,
    same,
    unreachable,
    warnings,
    with_round,
)
from functions.organisation import Box, Organisation
from functions.refusals import Refusal
from functions.services import Bounds
from tests.functions.fakes import NOW
from tests.functions.invitations.invites import NAME, a_made_round

BOUNDS = Bounds(round_most=20, rounds_a_day=3, open_invitations=60, rate_from=5)
BOX = Box(id="0", address="mei@bay.com", language="zh", confirmed_at=NOW)


def a_sent(round_id: str, days: int, many: int = 20) -> Sent:
    """Return a round that was sent some days ago with ten days to answer."""
    at = NOW - timedelta(days=days)
    return Sent(round=round_id, at=at, until=at + timedelta(days=10), many=many)


def a_provider(**fields: object) -> Organisation:
    """Return a provider that can be reached."""
    usual: dict[str, object] = {"kind": "provider", "id": "p", "name": NAME, "created_at": NOW, "boxes": (BOX,)}
    return Organisation(**{**usual, **fields})  # type: ignore[arg-type] # fields of any type


def test_what_is_left_counts_todays_rounds_and_what_still_waits() -> None:
    sends = Sends(rounds=(a_sent("r1", 0), a_sent("r2", 3), a_sent("r3", 11)), v=3)

    assert left(sends, {"done_r2": 15, "done_r3": 1}, BOUNDS, NOW) == Left(rounds=2, invitations=35)
    assert left(Sends(), {}, BOUNDS, NOW) == Left(rounds=3, invitations=60)


def test_a_new_round_makes_room_by_forgetting_what_matters_no_more() -> None:
    before = Sends(
        rounds=(a_sent("old", 11), a_sent("new", 1)), to={"a": NOW - timedelta(days=90), "b": NOW - timedelta(days=89)}, v=4
    )  # fmt: skip

    after = with_round(before, a_made_round())

    assert [each.round for each in after.rounds] == ["new", a_made_round().id]
    assert set(after.to) == {"b", "lantern-bay", "dusk-pontoon"}
    assert (after.v, gone(before, after)) == (5, ("done_old",))


@pytest.mark.parametrize(
    ("found", "code"),
    [(Left(0, 60), "round.too_many_today"), (Left(1, 9), "round.too_many_open")],
)
def test_beyond_the_limits_nothing_is_sent(found: Left, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        require_left(found, 10)

    assert caught.value.code == code


@pytest.mark.parametrize(("questions", "reply"), [(1, 24), (24, 24), (1, 24 * 60)])
def test_deadlines_within_a_day_and_sixty_are_taken(questions: int, reply: int) -> None:
    require_deadlines(NOW + timedelta(hours=questions), NOW + timedelta(hours=reply), NOW)


@pytest.mark.parametrize(
    ("listed", "provider", "why"),
    [
        (None, None, "unlisted"),
        ("entry", None, "unclaimed"),
        ("entry", a_provider(suspended_at=NOW), "suspended"),
        ("entry", a_provider(boxes=()), "no-mailbox"),
        ("entry", a_provider(accepting=False), None),
    ],
)
def test_who_cannot_be_reached_is_said_with_why(listed: object, provider: Organisation | None, why: str | None) -> None:
    assert unreachable(listed, provider) == why


def test_ninety_days_of_silence_are_a_warning_and_a_new_provider_is_not_silent() -> None:
    old = a_provider(created_at=NOW - timedelta(days=200))
    lately = (NOW - timedelta(days=89)).isoformat()

    assert warnings(old, None, "", NOW) == ("inactive",)
    assert warnings(old, None, lately, NOW) == ()
    assert warnings(a_provider(), NOW - timedelta(days=90), "", NOW) == ()
    assert warnings(a_provider(), NOW - timedelta(days=89), "", NOW) == ("invited-lately",)


@pytest.mark.parametrize(("brand", "digest"), [("C", "d"), ("B", "e")])
def test_a_round_of_another_brand_or_with_another_body_is_not_the_same(brand: str, digest: str) -> None:
    made = a_made_round()

    with pytest.raises(Refusal) as caught:
        same(made, brand, digest)

    assert caught.value.code == "round.exists"
    assert same(made, "B", "d") is made
