"""What an invitation or a round wants whose time has come."""

from datetime import UTC, datetime, timedelta

import pytest

from functions.events.due.rules import after_reminder, is_over, task_of, unheard
from functions.invitation import Invitation
from tests.functions.fakes import NOW
from tests.functions.invitations.invites import a_made_round, an_invitation

MORNING = datetime(2026, 12, 1, 1, tzinfo=UTC)  # nine in Beijing, after half of the time
END = NOW + timedelta(days=10)


@pytest.mark.parametrize(
    ("invitation", "now", "task"),
    [
        (an_invitation(), MORNING, "remind"),
        (an_invitation(viewed_at=NOW), MORNING, "remind"),
        (an_invitation(mailed_at=MORNING - timedelta(hours=2)), MORNING, "later"),
        (an_invitation(reminded=2), MORNING, "later"),
        (an_invitation(), MORNING - timedelta(seconds=1), "later"),
        (an_invitation(), END, "lapse"),
        (an_invitation(lapsed_at=END), END, "nothing"),
        (an_invitation(interested_at=NOW), MORNING, "nothing"),
        (an_invitation(declined_at=NOW), MORNING, "nothing"),
        (an_invitation(withdrawn_at=NOW), MORNING, "nothing"),
        (an_invitation(interested_at=NOW, chosen_at=NOW), MORNING, "report"),
    ],
)
def test_only_who_has_not_answered_is_reminded(invitation: Invitation, now: datetime, task: str) -> None:
    assert task_of(invitation, now) == task


def test_a_reminder_is_counted_and_keeps_the_next_one_away() -> None:
    after = after_reminder(an_invitation(), MORNING)

    assert (after.reminded, after.mailed_at) == (1, MORNING)


def test_who_is_evaluated_or_was_heard_of_is_not_without_a_word() -> None:
    waits = an_invitation(interested_at=NOW)
    others = (an_invitation(interested_at=NOW, evaluating_at=NOW, heard=True), an_invitation(), an_invitation(interested_at=NOW, chosen_at=NOW, heard=True))  # fmt: skip

    assert unheard((waits, *others), END) == (waits,)


def test_a_brands_time_is_over_two_weeks_after_the_deadline() -> None:
    assert not is_over(a_made_round(), END + timedelta(days=14) - timedelta(seconds=1))
    assert is_over(a_made_round(), END + timedelta(days=14))
