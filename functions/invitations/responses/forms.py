"""How an organisation answers: as it sees itself, and as others see it."""

from functions import tally
from functions.texts import Reply


class Figures(Reply):
    """An organisation's own figures.

    Attributes:
        shown: Whether others see them: from a number of invitations on.
        since: First quarter that they rest on.
    """

    invited: int
    answered: int
    median_hours: int | None
    shown: bool
    since: str


class Response(Reply):
    """How an organisation answers, as others see it."""

    invited: int
    answered: int
    median_hours: int | None

    @property
    def rate(self) -> int:
        """Answers of a hundred, rounded half up."""
        return (200 * self.answered + self.invited) // (2 * self.invited)


def response(found: tally.Figures, least: int) -> Response | None:
    """Return what others see of an organisation's figures; None while they rest on fewer than `least`."""
    if found.asked < least:
        return None
    return Response(invited=found.asked, answered=found.answered, median_hours=found.median_hours)
