"""When a provider is reminded."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from functions.beijing import BEIJING
from functions.reminder import QUIET, due_at, next_at, reminded
from tests.functions.fakes import NOW
from tests.functions.invitations.invites import an_invitation


def test_reminders_come_at_half_and_at_nine_tenths_at_nine_o_clock_in_beijing() -> None:
    first = an_invitation()

    second = an_invitation(reminded=1)

    assert next_at(first) == datetime(2026, 12, 1, 1, tzinfo=UTC)  # half is at 16:00 on 30 November in Beijing
    assert next_at(second) == datetime(2026, 12, 5, 1, tzinfo=UTC)  # nine tenths is at 16:00 on 4 December
    assert next_at(an_invitation(reminded=2)) is None
    assert due_at(an_invitation(reminded=2)) == first.reply_by


def test_a_reminder_keeps_twelve_hours_from_another_mail_of_the_round() -> None:
    told = an_invitation(mailed_at=datetime(2026, 11, 30, 20, tzinfo=UTC))

    assert next_at(told) == datetime(2026, 12, 2, 1, tzinfo=UTC)


def test_a_reminder_that_would_come_after_the_deadline_does_not_come() -> None:
    hurried = an_invitation(reply_by=NOW + timedelta(hours=24), reminded=1)

    assert next_at(hurried) is None


def test_after_a_long_silence_one_reminder_stands_for_all_that_were_missed() -> None:
    assert reminded(an_invitation(), NOW + timedelta(days=9, hours=12)) == 2
    assert reminded(an_invitation(), NOW + timedelta(days=6)) == 1


@given(
    st.timedeltas(min_value=timedelta(hours=24), max_value=timedelta(days=60)),
    st.timedeltas(min_value=timedelta(), max_value=timedelta(days=60)),
    st.integers(0, 2),
)
def test_a_reminder_is_never_near_a_mail_nor_after_the_deadline(time: timedelta, mailed: timedelta, done: int) -> None:
    invitation = an_invitation(reply_by=NOW + time, mailed_at=NOW + mailed, reminded=done)

    at = next_at(invitation)

    assert at is None or (
        at < invitation.reply_by
        and at - invitation.mailed_at >= QUIET
        and at.astimezone(BEIJING).time().isoformat() == "09:00:00"
        and at >= NOW + time / 2
    )
