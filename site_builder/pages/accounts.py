"""Pages of people who sign in: one file a kind, without anything private; their scripts fill them."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from site_builder import urls
from site_builder.pages.edition import Edition
from site_builder.pages.page import Page, View

NAMES: Final = ("login", "desk", "account", "register", "organisation", "claim", "confirm", "queues")


class Account(NamedTuple):
    """What every page of people who sign in is told.

    Attributes:
        data: Address of a provider's data, with `{id}`.
        page: Address of a provider's page, with `{id}`.
        names: Address of the names of the codes.
        errors: The sentence for each code with which a request is turned down.
    """

    data: str
    page: str
    names: str
    errors: tuple[tuple[str, str], ...]


class AccountView(NamedTuple):
    """What such a page is told that needs no more."""

    account: Account


def account_pages(edition: Edition) -> Iterator[Page]:
    """Yield the way in, the desk, and the pages behind them."""
    view = AccountView(account=account_of(edition))
    for name in NAMES:
        yield signed_in_page(edition, name, view)


def signed_in_page(edition: Edition, name: str, view: View, script: str = "") -> Page:
    """Return a page of people who sign in; its view has an `account`, its script its name, if no other one is given."""
    return Page(
        path=edition.url(name),
        language=edition.language,
        template=f"pages/{name}.html",
        title=edition.t(f"{name}.title"),
        description=edition.t(f"{name}.lead"),
        noindex=True,
        scripts=(script or f"js/{name}.js",),
        sheet="desk",
        view=view,
    )


def account_of(edition: Edition) -> Account:
    """Return what every page of people who sign in is told."""
    return Account(
        data=urls.provider_data("{id}"),
        page=urls.provider(edition.language, "{id}"),
        names=urls.TAXONOMY,
        errors=tuple(edition.under("error.").items()),
    )
