"""When a provider is reminded of an invitation. Pure.

At half and at nine tenths of the time, at the next nine o'clock in Beijing; never within twelve hours of another mail of the
round, never after an answer or the deadline.
"""

from datetime import datetime, timedelta
from typing import Final

from functions.beijing import next_morning
from functions.invitation import Invitation

SHARES: Final = (0.5, 0.9)
QUIET: Final = timedelta(hours=12)


def next_at(invitation: Invitation) -> datetime | None:
    """Return when the next reminder is due; None where there is none any more.

    A reminder that would come too soon after another mail waits for the next morning after that.
    """
    for share in SHARES[invitation.reminded :]:
        wanted = invitation.sent_at + (invitation.reply_by - invitation.sent_at) * share
        at = next_morning(max(wanted, invitation.mailed_at + QUIET))
        if at < invitation.reply_by:
            return at
    return None


def due_at(invitation: Invitation) -> datetime:
    """Return when the clock has to look at an unanswered invitation: for a reminder, or at its end."""
    return next_at(invitation) or invitation.reply_by


def reminded(invitation: Invitation, now: datetime) -> int:
    """Return how many reminders are done with after one now: those whose time has come, and the one that is sent."""
    whole = invitation.reply_by - invitation.sent_at
    past = sum(invitation.sent_at + whole * share <= now for share in SHARES)
    return max(invitation.reminded + 1, past)
