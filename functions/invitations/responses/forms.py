"""How an organisation answers, as it sees itself."""

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
