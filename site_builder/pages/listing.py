"""Lists of providers: everyone, and everyone of one category, platform, service or market; paginated."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import Final, NamedTuple

import orjson
from markupsafe import Markup

from site_builder import urls
from site_builder.model.card import Card
from site_builder.pages.edition import Edition
from site_builder.pages.page import Crumb, Link, Page

Address = Callable[[int], str]
_SHOWN: Final = 8
SEARCHED: Final = (
    "categories",
    "platforms",
    "services",
    "markets",
    "stars",
    "places",
    "languages",
    "types",
    "budgets",
    "evidence",
)
_ITEM_LIST: Final = '{"@context":"https://schema.org","@type":"ItemList","itemListElement":'


class FacetLinks(NamedTuple):
    """The values of one facet, each a link to its list.

    Attributes:
        more: Link to all values, where not all are shown.
    """

    name: str
    label: str
    links: tuple[Link, ...]
    is_open: bool
    more: Link | None


class Pager(NamedTuple):
    """Where a page stands among its list's pages.

    Attributes:
        links: Numbers and addresses of pages, and whether some are left out before each.
    """

    number: int
    of: int
    label: str
    previous: str
    next: str
    links: tuple[tuple[int, str, bool], ...]


class SearchTool(NamedTuple):
    """What the script of the search is told.

    Attributes:
        part: Address of a part of the index, with `{part}`.
        size: Entries shown at once.
    """

    part: str
    size: int


class ListingView(NamedTuple):
    """What a list's page shows, but its lines and the other lists beside it, which it has in slots.

    Attributes:
        find: Address of the list of everyone, where the search is.
        within: Facet and code that a search from here begins with; empty on the list of everyone.
        tool: What the script of the search is told, where it works.
    """

    find: str
    within: tuple[str, str]
    tool: SearchTool | None
    heading: str
    sentence: str
    order: str
    order_url: str
    pager: Pager | None


class FacetsView(NamedTuple):
    """The other lists, beside a list; `here` is the address of the list that is shown."""

    groups: tuple[FacetLinks, ...]
    here: str


class FacetIndexView(NamedTuple):
    """All values of one facet."""

    heading: str
    sentence: str
    links: tuple[Link, ...]


def codes_of(card: Card, name: urls.Facet) -> tuple[str, ...]:
    """Return a card's values of one facet."""
    codes: tuple[str, ...] = getattr(card, name)
    return codes


def facet_links(edition: Edition, counts: Mapping[urls.Facet, Mapping[str, int]]) -> dict[urls.Facet, tuple[Link, ...]]:
    """Return every facet's values that somebody has, most frequent first, as links to their lists."""
    return {name: tuple(_links(edition, name, counts[name])) for name in urls.FACETS}


def _links(edition: Edition, name: urls.Facet, counts: Mapping[str, int]) -> Iterator[Link]:
    order = {code: place for place, code in enumerate(edition.names[name])}
    for code in sorted(counts, key=lambda code: (-counts[code], order[code])):
        yield Link(label=edition.name(name, code), href=urls.facet(edition.language, name, code), figure=counts[code])


class ListOf(NamedTuple):
    """One list: what it is called and where its pages are."""

    heading: str
    sentence: str
    description: str
    address: Address
    crumbs: tuple[Crumb, ...]
    facet: urls.Facet | None = None
    code: str = ""


def everyone(edition: Edition, count: int) -> ListOf:
    """Return the list of all providers."""
    return ListOf(
        heading=edition.t("listing.title"),
        sentence=edition.t("listing.all", count=count),
        description=edition.t("listing.description"),
        address=partial(urls.listing, edition.language),
        crumbs=(),
    )


def of_facet(edition: Edition, name: urls.Facet, code: str, count: int) -> ListOf:
    """Return the list of one value of a facet."""
    label = edition.name(name, code)
    return ListOf(
        heading=edition.t(f"listing.{name}", name=label),
        sentence=edition.t(f"listing.{name}.sentence", name=label, count=count),
        description=edition.t(f"listing.{name}.description", name=label),
        address=partial(urls.facet, edition.language, name, code),
        crumbs=(
            Crumb(label=edition.t("nav.providers"), href=edition.url("providers")),
            Crumb(label=edition.t(f"facet.{name}"), href=edition.url(name)),
        ),
        facet=name,
        code=code,
    )


def search_tool(edition: Edition) -> SearchTool:
    """Return what the script of the search is told."""
    return SearchTool(part=urls.search_part("{part}"), size=edition.program.limits.listing_page)


def listing_page(
    edition: Edition, what: ListOf, number: int, of: int, cards: Sequence[Card], slots: Mapping[str, bytes]
) -> Page:
    """Return one page of a list.

    Args:
        edition: The language it is written in.
        what: The list.
        number: Which page, from 1.
        of: How many pages the list has.
        cards: The providers of this page.
        slots: Their rendered lines (`entries`), and links to the other lists (`facets`).
    """
    is_search = what.facet is None and number == 1
    title = what.heading if number == 1 else edition.t("listing.page_title", title=what.heading, number=number)
    return Page(
        path=what.address(number),
        language=edition.language,
        template="pages/listing.html",
        title=title,
        description=what.description,
        nav="providers",
        crumbs=what.crumbs,
        lastmod=max([card.newest for card in cards], default=None),
        json_ld=(_item_list(edition, cards, number),) if cards else (),
        sheet="list",
        scripts=("js/search.js",) if is_search else (),
        slots=slots,
        view=ListingView(
            find=edition.url("providers"),
            within=(what.facet, what.code) if what.facet else ("", ""),
            tool=search_tool(edition) if is_search else None,
            heading=what.heading,
            sentence=what.sentence,
            order=edition.t("listing.order"),
            order_url=edition.url("method") + "#order",
            pager=_pager(edition, what.address, number, of) if of > 1 else None,
        ),
    )


def _pager(edition: Edition, address: Address, number: int, of: int) -> Pager:
    near = sorted({1, of, *range(max(1, number - 2), min(of, number + 2) + 1)})
    return Pager(
        number=number,
        of=of,
        label=edition.t("pager.label", number=number, of=of),
        previous=address(number - 1) if number > 1 else "",
        next=address(number + 1) if number < of else "",
        links=tuple((other, address(other), other > before + 1) for before, other in pairwise((0, *near))),
    )


def _item_list(edition: Edition, cards: Sequence[Card], number: int) -> Markup:
    """Return the list's structured data, written as text: an id needs no escape."""
    first = (number - 1) * edition.program.limits.listing_page + 1
    base = orjson.dumps(edition.absolute(urls.provider(edition.language, ""))).decode().removesuffix('"')
    items = [
        f'{{"@type":"ListItem","position":{position},"url":{base}{card.id}"}}'
        for position, card in enumerate(cards, first)
    ]
    return Markup(f"{_ITEM_LIST}[{','.join(items)}]}}".replace("<", "\\u003c"))  # noqa: S704 # JSON without "<" cannot leave its element


def facet_column(
    edition: Edition,
    name: urls.Facet,
    label: str,
    links: tuple[Link, ...],
    shown: int,
    here: str = "",
    *,
    is_open: bool = True,
) -> FacetLinks:
    """Return a facet's most frequent values, and a link to all of them where there are more.

    Args:
        edition: The language it is written in.
        name: The facet.
        label: Its heading.
        links: All its values.
        shown: How many are shown.
        here: Address of the list that is shown beside it, which is never left out.
        is_open: Whether the values are seen at once.
    """
    some = tuple(link for position, link in enumerate(links) if position < shown or link.href == here)
    more = (
        Link(label=edition.t("facet.all", count=len(links)), href=edition.url(name)) if len(some) < len(links) else None
    )
    return FacetLinks(name=name, label=label, links=some, is_open=is_open, more=more)


def facet_columns(
    edition: Edition, links: Mapping[urls.Facet, tuple[Link, ...]], current: urls.Facet | None, here: str = ""
) -> tuple[FacetLinks, ...]:
    """Return the column of facets beside a list."""
    return tuple(
        facet_column(
            edition, name, edition.t(f"facet.{name}"), links[name], _SHOWN, here, is_open=current in {None, name}
        )
        for name in urls.FACETS
    )


def facet_index_page(edition: Edition, name: urls.Facet, links: tuple[Link, ...], newest: str | None) -> Page:
    """Return the page of all values of a facet."""
    return Page(
        path=edition.url(name),
        language=edition.language,
        template="pages/facet_index.html",
        title=edition.t(f"index.{name}"),
        description=edition.t(f"index.{name}.description"),
        nav="providers",
        crumbs=(Crumb(label=edition.t("nav.providers"), href=edition.url("providers")),),
        lastmod=newest,
        view=FacetIndexView(
            heading=edition.t(f"index.{name}"), sentence=edition.t(f"index.{name}.description"), links=links
        ),
    )
