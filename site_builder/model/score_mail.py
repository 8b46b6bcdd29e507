"""The mails of scores. Standard library only."""

from typing import ClassVar

from site_builder.model.mail import Mail


class ScoreSettled(Mail):
    """An operator settled a provider's dispute of an event; `verdict` is `stand` or `strike`.

    Only the provider gets it: what is behind its score is seen by it and by operators, and by no brand.
    """

    event: ClassVar[str] = "score-settled"
    provider: str
    quarter: str
    time: str
    verdict: str
    reason: str
    link: str
