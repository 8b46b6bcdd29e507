"""Rounds and invitations as items."""

import pytest

from functions.invitation import Invitation
from functions.round_items import due, invitation_item, invitation_of, round_item, round_of, shelved
from tests.functions.fakes import NOW
from tests.functions.invitations.invites import ROUND, a_made_round, an_invitation


def test_a_round_stands_in_its_brands_list_and_in_the_queue_or_is_due() -> None:
    waits, sent = round_item(a_made_round(sent_at=None)), round_item(a_made_round())

    assert (waits["gsi2pk"], waits["gsi2sk"]) == ("QUEUE#ROUND", f"2026-11-25T08:00:00.000Z#{ROUND}")
    assert (sent["gsi2pk"], sent["gsi2sk"]) == ("DUE", f"2026-12-05T08:00:00.000Z#{ROUND}")
    assert (sent["gsi1pk"], sent["gsi1sk"]) == ("BRAND#B", f"ROUND#{ROUND}")
    assert round_of(sent) == a_made_round()


@pytest.mark.parametrize(
    ("invitation", "place"),
    [
        (an_invitation(), f"INV#O#2026-12-05T08:00:00.000Z#{ROUND}"),
        (an_invitation(interested_at=NOW), f"INV#A#2026-11-25T08:00:00.000Z#{ROUND}"),
        (an_invitation(interested_at=NOW, evaluating_at=NOW), f"INV#A#2026-11-25T08:00:00.000Z#{ROUND}"),
        (an_invitation(declined_at=NOW), f"INV#C#2026-11-25T08:00:00.000Z#{ROUND}"),
        (an_invitation(interested_at=NOW, chosen_at=NOW), f"INV#C#2026-11-25T08:00:00.000Z#{ROUND}"),
    ],
)
def test_an_invitation_stands_on_the_shelf_of_its_state(invitation: Invitation, place: str) -> None:
    assert shelved(invitation, NOW) == {"gsi1pk": "PROV#lantern-bay", "gsi1sk": place}


def test_an_invitations_item_holds_its_whole_line_and_when_the_clock_looks() -> None:
    item = invitation_item(an_invitation(), NOW)

    assert invitation_of(item) == an_invitation()
    assert item["gsi2sk"] == due(NOW, ROUND, "lantern-bay")["gsi2sk"]
