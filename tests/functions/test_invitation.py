"""In which state an invitation and a round are, by what happened and by the clock."""

from datetime import timedelta

import pytest

from functions.invitation import Invitation, Round, round_state, state_of
from tests.functions.fakes import NOW
from tests.functions.invitations.invites import a_made_round, an_invitation

LATER = NOW + timedelta(days=10)


@pytest.mark.parametrize(
    ("invitation", "before", "after"),
    [
        (an_invitation(), "invited", "expired"),
        (an_invitation(viewed_at=NOW), "viewed", "expired"),
        (an_invitation(interested_at=NOW), "interested", "interested"),
        (an_invitation(interested_at=NOW, evaluating_at=NOW), "evaluating", "evaluating"),
        (an_invitation(declined_at=NOW), "declined", "declined"),
        (an_invitation(interested_at=NOW, declined_at=NOW), "declined", "declined"),
        (an_invitation(interested_at=NOW, chosen_at=NOW), "chosen", "chosen"),
        (an_invitation(released_at=NOW), "not-chosen", "not-chosen"),
        (an_invitation(withdrawn_at=NOW), "withdrawn", "withdrawn"),
    ],
)
def test_only_the_unanswered_expire_at_the_deadline(invitation: Invitation, before: str, after: str) -> None:
    assert state_of(invitation, LATER - timedelta(milliseconds=1)) == before
    assert state_of(invitation, LATER) == after


@pytest.mark.parametrize(
    ("made", "before", "after"),
    [
        (a_made_round(), "open", "closed"),
        (a_made_round(unsettled=1), "open", "deciding"),
        (a_made_round(left=0), "closed", "closed"),
        (a_made_round(chosen=1, left=0), "decided", "decided"),
        (a_made_round(sent_at=None, left=0), "waiting", "waiting"),
        (a_made_round(sent_at=None, left=0, refused_at=NOW), "refused", "refused"),
    ],
)
def test_a_round_is_what_its_invitations_make_of_it(made: Round, before: str, after: str) -> None:
    assert round_state(made, LATER - timedelta(milliseconds=1)) == before
    assert round_state(made, LATER) == after


def test_a_blind_brand_is_shown_to_whom_accepted_confidentiality() -> None:
    assert not an_invitation(blind=True).shows_brand
    assert an_invitation(blind=True, confidential_at=NOW).shows_brand
    assert an_invitation().shows_brand


def test_a_brand_has_two_weeks_to_tell_those_who_are_interested() -> None:
    assert a_made_round().decide_by == a_made_round().reply_by + timedelta(days=14)
