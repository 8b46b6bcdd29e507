"""Pages of people who sign in: one file a kind, without anything private; their scripts fill them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

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
    view = account_view(edition)
    for name in NAMES:
        yield Page(
            path=edition.url(name),
            language=edition.language,
            template=f"pages/{name}.html",
            title=edition.t(f"{name}.title"),
            description=edition.t(f"{name}.lead"),
            noindex=True,
            scripts=(f"js/{name}.js",),
            sheet="desk",
            view=view,
        )


def account_view(edition: Edition) -> AccountView:
    """Return what every page of people who sign in is told."""
    return AccountView(
        mailbox=edition.program.mailbox,
        data=urls.provider_data("{id}"),
        page=urls.provider(edition.language, "{id}"),
        names=urls.TAXONOMY,
        errors=tuple(edition.under("error.").items()),
    )
