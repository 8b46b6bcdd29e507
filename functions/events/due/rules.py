"""What is to be done about an invitation or a round whose time has come. Pure."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Literal

from functions.invitation import Invitation, Round, state_of
from functions.reminder import next_at, reminded

Task = Literal["remind", "later", "lapse", "report", "nothing"]


def task_of(invitation: Invitation, now: datetime) -> Task:
    """Return what an invitation that is due wants.

    `later`: a mail of the round came meanwhile, so the reminder keeps its distance. `report`: the provider was chosen two
    weeks ago, and has perhaps not reported the cooperation.
    """
    state = state_of(invitation, now)
    if state == "expired":
        return "nothing" if invitation.lapsed_at else "lapse"
    if state == "chosen":
        return "report"
    if state not in {"invited", "viewed"}:
        return "nothing"
    at = next_at(invitation)
    return "remind" if at is not None and at <= now else "later"


def after_reminder(invitation: Invitation, now: datetime) -> Invitation:
    """Return an invitation after a reminder."""
    return replace(invitation, reminded=reminded(invitation, now), mailed_at=now)


def unheard(invitations: Iterable[Invitation], now: datetime) -> tuple[Invitation, ...]:
    """Return those that are interested and have not heard a word from the brand."""
    return tuple(each for each in invitations if state_of(each, now) == "interested" and not each.heard)


def is_over(made: Round, now: datetime) -> bool:
    """Whether the brand's time to decide has passed."""
    return now >= made.decide_by
