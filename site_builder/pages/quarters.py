"""Pages of scores for people who sign in: a provider's own score, and the operators' closing of quarters."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from site_builder import urls
from site_builder.model.method import ScoreMethod
from site_builder.pages.accounts import Account, account_of, signed_in_page
from site_builder.pages.edition import Edition
from site_builder.pages.fit import Option
from site_builder.pages.page import Page

NAMES: Final = ("score", "quarters")


class ScoreView(NamedTuple):
    """What such a page is told, beside what every page of people who sign in is told.

    Attributes:
        directory: Address of the whole directory's columns, for the place in a category.
        indicators: Code and name of every indicator of any version.
        means: Code and meaning of the same.
    """

    account: Account
    directory: str
    indicators: tuple[Option, ...]
    means: tuple[Option, ...]


def score_pages(edition: Edition, methods: Mapping[str, ScoreMethod]) -> Iterator[Page]:
    """Yield them."""
    known = {each.code: each for method in methods.values() for each in method.indicators}
    view = ScoreView(
        account=account_of(edition),
        directory=urls.PROVIDERS_JSON,
        indicators=tuple((code, each.name[edition.language]) for code, each in known.items()),
        means=tuple((code, each.means[edition.language]) for code, each in known.items()),
    )
    for name in NAMES:
        yield signed_in_page(edition, name, view)
