"""What may happen to an invitation: every action in every state."""

from datetime import timedelta
from typing import Final

import pytest

from functions.invitation import OPEN, Invitation, State, state_of
from functions.invitations.rules import (
    MOVES,
    Action,
    Effects,
    after_conflict,
    conditions,
    effects,
    is_repeat,
    moved,
    refusal_of,
)
from functions.refusals import Refusal
from tests.functions.fakes import NOW, holds
from tests.functions.invitations.invites import an_invitation

LATER: Final = NOW + timedelta(hours=3)
STATES: Final[dict[State, Invitation]] = {
    "invited": an_invitation(),
    "viewed": an_invitation(viewed_at=NOW),
    "interested": an_invitation(viewed_at=NOW, interested_at=NOW),
    "evaluating": an_invitation(viewed_at=NOW, interested_at=NOW, evaluating_at=NOW, heard=True),
    "declined": an_invitation(viewed_at=NOW, declined_at=NOW),
    "expired": an_invitation(reply_by=LATER),
    "chosen": an_invitation(interested_at=NOW, chosen_at=NOW),
    "not-chosen": an_invitation(released_at=NOW),
    "withdrawn": an_invitation(withdrawn_at=NOW),
}
CELLS: Final = [(action, state) for action in MOVES for state in STATES]
ALLOWED: Final = [(action, state) for action, state in CELLS if state in MOVES[action].when]


def test_the_examples_are_in_the_states_that_they_stand_for() -> None:
    assert {state: state_of(each, LATER) for state, each in STATES.items()} == {state: state for state in STATES}


@pytest.mark.parametrize(("action", "state"), ALLOWED)
def test_an_allowed_move_leads_to_the_state_that_the_table_names(action: Action, state: State) -> None:
    after = moved(action, STATES[state], LATER)

    assert state_of(after, LATER) == (MOVES[action].then or state)


@pytest.mark.parametrize(("action", "state"), [cell for cell in CELLS if cell not in ALLOWED])
def test_every_other_move_is_refused_with_the_true_state(action: Action, state: State) -> None:
    with pytest.raises(Refusal) as caught:
        moved(action, STATES[state], LATER)

    assert caught.value.code == f"invitation.{state.replace('-', '_')}"
    assert caught.value.status == 409


@pytest.mark.parametrize("state", [state for state in STATES if state not in OPEN])
def test_after_an_end_nothing_changes_the_state(state: State) -> None:
    moves = [action for action, move in MOVES.items() if move.then and state in move.when]

    assert moves == []


@pytest.mark.parametrize(("action", "state"), [cell for cell in ALLOWED if MOVES[cell[0]].then])
def test_a_move_that_was_made_meanwhile_stops_another_one(action: Action, state: State) -> None:
    before = STATES[state]
    rival = moved(action, before, LATER)
    item = {**dict.fromkeys(("pk", *_marks(rival)), "x"), "heard": rival.heard}

    is_stopped = not all(holds(each, item) for each in conditions(action, before))

    assert is_stopped == (action != "evaluate" or state == "interested")


def _marks(invitation: Invitation) -> list[str]:
    """Return the instants that an invitation has."""
    return [name for name in Invitation.__slots__ if name.endswith("_at") and getattr(invitation, name)]


@pytest.mark.parametrize(
    ("action", "state", "wanted"),
    [
        ("interest", "viewed", Effects(unsettled=1, done=1, provider={"answered": 1, "h_3": 1})),
        ("decline", "invited", Effects(-1, 0, done=1, provider={"answered": 1, "h_3": 1})),
        ("decline", "interested", Effects(-1, -1)),
        ("evaluate", "interested", Effects(brand={"answered": 1, "h_3": 1})),
        ("evaluate", "evaluating", Effects(brand={})),
        ("choose", "interested", Effects(-1, -1, 1, brand={"answered": 1, "h_3": 1, "chosen": 1}, provider={"won": 1})),
        ("choose", "evaluating", Effects(-1, -1, 1, brand={"chosen": 1}, provider={"won": 1})),
        ("release", "invited", Effects(-1, 0, done=1)),
        ("release", "interested", Effects(-1, -1, brand={"answered": 1, "h_3": 1}, provider={"lost": 1})),
        ("withdraw", "invited", Effects(-1, 0, done=1)),
        ("withdraw", "viewed", Effects(-1, 0, done=1, provider={"cut": 1})),
        ("view", "invited", Effects()),
    ],
)  # fmt: skip
def test_a_move_counts_what_it_means(action: Action, state: State, wanted: Effects) -> None:
    assert effects(action, STATES[state], LATER) == wanted


@pytest.mark.parametrize(
    ("action", "invitation", "wanted"),
    [
        ("choose", STATES["chosen"], True),
        ("choose", STATES["interested"], False),
        ("release", an_invitation(released_at=NOW, reason="other", line="x"), True),
        ("release", an_invitation(released_at=NOW, reason="other", line="y"), False),
        ("withdraw", an_invitation(withdrawn_at=NOW, reason="other", line="x"), True),
        ("withdraw", an_invitation(withdrawn_at=NOW, reason="budget-low", line="x"), False),
        ("evaluate", an_invitation(interested_at=NOW, evaluating_at=NOW, line="x"), True),
        ("evaluate", an_invitation(interested_at=NOW, evaluating_at=NOW, line="x", declined_at=NOW), False),
        ("ask", STATES["viewed"], False),
    ],
)
def test_the_same_again_is_known_and_another_word_is_not(
    action: Action, invitation: Invitation, *, wanted: bool
) -> None:
    assert is_repeat(action, invitation, "other", "x") is wanted


def test_who_answers_unseen_has_seen_it() -> None:
    assert moved("interest", STATES["invited"], LATER).viewed_at == LATER
    assert moved("decline", STATES["viewed"], LATER).viewed_at == NOW


def test_who_was_too_late_is_told_the_state_that_another_one_made() -> None:
    found = after_conflict(STATES["withdrawn"], LATER)

    assert (found.code, found.field) == ("invitation.withdrawn", "lantern-bay")
    assert refusal_of("not-chosen").code == "invitation.not_chosen"
