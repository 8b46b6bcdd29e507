"""What a brand lets a provider do in its name: every action in every state, by either side."""

from dataclasses import replace
from datetime import timedelta

import pytest

from functions.cooperation.authorisation import MOVES, Authorisation, State, ended, granted, standing
from functions.cooperation_record import CooperationRecord, Side
from functions.refusals import Refusal
from tests.functions.cooperation.scene import a_record
from tests.functions.fakes import NOW

MADE = Authorisation(id="U", services=("store-operation",), until="2026-12-31", granted_at=NOW)
CONFIRMED = a_record(confirmed_at=NOW)
OVER = a_record(confirmed_at=NOW, ended_at=NOW, ended_on="2026-11-20")
STATES: dict[State, tuple[Authorisation, CooperationRecord]] = {
    "active": (MADE, CONFIRMED),
    "expired": (replace(MADE, until="2026-11-24"), CONFIRMED),
    "revoked": (replace(MADE, ended_at=NOW, ended_by="brand"), CONFIRMED),
    "returned": (replace(MADE, ended_at=NOW, ended_by="provider"), CONFIRMED),
    "ended": (MADE, OVER),
}


@pytest.mark.parametrize("state", STATES)
def test_the_state_follows_from_what_happened_and_from_the_day(state: State) -> None:
    authorisation, record = STATES[state]

    assert standing(authorisation, record, NOW) == state


@pytest.mark.parametrize(("side", "then"), [("brand", "revoked"), ("provider", "returned")])
def test_either_side_ends_what_holds(side: Side, then: State) -> None:
    after = ended(MADE, CONFIRMED, side, "Why.", NOW)

    assert (standing(after, CONFIRMED, NOW), after.reason) == (then, "Why.")
    assert {move.when for move in MOVES.values()} == {None, "active"}


@pytest.mark.parametrize("side", ["brand", "provider"])
@pytest.mark.parametrize(
    ("state", "code"),
    [
        ("expired", "authorisation.expired"),
        ("revoked", "authorisation.revoked"),
        ("returned", "authorisation.returned"),
        ("ended", "cooperation.ended"),
    ],
)
def test_what_holds_no_more_is_not_ended_again(side: Side, state: State, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        ended(*STATES[state], side, "Why.", NOW)

    assert caught.value.code == code


@pytest.mark.parametrize("until", ["2026-11-25", "2026-12-31", "2029-11-25"])
def test_a_confirmed_cooperation_is_authorised_for_up_to_three_years(until: str) -> None:
    made = replace(MADE, until=until)

    assert granted(made, CONFIRMED, NOW) is made
    assert standing(made, CONFIRMED, NOW) == "active"
    assert standing(made, CONFIRMED, NOW + timedelta(days=3 * 366 + 1)) == "expired"


@pytest.mark.parametrize(
    ("until", "record", "code"),
    [
        ("2026-11-24", CONFIRMED, "authorisation.day"),
        ("2030-01-01", CONFIRMED, "authorisation.day"),
        ("2026-12-31", a_record(), "cooperation.claimed"),
        ("2026-12-31", OVER, "cooperation.ended"),
    ],
)
def test_nothing_else_is_authorised(until: str, record: CooperationRecord, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        granted(replace(MADE, until=until), record, NOW)

    assert caught.value.code == code
