"""What providers may post about opportunities, and what is answered."""

import json

import pytest

from functions.invitation import Attached, Invitation
from functions.invitations.opportunities.forms import line, may_read, opportunity
from functions.invitations.question import Question
from functions.invitations.responses.forms import Response
from tests.functions.fakes import NOW
from tests.functions.invitations.invites import a_made_round, an_invitation
from tests.functions.invitations.scene import BRIEF

ANSWERS = Response(invited=8, answered=6, median_hours=20)
FILE = Attached(id="D", name="intro.pdf", kind="brand-intro", type="application/pdf", size=5, sha256="0" * 64)


@pytest.mark.parametrize(
    ("invitation", "wanted"),
    [
        (an_invitation(), True),
        (an_invitation(blind=True), False),
        (an_invitation(blind=True, confidential_at=NOW), True),
        (an_invitation(declined_at=NOW), False),
        (an_invitation(reply_by=NOW), False),
        (an_invitation(withdrawn_at=NOW), False),
        (an_invitation(released_at=NOW), False),
        (an_invitation(interested_at=NOW, chosen_at=NOW), True),
    ],
)
def test_documents_are_open_to_whom_the_brand_is_shown_until_it_ends(invitation: Invitation, wanted: bool) -> None:  # noqa: FBT001 # a parameter
    made = a_made_round(brief=json.dumps(BRIEF), documents=(FILE,))

    seen = opportunity(made, invitation, (), None, NOW)

    assert may_read(invitation, NOW) is wanted
    assert (len(seen.documents), seen.document_count) == (int(wanted), 1)


def test_a_hidden_brand_is_no_name_in_the_inbox() -> None:
    assert line(an_invitation(blind=True), NOW).brand is None
    assert line(an_invitation(), NOW).brand == "Aurora 极光"


@pytest.mark.parametrize(
    ("invitation", "wanted"),
    [
        (an_invitation(), ANSWERS),
        (an_invitation(interested_at=NOW), ANSWERS),
        (an_invitation(blind=True), None),
        (an_invitation(blind=True, confidential_at=NOW), ANSWERS),
        (an_invitation(declined_at=NOW), None),
        (an_invitation(reply_by=NOW), None),
        (an_invitation(interested_at=NOW, chosen_at=NOW), None),
    ],
)
def test_how_a_brand_answers_is_told_to_whom_it_shows_itself_while_that_matters(
    invitation: Invitation, wanted: Response | None
) -> None:
    seen = opportunity(a_made_round(brief=json.dumps(BRIEF)), invitation, (), ANSWERS, NOW)

    assert seen.response == wanted


def test_only_ones_own_questions_are_marked() -> None:
    asked = tuple(Question(id=each, provider=each, text="?", at=NOW) for each in ("lantern-bay", "dusk-pontoon"))

    seen = opportunity(a_made_round(brief=json.dumps(BRIEF)), an_invitation(), asked, None, NOW)

    assert [each.is_yours for each in seen.questions] == [True, False]
