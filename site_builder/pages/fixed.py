"""Pages without content of their own: shortlist, comparison, not found, and the root in both languages."""

from typing import Final, NamedTuple

from site_builder import urls
from site_builder.pages.edition import Edition
from site_builder.pages.page import Page


class ToolView(NamedTuple):
    """What a page with a script is told.

    Attributes:
        limit: How many providers it holds.
        data: Address of a provider's data, with `{id}`.
        page: Address of a provider's page, with `{id}`.
        names: Address of the names of the codes.
        old_before: Facts older than this day are marked as old.
        day: Day of the build.
        replies_from: Number of invitations from which a rate of replies is shown.
        fields: Names of the fields of a provider's data.
    """

    limit: int
    mailbox: str
    data: str
    page: str
    names: str
    old_before: str
    day: str
    replies_from: int
    fields: tuple[tuple[str, str], ...]


class PlainView(NamedTuple):
    """A page that needs nothing but its sentences."""

    mailbox: str


_IN_SHORT: Final = ("categories", "platforms", "services")
_COMPARED: Final = (
    "legal", "founded", "headquarters", "offices", "tickers", "owner", "status", "team", "platforms", "services", "categories",
    "markets", "languages", "certifications", "statements", "brands", "own_brands", "stores", "modes", "fees", "minimum_budget",
    "accepting", "contract",
)  # fmt: skip


def shortlist_page(edition: Edition) -> Page:
    """Return the shortlist: kept in the browser, filled by links."""
    return _tool(edition, "shortlist", edition.program.limits.shortlist, _IN_SHORT)


def compare_page(edition: Edition) -> Page:
    """Return the comparison of two to four providers."""
    return _tool(edition, "compare", edition.program.limits.compare, _COMPARED)


def _tool(edition: Edition, name: str, limit: int, fields: tuple[str, ...]) -> Page:
    return Page(
        path=edition.url(name),
        language=edition.language,
        template=f"pages/{name}.html",
        title=edition.t(f"{name}.title"),
        description=edition.t(f"{name}.description"),
        noindex=True,
        scripts=(f"js/{name}.js",),
        sheet="tool",
        view=ToolView(
            limit=limit,
            mailbox=edition.program.mailbox,
            data=urls.provider_data("{id}"),
            page=urls.provider(edition.language, "{id}"),
            names=urls.TAXONOMY,
            old_before=edition.old_before.isoformat(),
            day=edition.today.isoformat(),
            replies_from=edition.program.limits.response_rate_from,
            fields=tuple((field, edition.t(f"field.{field}")) for field in fields),
        ),
    )


def not_found_page(edition: Edition) -> Page:
    """Return the page for an address that leads nowhere."""
    return Page(
        path=edition.url("not-found"),
        language=edition.language,
        template="pages/not_found.html",
        title=edition.t("not_found.title"),
        description=edition.t("not_found.description"),
        noindex=True,
        view=PlainView(mailbox=edition.program.mailbox),
    )


def root_page(edition: Edition, path: str = urls.ROOT) -> Page:
    """Return the root, or the page not found at the root: the choice of a language, in both."""
    return Page(
        path=path,
        language=edition.language,
        template="pages/root.html" if path == urls.ROOT else "pages/root_not_found.html",
        title=edition.program.name["en"] + " " + edition.program.name["zh"],
        description=edition.t("home.lead"),
        has_alternate=False,
        noindex=path != urls.ROOT,
        view=PlainView(mailbox=edition.program.mailbox),
    )
