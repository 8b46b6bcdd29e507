"""Pages of people who sign in: one file a kind, without anything private; their scripts fill them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from site_builder import urls
from site_builder.pages.edition import Edition
from site_builder.pages.page import Page

NAMES: Final = ("login", "desk", "account", "register", "organisation", "claim", "confirm", "queues")


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountView:
    """What such a page is told.

    Attributes:
        mailbox: Of the programme, for whoever has no script.
        data: Address of a provider's data, with `{id}`.
        page: Address of a provider's page, with `{id}`.
        names: Address of the names of the codes.
        errors: The sentence for each code with which a request is turned down.
    """

    mailbox: str
    data: str
    page: str
    names: str
    errors: tuple[tuple[str, str], ...]


def account_pages(edition: Edition) -> Iterator[Page]:
    """Yield the way in, the desk, and the pages behind them."""
    view = AccountView(**account_facts(edition))
    for name in NAMES:
        yield signed_in_page(edition, name, view)


def signed_in_page(edition: Edition, name: str, view: AccountView, script: str = "") -> Page:
    """Return a page of people who sign in; its script has its name, if no other one is given."""
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


def account_facts(edition: Edition) -> dict[str, Any]:  # Any: fields of several types
    """Return what every page of people who sign in is told: the fields of `AccountView`."""
    return {
        "mailbox": edition.program.mailbox,
        "data": urls.provider_data("{id}"),
        "page": urls.provider(edition.language, "{id}"),
        "names": urls.TAXONOMY,
        "errors": tuple(edition.under("error.").items()),
    }
