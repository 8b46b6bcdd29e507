"""Who may change which entry: accounts of the repository host, two at most for an entry."""

from typing import Annotated

from pydantic import Field, RootModel

from site_builder.model.base import Code, Record
from site_builder.model.dates import Day


class Owner(Record):
    """One account.

    Attributes:
        account: Its number at the repository host; a name may be given away, a number is not.
        since: Day from which it speaks for the firm.
    """

    account: Annotated[int, Field(ge=1)]
    since: Day


class Owners(RootModel[dict[Code, Annotated[tuple[Owner, ...], Field(min_length=1, max_length=2)]]]):
    """The owners of each entry that has some (`content/owners.yaml`)."""

    def may_change(self, provider_id: str, account: int) -> bool:
        """Whether an account owns an entry."""
        return any(owner.account == account for owner in self.root.get(provider_id, ()))
