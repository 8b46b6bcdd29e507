"""The programme: whose directory this is, how to reach it, and its limits."""

from typing import Annotated

from pydantic import Field

from site_builder.model.base import Code, Link, Record
from site_builder.model.localized import Localized


class Limits(Record):
    """Figures that rules of the product read.

    Attributes:
        round_advice: How many providers a brand is advised to invite at a time.
        round_most: How many it may invite at a time; a round is one transaction, which holds no more.
        rounds_a_day: How many rounds a brand may send on one day, as Beijing counts days.
        open_invitations: How many of a brand's invitations may wait for an answer.
    """

    fact_old_after_months: Annotated[int, Field(ge=1, le=240)]
    listing_page: Annotated[int, Field(ge=1, le=200)]
    shortlist: Annotated[int, Field(ge=1, le=50)]
    compare: Annotated[int, Field(ge=2, le=8)]
    response_rate_from: Annotated[int, Field(ge=1)]
    round_advice: Annotated[int, Field(ge=1, le=20)] = 10
    round_most: Annotated[int, Field(ge=1, le=20)] = 20
    rounds_a_day: Annotated[int, Field(ge=1, le=20)] = 3
    open_invitations: Annotated[int, Field(ge=1, le=200)] = 60


class Home(Record):
    """What the home page shows: one entry as a sample, another one beside demo providers."""

    sample: Code
    sample_demo: Code


class Program(Record):
    """The programme that runs the directory.

    Attributes:
        edit_url: Address of the repository host's edit form with `{path}`; absent where there is no public repository.
    """

    name: Localized
    headline: Localized
    mailbox: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[a-z]+$")]
    repository: Link | None = None
    edit_url: Annotated[str, Field(pattern=r"^https://[^\s]*\{path\}[^\s]*$")] | None = None
    base_url: Link
    limits: Limits
    home: Home
