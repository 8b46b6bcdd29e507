"""The mails of a round."""

import pytest

from functions.addresses import mailbox_digest
from functions.invitations.mails import (
    answers_told,
    invitations,
    opportunity,
    opportunity_page,
    round_page,
    to_operators,
)
from functions.invitations.responses.forms import Response
from functions.organisation import Box, Organisation
from site_builder.model.round_mail import RoundHeld
from tests.functions.fakes import NOW
from tests.functions.invitations.invites import NAME, a_made_round
from tests.functions.stage import Stage

ANSWERS = Response(invited=8, answered=6, median_hours=20)
BOXES = tuple(
    Box(id=mailbox_digest(f"{name}@bay.com"), address=f"{name}@bay.com", language="zh", confirmed_at=at)
    for name, at in (("mei", NOW), ("pei", NOW), ("new", None))
)
PROVIDER = Organisation(kind="provider", id="lantern-bay", name=NAME, created_at=NOW, boxes=BOXES)


def test_a_mail_names_the_confirmed_mailboxes_that_it_goes_to() -> None:
    assert opportunity(a_made_round(), PROVIDER, {}).mailboxes == "mei@bay.com, pei@bay.com"


def test_a_blind_mail_has_no_place_for_the_brand() -> None:
    told = opportunity(a_made_round(blind=True), PROVIDER, {"operator": "Wei", **answers_told(ANSWERS)})

    assert (told.event, told.operator) == ("opportunity-blind", "Wei")
    assert not {"brand", "heard", "rate", "hours"} & set(told.names)


@pytest.mark.parametrize(
    ("answers", "wanted"),
    [
        (ANSWERS, {"heard": "8", "rate": "75%", "hours": "20"}),
        (Response(invited=5, answered=0, median_hours=None), {"heard": "5", "rate": "0%", "hours": ""}),
        (None, {"heard": "", "rate": "", "hours": ""}),
    ],
)
def test_a_mail_says_how_the_brand_answers_where_that_is_known(
    answers: Response | None, wanted: dict[str, str]
) -> None:
    told = opportunity(a_made_round(), PROVIDER, answers_told(answers))

    assert {name: getattr(told, name) for name in wanted} == wanted


def test_after_the_deadline_nobody_wants_the_mail() -> None:
    (mail,) = invitations(Stage(()).services, a_made_round(), [PROVIDER], {}, NOW)

    assert (mail.organisation, mail.audience, mail.expires_at) == (
        "PROV#lantern-bay",
        "mailboxes",
        a_made_round().reply_by,
    )


def test_pages_are_named_behind_the_language() -> None:
    told = RoundHeld(brand="B", brief="b", link="/desk")

    assert (opportunity_page("R"), round_page("R")) == ("/opportunity?id=R", "/round?id=R")
    assert to_operators(Stage(()).services, told, NOW).organisation == "PROG#operators"
