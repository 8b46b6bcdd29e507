"""A round as its brand sees it."""

import json

from functions.invitation import Contact
from functions.invitations.question import Question
from functions.invitations.rounds.board import board, invitation, line
from tests.functions.fakes import NOW
from tests.functions.invitations.invites import a_made_round, an_invitation
from tests.functions.invitations.scene import BRIEF


def test_the_cooperation_is_named_to_the_brand_once_it_has_chosen() -> None:
    contact = Contact(name="Mei", mailbox="mei@bay.com")
    interested = an_invitation(interested_at=NOW, contact=contact)

    assert invitation(interested, NOW).cooperation is None
    assert invitation(an_invitation(interested_at=NOW, chosen_at=NOW), NOW).cooperation == interested.cooperation


def test_a_board_holds_the_round_whole_and_no_asker() -> None:
    made = a_made_round(brief=json.dumps(BRIEF))

    seen = board(made, (an_invitation(),), (Question(id="Q", provider="lantern-bay", text="?", at=NOW),), NOW)

    assert (seen.state, seen.decide_by, seen.brief.title) == (line(made, NOW).state, made.decide_by, BRIEF["title"])
    assert [each.provider for each in seen.invitations] == ["lantern-bay"]
    assert "provider" not in seen.questions[0].model_dump()
