"""Pages without content of their own: shortlist, comparison, desk, not found, and the root in both languages."""

from dataclasses import dataclass

from site_builder import urls
from site_builder.pages.edition import Edition
from site_builder.pages.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolView:
    """What a page with a script is told."""

    limit: int
    mailbox: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainView:
    """A page that needs nothing but its sentences."""

    mailbox: str


def shortlist_page(edition: Edition) -> Page:
    """Return the shortlist: kept in the browser, filled by links."""
    return _tool(edition, "shortlist", edition.program.limits.shortlist)


def compare_page(edition: Edition) -> Page:
    """Return the comparison of two to four providers."""
    return _tool(edition, "compare", edition.program.limits.compare)


def _tool(edition: Edition, name: str, limit: int) -> Page:
    return Page(
        path=edition.url(name),
        language=edition.language,
        template=f"pages/{name}.html",
        title=edition.t(f"{name}.title"),
        description=edition.t(f"{name}.description"),
        noindex=True,
        scripts=(f"js/{name}.js",),
        view=ToolView(limit=limit, mailbox=edition.program.mailbox),
    )


def desk_page(edition: Edition) -> Page:
    """Return the desk: where a person's own work begins."""
    return Page(
        path=edition.url("desk"),
        language=edition.language,
        template="pages/desk.html",
        title=edition.t("desk.title"),
        description=edition.t("desk.description"),
        noindex=True,
        view=PlainView(mailbox=edition.program.mailbox),
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
